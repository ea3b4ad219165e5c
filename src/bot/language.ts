import type { Words } from '../locales/words.ts';
import { answerTap, type BotContext, remember } from './context.ts';
import type { ShowOutcome } from './new-contact/show.ts';

/** A language was chosen: said in it, or, in the middle of a form, shown by the form itself. */
export async function changeLanguage(
  ctx: BotContext,
  words: Words,
  showOutcome: ShowOutcome,
): Promise<void> {
  const { handling } = ctx;
  remember(ctx, { locale: words.locale });
  handling.words = words;
  const messageId = ctx.callbackQuery?.message?.message_id;
  const { draft } = handling.work.rep;
  if (draft) {
    handling.replaces = messageId;
    handling.outcome = { kind: 'ask', draft };
    await showOutcome(ctx);
    return;
  }
  if (!ctx.chat) return;
  const text = words.html('language-chosen');
  await Promise.all([answerTap(ctx), handling.messenger.show(ctx.chat.id, { text }, messageId)]);
}
