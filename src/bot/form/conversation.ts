import {
  type Conversation,
  type ConversationData,
  type ConversationStorage,
  conversations,
  createConversation,
} from '@grammyjs/conversations';
import { Composer, type Context } from 'grammy';
import type { Draft } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { hasMessage } from '../../domain/form/step.ts';
import { parseFormData } from '../callbacks.ts';
import { type BotContext, forget, remember } from '../context.ts';
import { answerForm, bringUp, formIsOpen } from './open-form.ts';
import { type FormInput, readInput } from './to-input.ts';

const NAME = 'new-contact';

/** Raised with every change of the loop below: an older log is dropped, and the draft goes on without it. */
const LOG_VERSION = 3;

/**
 * The form as a conversation: wait, decide, wait again. The draft is the truth, the plugin's log holds one
 * wait and nothing else: `skip` takes the update that was just handled back out of it, so the 500th turn
 * costs what the 2nd did, and a log that is lost or no longer understood loses nothing.
 *
 * It decides and does not speak: what Telegram refuses cannot break the conversation, and nothing that
 * Telegram answers ends up in the log. What was decided is shown downstream (form.ts, showOutcome).
 */
export function newContactConversation(settings: () => FormSettings): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(conversations<BotContext, Context>({ storage }));
  composer.use(
    createConversation<BotContext, Context>(
      async (conversation: Conversation<BotContext, Context>) => {
        for (;;) {
          await conversation.wait();
          if (!(await conversation.external((outer) => takeTurn(outer, settings())))) {
            await conversation.halt({ next: true });
          }
          await conversation.skip({ next: true });
        }
      },
      NAME,
    ),
  );
  // A draft whose log is gone (an upgrade, a restart in the middle): this very update is the answer.
  composer.use(async (ctx, next) => {
    if (!ctx.conversation.active(NAME)) {
      if (takeTurn(ctx, settings()) && ctx.turn.outcome) await enterForm(ctx);
    }
    await next();
  });
  return composer;
}

/** Takes the update as an answer if it is one. Returns whether the form is still open. */
function takeTurn(ctx: BotContext, settings: FormSettings): boolean {
  // Each card keeps its buttons, and each message can be edited: they belong to a draft that may be another one.
  const tap = parseFormData(ctx.callbackQuery?.data ?? '', settings.customFields);
  const editedId = ctx.editedMessage?.message_id;
  if (tap) bringUp(ctx, (draft) => isTappable(draft, tap));
  else if (editedId !== undefined) bringUp(ctx, (draft) => hasMessage(draft, editedId));
  const input = formIsOpen(ctx) ? readInput(ctx, settings) : undefined;
  if (input) answerForm(ctx, input, settings);
  return formIsOpen(ctx);
}

/** Of a cancelled contact nothing is live any more but the way back. */
const isTappable = ({ id, isCancelled }: Draft, { input, tapped }: FormInput): boolean =>
  id === tapped?.draftId && (!isCancelled || input.kind === 'undo');

/** From now on the rep's updates are answers, until the form is closed. */
export async function enterForm(ctx: BotContext): Promise<void> {
  if (!ctx.conversation.active(NAME)) await ctx.conversation.enter(NAME);
}

/** The log lives in the rep's row and is written with everything else of the update. */
const storage: ConversationStorage<BotContext, ConversationData> = {
  type: 'context',
  version: LOG_VERSION,
  adapter: {
    read: ({ turn }) => turn.work.rep.log && JSON.parse(turn.work.rep.log),
    write(ctx, state) {
      const log = JSON.stringify(state);
      if (log !== ctx.turn.work.rep.log) remember(ctx, { log });
    },
    delete: (ctx) => forget(ctx, 'log'),
  },
};
