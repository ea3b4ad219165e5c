import type { View } from '../../telegram/messenger.ts';
import { sortTelegramError } from '../../telegram/telegram-error.ts';
import { answerTap, type BotContext, retireLiveMessage } from '../context.ts';

/**
 * Shows the form in the rep's private chat, in the message of `turn.replaces` or in a new one; the message
 * before loses its buttons, and a tap is answered. Resolves to the id of the message that shows it now, or
 * undefined if the rep cannot be reached. Rejects when Telegram is away.
 */
export async function showCard(
  ctx: BotContext,
  messageId: number | undefined,
  view: View,
): Promise<number | undefined> {
  const { messenger, replaces: inPlace } = ctx.turn;
  const chatId = ctx.from?.id;
  if (chatId === undefined) return undefined;
  const [shownId] = await Promise.all([
    messenger.show(chatId, view, inPlace),
    answerTap(ctx),
    retire(ctx, chatId, messageId, inPlace),
  ]);
  ctx.turn.wasDelivered = shownId !== undefined;
  return shownId;
}

/**
 * The same for what is on its way whether it is shown or not: a contact does not wait for Telegram, and the
 * message catches up with what comes of it.
 */
export async function tryToShowCard(
  ctx: BotContext,
  messageId: number | undefined,
  view: View,
): Promise<number | undefined> {
  try {
    return await showCard(ctx, messageId, view);
  } catch (error) {
    if (sortTelegramError(error)?.kind !== 'later') throw error;
    return ctx.turn.replaces ?? messageId;
  }
}

/** The card before and the last summary lose their live buttons. */
async function retire(
  ctx: BotContext,
  chatId: number,
  messageId: number | undefined,
  inPlace: number | undefined,
): Promise<void> {
  const { messenger } = ctx.turn;
  if (messageId !== undefined && messageId !== inPlace) await messenger.strip(chatId, messageId);
  await retireLiveMessage(ctx, inPlace);
}
