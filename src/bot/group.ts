import type { BotContext } from './context.ts';
import { placeOf } from './reply.ts';

/**
 * Answers in a group with a button that leads to the private chat; with a payload it also presses Start there,
 * which the bot receives as `/start <payload>` (https://core.telegram.org/bots/features#deep-linking).
 */
export async function pointToPrivateChat(
  ctx: BotContext,
  textKey: string,
  payload?: string,
): Promise<void> {
  const { messenger, words } = ctx.handling;
  const place = placeOf(ctx);
  if (!place) return;
  const chat = `https://t.me/${ctx.me.username}`;
  const url = payload === undefined ? chat : `${chat}?start=${payload}`;
  await messenger.send(place, {
    text: words.html(textKey),
    buttons: [[{ label: words.plain('button-go-private'), url }]],
  });
}
