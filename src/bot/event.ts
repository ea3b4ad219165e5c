import { parseOrigin } from '../domain/fields/short-texts.ts';
import type { Html } from '../locales/words.ts';
import type { RepEvent, RepState } from '../storage/store.ts';
import { type BotContext, forget, remember } from './context.ts';
import type { StartForm } from './form/start.ts';
import { reply } from './reply.ts';

/** From the morning until the lights go out, and never into the next morning. */
const EVENT_MS = 16 * 60 * 60_000;

/** The event that the rep is at, if it is not over. */
export function eventOf({ event }: RepState, now: number): RepEvent | undefined {
  return event && now < event.until ? event : undefined;
}

export function countContact(ctx: BotContext): void {
  const { event } = ctx.turn.work.rep;
  if (event) remember(ctx, { event: { ...event, count: event.count + 1 } });
}

export interface EventDeps {
  startForm: StartForm;
  now(): number;
}

/**
 * /event <name>: that is where the rep's contacts come from today, and one form opens after the other;
 * /event off ends it; /event alone says how it stands.
 */
export function createEventCommand({ startForm, now }: EventDeps) {
  return async function event(ctx: BotContext): Promise<void> {
    const { words, work } = ctx.turn;
    const given = typeof ctx.match === 'string' ? ctx.match.trim() : '';
    const current = eventOf(work.rep, now());
    const say = async (text: Html): Promise<void> => {
      await reply(ctx, { text });
    };
    if (/^off$/i.test(given)) {
      if (!current) return say(words.html('event-none'));
      forget(ctx, 'event');
      return say(words.html('event-off', { name: current.name, count: current.count }));
    }
    if (given === '') {
      if (!current) return say(words.html('event-how'));
      return say(words.html('event-now', { name: current.name, count: current.count }));
    }
    const read = parseOrigin(given);
    if (!read.ok && read.problem === 'origin-empty') return say(words.html('event-how'));
    if (!read.ok) return say(words.html('event-too-long', { excess: read.excess ?? 0 }));
    remember(ctx, { event: { name: read.value, until: now() + EVENT_MS, count: 0 } });
    ctx.turn.heading = words.html('event-on', { name: read.value });
    await startForm(ctx, undefined, { goesOn: true });
  };
}
