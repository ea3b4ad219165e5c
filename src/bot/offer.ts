import type { Message } from 'grammy/types';
import { isPersonsName } from '../capture/text/name-shape.ts';
import { NOTHING_CAPTURED } from '../domain/contact.ts';
import { parseName } from '../domain/fields/short-texts.ts';
import type { NamedOffer } from '../storage/store.ts';
import { shorten } from './cards.ts';
import { answerTap, type BotContext, remember } from './context.ts';
import type { StartForm } from './form/start.ts';
import { textOf } from './message-text.ts';
import { asNotes, atAWord, senderOf } from './read-message.ts';
import { reply } from './reply.ts';

const DATA = 'offer:new';

/** A bare name, or somebody's message without a phone: a contact is offered by its name. */
export function createOffer({ startForm }: { startForm: StartForm }) {
  /** Resolves to false for any other message. */
  async function onMessage(ctx: BotContext, message: Message): Promise<boolean> {
    const offers = offerIn(message);
    if (!offers) return false;
    const { words } = ctx.turn;
    const label = words.plain('button-new-contact', { name: shorten(offers.name, 40) });
    const messageId = await reply(ctx, {
      text: words.html('offer-contact', { name: shorten(offers.name, 60) }),
      buttons: [[{ label, data: DATA, style: 'success' }]],
    });
    if (messageId !== undefined) remember(ctx, { liveMessage: { messageId, offers } });
    return true;
  }

  /** Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    if (ctx.callbackQuery?.data !== DATA) return false;
    const { liveMessage } = ctx.turn.work.rep;
    const { offers, messageId } = liveMessage ?? {};
    if (!offers || messageId !== ctx.callbackQuery.message?.message_id) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    await startForm(ctx, { captured: { ...NOTHING_CAPTURED, ...offers } });
    return true;
  }

  return { onMessage, onTap };
}

function offerIn(message: Message): NamedOffer | undefined {
  const origin = message.forward_origin;
  if (!origin) {
    const text = textOf(message);
    return isPersonsName(text) ? { name: text.trim() } : undefined;
  }
  const sender = parseName(atAWord(senderOf(origin) ?? ''));
  return sender.ok ? { name: sender.value, notes: asNotes(message)?.notes } : undefined;
}
