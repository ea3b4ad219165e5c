import type { Message } from 'grammy/types';
import { parseOrigin } from '../domain/fields/short-texts.ts';
import { fold } from '../domain/fields/text.ts';
import { fingerprint } from '../domain/form/draft.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import { eventKey } from '../domain/job.ts';
import { EVENTS, parseEvents, type TeamEvent } from '../domain/team-events.ts';
import type { RepEvent, RepState, Store } from '../storage/store.ts';
import type { Button } from '../telegram/keyboard.ts';
import type { View } from '../telegram/messenger.ts';
import type { Roster } from '../telegram/roster.ts';
import { shorten } from './cards.ts';
import { answerTap, type BotContext, forget, remember, retireLiveMessage } from './context.ts';
import type { StartForm } from './form/start.ts';
import { isCommand } from './message-kind.ts';
import { readPrefill } from './read-message.ts';
import { reply } from './reply.ts';

/** From the morning until the lights go out, and never into the next morning. */
const EVENT_MS = 16 * 60 * 60_000;
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

/** Whom the rep wanted to save is known already. */
export function countKnown(ctx: BotContext, now: number): void {
  const event = eventOf(ctx.turn.work.rep, now);
  if (event) remember(ctx, { event: { ...event, known: (event.known ?? 0) + 1 } });
}

export interface EventDeps {
  store: Store;
  startForm: StartForm;
  settings(): FormSettings;
  team: Pick<Roster, 'events' | 'adminIds' | 'refresh'>;
  now(): number;
}

/**
 * /event <name>: that is where the rep's contacts come from today, and one form opens after the other. /event alone
 * asks for the name, and offers the events at which others of the team are: one spelling makes one origin in Kinbox.
 */
export function createEvents({ store, startForm, settings, team, now }: EventDeps) {
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
      await reply(ctx, { text, buttons: [[endButton(ctx)], ...buttonsForAll(ctx, current)] });
    } else {
      await ask(ctx);
    }
  }

  const isAdmin = (ctx: BotContext): boolean =>
    ctx.from !== undefined && team.adminIds().includes(ctx.from.id);

  /** An admin may begin and end it for everybody. */
  function buttonsForAll(ctx: BotContext, { forAllSince }: RepEvent): Button[][] {
    if (!isAdmin(ctx)) return [];
    const { words } = ctx.turn;
    return forAllSince === undefined
      ? [[{ label: words.plain('button-event-for-all'), data: FOR_ALL }]]
      : [[{ label: words.plain('button-end-for-all'), data: END_FOR_ALL, style: 'danger' }]];
  }

  /** Where everybody is, the rep is too, unless they have left or are somewhere else. */
  async function attend(ctx: BotContext): Promise<void> {
    const { event } = ctx.turn.work.rep;
    const isOther = (): boolean =>
      event?.forAllSince !== undefined && event.forAllSince !== eventOfAll()?.forAllSince;
    // It may have begun a moment ago.
    if (isOther()) await team.refresh();
    const isOver = isOther();
    const ofAll = eventOfAll();
    if (isOver) forget(ctx, 'event');
    if (!ofAll || (!isOver && event && isAtOrLeft(event, ofAll))) return;
    const { name, until, forAllSince } = ofAll;
    remember(ctx, { event: { name, until, forAllSince, count: 0 } });
    ctx.turn.heading = ctx.turn.words.html('event-for-all', { name });
  }

  const eventOfAll = (): TeamEvent | undefined =>
    team.events().find(({ forAllSince }) => forAllSince !== undefined);

  const isAtOrLeft = (event: RepEvent, ofAll: TeamEvent): boolean =>
    event.forAllSince === ofAll.forAllSince || now() < event.until;

  /** The list with this event changed, as it will be kept. */
  async function keep(ctx: BotContext, changed: TeamEvent): Promise<void> {
    const others = (await teamEvents()).filter(({ name }) => name !== changed.name);
    // One at a time is everybody's.
    const rest = others.map(({ forAllSince: _no, ...one }) => one);
    const list = [changed, ...(changed.forAllSince === undefined ? others : rest)];
    const value = JSON.stringify(list.slice(0, EVENTS_KEPT));
    ctx.turn.work.settings.push({ name: EVENTS, value });
  }

  async function beginForAll(ctx: BotContext): Promise<void> {
    const { words, work, messenger } = ctx.turn;
    const current = eventOf(work.rep, now());
    if (!current || !ctx.from) return answerTap(ctx, 'toast-closed');
    const { name } = current;
    const since = now();
    const until = since + EVENT_MS;
    await keep(ctx, { name, until, forAllSince: since });
    remember(ctx, { event: { ...current, until, forAllSince: since } });
    work.jobs.push({
      key: eventKey(since, name),
      work: { kind: 'tell-event', personId: ctx.from.id, name, since },
      runAt: until,
    });
    const view = {
      text: words.html('event-begun-for-all', { name }),
      buttons: [[{ label: words.plain('button-end-for-all'), data: END_FOR_ALL }]],
    };
    const tappedId = ctx.callbackQuery?.message?.message_id;
    await Promise.all([answerTap(ctx), messenger.show(ctx.from.id, view, tappedId)]);
  }

  /** Its summary comes at once, and not at the time that it was to end. */
  async function endForAll(ctx: BotContext): Promise<void> {
    const { words, work, messenger } = ctx.turn;
    const ofAll = (await teamEvents()).find(({ forAllSince }) => forAllSince !== undefined);
    if (!ofAll || ofAll.forAllSince === undefined || !ctx.from) {
      return answerTap(ctx, 'toast-closed');
    }
    const { name, forAllSince: since } = ofAll;
    await keep(ctx, { name, until: now() });
    work.drop.push(eventKey(since, name));
    work.jobs.push({
      key: `${eventKey(since, name)}:ended`,
      work: { kind: 'tell-event', personId: ctx.from.id, name, since },
    });
    forget(ctx, 'event');
    const view = { text: words.html('event-ended-for-all', { name }) };
    const tappedId = ctx.callbackQuery?.message?.message_id;
    await Promise.all([answerTap(ctx), messenger.show(ctx.from.id, view, tappedId)]);
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
    const { words } = ctx.turn;
    const read = parseOrigin(given);
    if (!read.ok && read.problem === 'origin-empty') return ask(ctx);
    if (!read.ok) {
      await reply(ctx, { text: words.html('event-too-long', { excess: read.excess ?? 0 }) });
      return;
    }
    const known = (await teamEvents()).find(({ name }) => fold(name) === fold(read.value));
    const name = known?.name ?? read.value;
    const forAllSince = known?.forAllSince;
    // Everybody's ends when its admin has said so.
    const until = forAllSince === undefined ? now() + EVENT_MS : (known?.until ?? 0);
    await keep(ctx, { name, until, forAllSince });
    remember(ctx, { event: { name, until, forAllSince, count: 0 } });
    ctx.turn.heading = words.html('event-on', { name });
    await startForm(ctx, undefined, { goesOn: true });
  }

  async function end(ctx: BotContext): Promise<void> {
    const { words, work, messenger } = ctx.turn;
    const current = eventOf(work.rep, now());
    // That they have left everybody's event is remembered: it is not begun again for them.
    if (current?.forAllSince === undefined) forget(ctx, 'event');
    else remember(ctx, { event: { ...current, until: now() } });
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
    if (data === FOR_ALL || data === END_FOR_ALL) {
      if (!isAdmin(ctx)) await answerTap(ctx, 'toast-closed');
      else await (data === FOR_ALL ? beginForAll(ctx) : endForAll(ctx));
      return true;
    }
    const wanted = (await teamEvents()).find(({ name }) => joinData(name) === data);
    if (wanted) await begin(ctx, wanted.name);
    return wanted !== undefined;
  }

  return { onCommand, onAnswer, onTap, attend };
}

const END = 'event:end';
const FOR_ALL = 'event:all';
const END_FOR_ALL = 'event:end-all';

const endButton = ({ turn }: BotContext): Button => ({
  label: turn.words.plain('button-end-event'),
  data: END,
});

/** The name would not fit into 64 bytes (Bot API, InlineKeyboardButton). */
const joinData = (name: string): string => `event:join:${fingerprint(name).toString(36)}`;
