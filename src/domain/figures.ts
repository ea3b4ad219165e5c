import { dayAt, daysAfter } from './local-time.ts';

/* How many contacts were added: by whom, when, where, and how they came in. */

/** How a contact came in: a shared card, a text, a photo, a voice note, a file, or the questions of the form. */
export const WAYS_IN = ['card', 'text', 'photo', 'voice', 'file', 'form'] as const;
type WayIn = (typeof WAYS_IN)[number];

/** So many contacts of one rep, one event and one way in, within a quarter of an hour that begins at `at` (Unix ms). */
export interface Count {
  at: number;
  repId: number;
  repName: string;
  event?: string | undefined;
  /** Absent of what an older version of the bot has added. */
  way?: WayIn | undefined;
  count: number;
}

export interface Named {
  /** Undefined for none: no event, a way that was not kept. */
  name: string | undefined;
  count: number;
}

export interface Figures {
  total: number;
  /** Each day of the time, days without contacts too. A day is written YYYY-MM-DD. */
  byDay: { day: string; count: number }[];
  /** The most first. */
  byRep: Named[];
  byEvent: Named[];
  byWay: Named[];
}

/** Of `days` days, the last of which is the one of `now` (Unix ms) in that zone. */
export function figuresOf(
  counts: readonly Count[],
  { now, timeZone, days }: { now: number; timeZone: string; days: number },
): Figures {
  const today = dayAt(now, timeZone);
  const byDay = new Map(
    Array.from({ length: days }, (_, at) => [daysAfter(today, at + 1 - days), 0]),
  );
  const within = counts.filter(({ at }) => byDay.has(dayAt(at, timeZone)));
  for (const { at, count } of within) {
    const day = dayAt(at, timeZone);
    byDay.set(day, (byDay.get(day) ?? 0) + count);
  }
  // A rep who has changed their name is one: by the name that they have now.
  const names = new Map(
    within.toSorted((a, b) => a.at - b.at).map(({ repId, repName }) => [repId, repName]),
  );
  return {
    total: within.reduce((sum, { count }) => sum + count, 0),
    byDay: Array.from(byDay, ([day, count]) => ({ day, count })),
    byRep: counted(within, ({ repId }) => String(repId)).map(({ name, count }) => ({
      name: names.get(Number(name)),
      count,
    })),
    byEvent: counted(within, ({ event }) => event),
    byWay: counted(within, ({ way }) => way),
  };
}

function counted(counts: readonly Count[], nameOf: (one: Count) => string | undefined): Named[] {
  const sums = new Map<string | undefined, number>();
  for (const one of counts) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.count);
  return Array.from(sums, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** At most `max` of them: what is left over goes together, without a name of its own. */
export function topOf(list: readonly Named[], max: number): { shown: Named[]; others: number } {
  if (list.length <= max) return { shown: [...list], others: 0 };
  const shown = list.slice(0, max - 1);
  return { shown, others: list.slice(max - 1).reduce((sum, { count }) => sum + count, 0) };
}
