import { momentOf } from '../local-time.ts';

/* Days and moments as people type them. They are shown with the month's name before they count. */

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2})(?:(?::|h)(\d{2})|h|(?=\s?[ap]m$))(?:\s?([ap])m)?$/i;

/**
 * A day as YYYY-MM-DD: month first in English and day first elsewhere, unless only the other order gives a day.
 * Undefined if it is none, or says no year: which one is meant would be a guess.
 */
export function parseDay(text: string, locale: string): string | undefined {
  const typed = text.trim();
  const [, isoYear, isoMonth, isoDay] = ISO_DAY.exec(typed) ?? [];
  if (isoYear) return dayOf(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, first, second, year] = DAY.exec(typed) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const [day, month] = locale === 'en' ? [b, a] : [a, b];
  return dayOf(Number(year), month, day) ?? dayOf(Number(year), day, month);
}

/**
 * A day and a time of day ("25/11/2026 14h30", "11/25/2026 at 2:30 pm") as ISO 8601 with the offset that
 * `timeZone` (IANA) has then. Undefined if it is none.
 */
export function parseMoment(
  text: string,
  { locale, timeZone }: { locale: string; timeZone: string },
): string | undefined {
  const [, dayText = '', timeText = ''] =
    /^(\S+?)[,\s]\s*(?:às|as|a las|at)?\s*(\d\S*(?:\s?[ap]m)?)$/i.exec(text.trim()) ?? [];
  const day = parseDay(dayText, locale);
  const time = timeOf(timeText);
  if (!day || !time) return undefined;
  return momentOf(day, time, timeZone);
}

/** Undefined if there is no such day from 1900 to 2100. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal && year >= 1900 && year <= 2100 ? at.toISOString().slice(0, 10) : undefined;
}

function timeOf(text: string): string | undefined {
  const [, hours, minutes = '00', half] = TIME.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const typed = Number(hours);
  if (half && (typed < 1 || typed > 12)) return undefined;
  const hour = half ? (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : typed;
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}:00`;
}
