/* The clock and the calendar of a place (IANA time zone). A day is written YYYY-MM-DD, a time of day HH:MM:SS. */

const DAY_MS = 24 * 60 * 60_000;

/** "-03:00": the offset of the place at that moment (Unix time in ms). */
function offsetAt(at: number, timeZone: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const offset = name?.replace('GMT', '') ?? '';
  return offset === '' ? '+00:00' : offset;
}

/** A local day and time as ISO 8601 with its offset. */
export function momentOf(day: string, time: string, timeZone: string): string {
  // The offset of the same time in UTC, then that of the moment that follows from it: they differ near a change.
  const guess = Date.parse(`${day}T${time}${offsetAt(Date.parse(`${day}T${time}Z`), timeZone)}`);
  return `${day}T${time}${offsetAt(guess, timeZone)}`;
}

/** The day that it is there at that moment (Unix time in ms). */
export function dayAt(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay();
