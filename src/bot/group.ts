import type { BotContext } from './context.ts';
import { placeOf } from './reply.ts';

/** A button that leads to the private chat and presses Start there (https://core.telegram.org/bots/features#deep-linking). */
export async function pointToPrivateChat(
  ctx: BotContext,
  textKey: string,
  payload: string,
): Promise<void> {
  const { messenger, words } = ctx.handling;
  const place = placeOf(ctx);
  if (!place) return;
  const url = `https://t.me/${ctx.me.username}?start=${payload}`;
  await messenger.send(place, {
    text: words.html(textKey),
    buttons: [[{ label: words.plain('button-go-private'), url }]],
  });
}
