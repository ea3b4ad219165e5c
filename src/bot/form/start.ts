import type { Prefill } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import type { BotContext } from '../context.ts';
import { destinationOf, pointToPrivateChat } from '../reply.ts';
import { enterForm } from './conversation.ts';
import { answerForm, openForm } from './open-form.ts';
import type { ShowOutcome } from './show.ts';

export interface StartFormDeps {
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

/**
 * Opens a form, prefilled with the contact that the rep sent, if any. A question that is open waits meanwhile; with
 * `goesOn` it is shown again instead.
 */
export type StartForm = (
  ctx: BotContext,
  prefill?: Prefill,
  options?: { goesOn: boolean },
) => Promise<void>;

/**
 * /newcontact and all that means the same. A form that is open is not lost: it waits. Given in a
 * group, the form opens in the private chat; if the bot may not write there first (Telegram wants people to
 * press Start once), the group gets a button that leads to it.
 */
export function createStartForm({ showOutcome, settings }: StartFormDeps): StartForm {
  return async function startForm(ctx, prefill, options) {
    const { turn } = ctx;
    const isPrivate = ctx.chat?.type === 'private';
    const destination = isPrivate ? undefined : destinationOf(ctx);
    const open = turn.work.rep.draft;
    if (!open) openForm(ctx, settings(), destination, prefill);
    else if (ctx.match === open.id || (options?.goesOn && open.step !== 'review'))
      answerForm(ctx, { input: { kind: 'go-on' } }, settings());
    else {
      const input = {
        kind: 'reopen' as const,
        destination,
        prefill,
      };
      answerForm(ctx, { input }, settings());
    }
    // A form never takes the place of what was tapped to open it: a summary stays.
    turn.replaces = turn.saidId;
    await enterForm(ctx);
    await showOutcome(ctx);
    const { draft } = turn.work.rep;
    if (isPrivate || !draft || !ctx.chat) return;
    if (!turn.wasDelivered) await pointToPrivateChat(ctx, 'may-not-write', draft.id);
    else if (ctx.msg) await turn.messenger.react(ctx.chat.id, ctx.msg.message_id, '👍');
  };
}
