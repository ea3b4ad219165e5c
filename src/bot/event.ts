import type { Message } from 'grammy/types';
import { parseOrigin } from '../domain/fields/short-texts.ts';
import { fold } from '../domain/fields/text.ts';
import { fingerprint } from '../domain/form/draft.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import { parseEvents, type TeamEvent } from '../domain/team-events.ts';
import type { RepEvent, RepState, Store } from '../storage/store.ts';
import type { Button } from '../telegram/keyboard.ts';
import type { View } from '../telegram/messenger.ts';
import { shorten } from './cards.ts';
import { answerTap, type BotContext, forget, remember, retireLiveMessage } from './context.ts';
import type { StartForm } from './form/start.ts';
import { isCommand } from './message-kind.ts';
import { readPrefill } from './read-message.ts';
import { reply } from './reply.ts';

/** From the morning until the lights go out, and never into the next morning. */
const EVENT_MS = 16 * 60 * 60_000;
/** The setting with the team's events. */
const EVENTS = 'events';
/** So many are remembered, and offered as buttons. */
const EVENTS_KEPT = 6;

/** The event that the rep is at, if it is not over. */
export function eventOf({ event }: RepState, now: number): RepEvent | undefined {
  return event && now < event.until ? event : undefined;
}

export function countContact(ctx: BotContext): void {
  const { event } = ctx.turn.work.rep;
  if (event) remember(ctx, { event: { ...event, count: event.count + 1 } });
}

export interface EventDeps {
  store: Store;
  startForm: StartForm;
  settings(): FormSettings;
  now(): number;
}

/**
 * /event <name>: that is where the rep's contacts come from today, and one form opens after the other. /event alone
 * asks for the name, and offers the events at which others of the team are: one spelling makes one origin in Kinbox.
 */
export function createEvents({ store, startForm, settings, now }: EventDeps) {
  async function teamEvents(): Promise<TeamEvent[]> {
    return parseEvents(await store.setting(EVENTS)).filter(({ until }) => now() < until);
  }

  async function onCommand(ctx: BotContext): Promise<void> {
    const given = typeof ctx.match === 'string' ? ctx.match.trim() : '';
    if (/^off$/i.test(given)) return end(ctx);
    if (given !== '') return begin(ctx, given);
    const { words, work } = ctx.turn;
    const current = eventOf(work.rep, now());
    if (current) {
      const text = words.html('event-now', { name: current.name, count: current.count });
      await reply(ctx, { text, buttons: [[endButton(ctx)]] });
    } else {
      await ask(ctx);
    }
  }

  async function ask(ctx: BotContext): Promise<void> {
    const buttons = (await teamEvents()).map(({ name }): Button[] => [
      { label: shorten(name, 40), data: joinData(name) },
    ]);
    const isFree = ctx.turn.work.rep.draft === undefined;
    const text = ctx.turn.words.html(isFree ? 'event-ask' : 'event-how');
    const messageId = await reply(ctx, { text, buttons });
    if (!isFree || messageId === undefined) return;
    if (buttons.length === 0) await retireLiveMessage(ctx);
    remember(ctx, { liveMessage: { messageId, asks: 'event' } });
  }

  /** A name as it is already in use is the same event. */
  async function begin(ctx: BotContext, given: string): Promise<void> {
    const { words, work } = ctx.turn;
    const read = parseOrigin(given);
    if (!read.ok && read.problem === 'origin-empty') return ask(ctx);
    if (!read.ok) {
      await reply(ctx, { text: words.html('event-too-long', { excess: read.excess ?? 0 }) });
      return;
    }
    const running = await teamEvents();
    const known = running.find(({ name }) => fold(name) === fold(read.value));
    const name = known?.name ?? read.value;
    const until = now() + EVENT_MS;
    const others = running.filter((one) => one !== known);
    work.settings.push({
      name: EVENTS,
      value: JSON.stringify([{ name, until }, ...others].slice(0, EVENTS_KEPT)),
    });
    remember(ctx, { event: { name, until, count: 0 } });
    ctx.turn.heading = words.html('event-on', { name });
    await startForm(ctx, undefined, { goesOn: true });
  }

  async function end(ctx: BotContext): Promise<void> {
    const { words, work, messenger } = ctx.turn;
    const current = eventOf(work.rep, now());
    forget(ctx, 'event');
    const text = current
      ? words.html('event-off', { name: current.name, count: current.count })
      : words.html('event-none');
    const view: View = { text };
    const tappedId = ctx.callbackQuery?.message?.message_id;
    if (tappedId === undefined || !ctx.from) {
      await reply(ctx, view);
      return;
    }
    const { draft } = work.rep;
    // While a form is open, its way back is on the tapped message.
    const isForms = draft !== undefined && draft.messageId === tappedId;
    await Promise.all([
      answerTap(ctx),
      isForms ? reply(ctx, view) : messenger.show(ctx.from.id, view, tappedId),
    ]);
  }

  /** The answer to the question for the name. Resolves to false for any other message. */
  async function onAnswer(ctx: BotContext, message: Message): Promise<boolean> {
    const { draft, liveMessage } = ctx.turn.work.rep;
    if (draft || liveMessage?.asks !== 'event') return false;
    const { text } = message;
    if (text === undefined || isCommand(message)) return false;
    if (readPrefill(message, ctx.turn.words, settings())) return false;
    await begin(ctx, text);
    return true;
  }

  /** Resolves to false if the tap is on no button of an event. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const data = ctx.callbackQuery?.data ?? '';
    if (data === END) {
      await end(ctx);
      return true;
    }
    const wanted = (await teamEvents()).find(({ name }) => joinData(name) === data);
    if (wanted) await begin(ctx, wanted.name);
    return wanted !== undefined;
  }

  return { onCommand, onAnswer, onTap };
}

const END = 'event:end';

const endButton = ({ turn }: BotContext): Button => ({
  label: turn.words.plain('button-end-event'),
  data: END,
});

/** The name would not fit into 64 bytes (Bot API, InlineKeyboardButton). */
const joinData = (name: string): string => `event:join:${fingerprint(name).toString(36)}`;
