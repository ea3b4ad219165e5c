import type { Destination } from '../domain/form/draft.ts';
import type { View } from '../telegram/messenger.ts';
import { tapButton } from './callbacks.ts';
import { type BotContext, remember, retireLiveMessage } from './context.ts';

/**
 * Answers a command where it was given. In the middle of a form the answer carries the way back to it: it
 * is the newest message now, so the form's buttons move here. Resolves to the message's id, or undefined if the
 * chat does not hear us.
 */
export async function reply(ctx: BotContext, view: View): Promise<number | undefined> {
  const { messenger, words, work } = ctx.turn;
  const { draft } = work.rep;
  const destination = destinationOf(ctx);
  if (!destination) return undefined;
  if (ctx.chat?.type !== 'private') return messenger.send(destination, view);
  // A ready card keeps its buttons; only a question moves to the answer.
  if (!draft || draft.step === 'review') return replyOutsideForm(ctx, destination, view);
  const goOn = tapButton('go-on', draft, words.plain('button-continue'));
  const [messageId] = await Promise.all([
    messenger.send(destination, { ...view, buttons: [...(view.buttons ?? []), [goOn]] }),
    draft.messageId !== undefined && messenger.strip(destination.chatId, draft.messageId),
  ]);
  if (messageId !== undefined) remember(ctx, { draft: { ...draft, messageId } });
  return messageId;
}

async function replyOutsideForm(
  ctx: BotContext,
  destination: Destination,
  view: View,
): Promise<number | undefined> {
  const { messenger } = ctx.turn;
  const isLive = (view.buttons ?? []).flat().some((button) => 'data' in button);
  if (!isLive) return messenger.send(destination, view);
  const [messageId] = await Promise.all([
    messenger.send(destination, view),
    retireLiveMessage(ctx),
  ]);
  if (messageId !== undefined) remember(ctx, { liveMessage: { messageId } });
  return messageId;
}

/**
 * The chat and topic that an update came from. `message_thread_id` alone does not mean a topic: replies in
 * plain supergroups have one too (Bot API, Message.is_topic_message).
 */
export function destinationOf(ctx: BotContext): Destination | undefined {
  const chatId = ctx.chat?.id;
  if (chatId === undefined) return undefined;
  const { is_topic_message: isTopic, message_thread_id: threadId } = ctx.msg ?? {};
  return { chatId, threadId: isTopic === true && threadId !== undefined ? threadId : undefined };
}

/**
 * Answers in a group with a button that leads to the private chat; with a payload it also presses Start there,
 * which the bot receives as `/start <payload>` (https://core.telegram.org/bots/features#deep-linking).
 */
export async function pointToPrivateChat(
  ctx: BotContext,
  textKey: string,
  payload?: string,
): Promise<void> {
  const { messenger, words } = ctx.turn;
  const destination = destinationOf(ctx);
  if (!destination) return;
  const chat = `https://t.me/${ctx.me.username}`;
  const url = payload === undefined ? chat : `${chat}?start=${payload}`;
  await messenger.send(destination, {
    text: words.html(textKey),
    buttons: [[{ label: words.plain('button-go-private'), url }]],
  });
}
