import type { ConversationFlavor } from '@grammyjs/conversations';
import type { Context } from 'grammy';
import type { Draft } from '../domain/form/draft.ts';
import type { FormOutcome } from '../domain/form/input.ts';
import type { Reading } from '../domain/reading.ts';
import type { Html, Words } from '../locales/words.ts';
import type { RepState, UnitOfWork } from '../storage/store.ts';
import type { Button } from '../telegram/keyboard.ts';
import type { Messenger } from '../telegram/messenger.ts';

/** One update being handled: what it collects to be written, and what its handlers share. */
export interface TurnContext {
  /** Whose turn it is: the rep whose state `work` holds. */
  key: string;
  work: UnitOfWork;
  words: Words;
  messenger: Messenger;
  /**
   * The buttons that a saved contact's message keeps when it is no longer the newest; undefined while the
   * contact is on its way and has none.
   */
  remainingButtons(repId: number, draftId: string): Promise<Button[][] | undefined>;
  /** Said above what the form shows next. */
  heading?: Html;
  /** The form's decision, shown once the conversation has let go of the update. */
  outcome?: FormOutcome;
  /** What a reader has made of the message, if it took a job to read it. */
  reading?: Reading;
  /** The message that said that it was being read: what comes of it takes its place. */
  saidId?: number | undefined;
  /** The draft that was open before this update opened another one. */
  left?: Draft | undefined;
  /** The draft that came up because the one before it was done. */
  next?: Draft | undefined;
  /** The message that turns into what is shown next; a new one is sent if absent. */
  replaces?: number | undefined;
  /** The rep's private chat took what was shown: they have pressed Start, and not blocked the bot. */
  wasDelivered?: boolean;
  /** The tap was answered: Telegram takes one answer. */
  tapAnswered: boolean;
}

/** grammY's context, with the conversation's controls and this turn. */
export type BotContext = ConversationFlavor<Context & { turn: TurnContext }>;

/** Changes what will be remembered of the rep when the update is committed. */
export function remember(ctx: BotContext, change: Partial<RepState>): void {
  const { work } = ctx.turn;
  work.rep = { ...work.rep, ...change };
}

/** Leaves out of what is remembered. */
export function forget(ctx: BotContext, ...names: (keyof RepState)[]): void {
  const { work } = ctx.turn;
  const rep = { ...work.rep };
  for (const name of names) delete rep[name];
  work.rep = rep;
}

/** Only the newest message has live buttons: the one that had them outside a form loses them. */
export async function retireLiveMessage(ctx: BotContext, newest?: number): Promise<void> {
  const { messenger, work, remainingButtons } = ctx.turn;
  const { liveMessage } = work.rep;
  const repId = ctx.from?.id;
  if (!liveMessage || repId === undefined) return;
  forget(ctx, 'liveMessage');
  const { messageId, draftId } = liveMessage;
  if (messageId === newest) return;
  const left = draftId === undefined ? [] : await remainingButtons(repId, draftId);
  if (left) await messenger.strip(repId, messageId, left);
}

/** Answers a tap, once, with a short text if there is something to say; nothing if it was no tap. */
export async function answerTap(ctx: BotContext, toastKey?: string): Promise<void> {
  const { turn, callbackQuery } = ctx;
  if (!callbackQuery || turn.tapAnswered) return;
  turn.tapAnswered = true;
  const text = toastKey === undefined ? undefined : turn.words.plain(toastKey);
  await turn.messenger.toast(callbackQuery.id, text);
}
