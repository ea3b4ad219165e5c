import type { Brought } from '../../domain/form/draft.ts';
import type { Form } from '../../domain/form/settings.ts';
import type { BotContext } from '../context.ts';
import { placeOf, pointToPrivateChat } from '../reply.ts';
import { enterForm } from './conversation.ts';
import { answerForm, openForm } from './open-form.ts';
import type { ShowOutcome } from './show.ts';

export interface StartFormDeps {
  showOutcome: ShowOutcome;
  form(): Form;
}

/** Opens a form, with what the rep has brought along if there is something. */
export type StartForm = (ctx: BotContext, brought?: Brought) => Promise<void>;

/**
 * /newcontact and all that means the same. A form that is open is not lost: the rep chooses. Given in a
 * group, the form opens in the private chat; if the bot may not write there first (Telegram wants people to
 * press Start once), the group gets a button that leads to it.
 */
export function createStartForm({ showOutcome, form }: StartFormDeps): StartForm {
  return async function startForm(ctx, brought) {
    const { turn: turn } = ctx;
    const isPrivate = ctx.chat?.type === 'private';
    const place = isPrivate ? undefined : placeOf(ctx);
    const open = turn.work.rep.draft;
    if (!open) openForm(ctx, form(), place, brought);
    else if (ctx.match === open.id) answerForm(ctx, { input: { kind: 'go-on' } }, form());
    else {
      const input = {
        kind: 'reopen' as const,
        place,
        brought,
      };
      answerForm(ctx, { input }, form());
    }
    // A form never takes the place of what was tapped to open it: a summary stays for good.
    turn.replaces = undefined;
    await enterForm(ctx);
    await showOutcome(ctx);
    const { draft } = turn.work.rep;
    if (!isPrivate && draft && !turn.reached)
      await pointToPrivateChat(ctx, 'may-not-write', draft.id);
  };
}
