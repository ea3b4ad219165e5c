import type { Place } from '../../domain/draft.ts';
import type { CountryCode } from '../../domain/phone.ts';
import type { BotContext } from '../context.ts';
import { pointToPrivateChat } from '../group.ts';
import { placeOf } from '../reply.ts';
import { enterForm } from './conversation.ts';
import { answerForm, openForm } from './form.ts';
import { readInput } from './input.ts';
import type { ShowOutcome } from './show.ts';

export interface StartFormDeps {
  showOutcome: ShowOutcome;
  country: CountryCode;
}

/**
 * /newcontact and all that means the same. A form that is open is not lost: the rep chooses. Given in a
 * group, the form opens in the private chat; if the bot may not write there first (Telegram wants people to
 * press Start once), the group gets a button that leads to it.
 */
export function createStartForm({ showOutcome, country }: StartFormDeps) {
  /** A shared contact card fills the form at once. */
  function begin(ctx: BotContext, place: Place | undefined): void {
    openForm(ctx, place);
    const given = readInput(ctx);
    if (given?.input.kind === 'contact-card') answerForm(ctx, given, country);
  }

  return async function startForm(ctx: BotContext): Promise<void> {
    const { handling } = ctx;
    const isPrivate = ctx.chat?.type === 'private';
    const place = isPrivate ? undefined : placeOf(ctx);
    const open = handling.work.rep.draft;
    if (!open) begin(ctx, place);
    else if (ctx.match === open.id) answerForm(ctx, { input: { kind: 'go-on' } }, country);
    else answerForm(ctx, { input: { kind: 'reopen', ...(place && { place }) } }, country);
    // A form never takes the place of what was tapped to open it: a summary stays for good.
    handling.replaces = undefined;
    await enterForm(ctx);
    await showOutcome(ctx);
    const { draft } = handling.work.rep;
    if (!isPrivate && draft && !handling.reached)
      await pointToPrivateChat(ctx, 'may-not-write', draft.id);
  };
}
