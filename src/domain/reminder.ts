import { fold } from './fields/text.ts';
import { dayOf, parseDay } from './fields/typed-moment.ts';
import { dayAt, daysAfter, momentOf, weekdayOf } from './local-time.ts';

/*
 * When a rep wants to be reminded: by a button, or typed in Portuguese, Spanish or English. A phrase counts only if
 * all of it is understood, and the rep reads what was understood before it counts.
 */

type WhenProblem = 'unclear' | 'past' | 'far';
export type When = { ok: true; at: number } | { ok: false; problem: WhenProblem };

export interface Here {
  /** Unix time in ms. */
  now: number;
  /** IANA name. */
  timeZone: string;
}

/** The buttons. */
export const PRESETS = ['hour', 'tomorrow', 'days', 'monday'] as const;
export type Preset = (typeof PRESETS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Our copy of the contact is not kept for ever (CONTACT_RETENTION_DAYS). */
export const FAR_DAYS = 60;
/** When a day is named and no time. */
const MORNING = '09:00:00';

export function presetAt(preset: Preset, { now, timeZone }: Here): number {
  const today = dayAt(now, timeZone);
  const morningIn = (days: number): number =>
    Date.parse(momentOf(daysAfter(today, days), MORNING, timeZone));
  switch (preset) {
    case 'hour':
      return toMinute(now + 60 * MINUTE_MS);
    case 'tomorrow':
      return morningIn(1);
    case 'days':
      return morningIn(3);
    case 'monday':
      return morningIn((8 - weekdayOf(today)) % 7 || 7);
  }
}

/** `locale` is the rep's language: it says whether the day or the month comes first in "5/11". */
export function parseWhen(text: string, here: Here & { locale: string }): When {
  const said = fold(text)
    .replace(/[,;]/g, ' ')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const at = relative(said, here) ?? dayAndTime(said, here);
  if (at === undefined) return { ok: false, problem: 'unclear' };
  if (at <= here.now) return { ok: false, problem: 'past' };
  if (at > here.now + FAR_DAYS * DAY_MS) return { ok: false, problem: 'far' };
  return { ok: true, at };
}

const toMinute = (at: number): number => Math.round(at / MINUTE_MS) * MINUTE_MS;

const RELATIVE =
  /^(?:em|daqui a|daqui|dentro de|en|in) (\d{1,3}|uma?|una?|an?|one) ?(m|min|mins|minutos?|minutes?|h|hs|hrs?|horas?|hours?|d|dias?|days?|semanas?|weeks?)(?: (.+))?$/;

/** "em 2 horas", "daqui a 3 dias às 10h", "in a week". */
function relative(said: string, here: Here): number | undefined {
  const [, count = '', unit = '', rest] = RELATIVE.exec(said) ?? [];
  if (unit === '') return undefined;
  const n = /^\d/.test(count) ? Number(count) : 1;
  const isShort = unit.startsWith('m') || unit.startsWith('h');
  if (isShort) {
    const ms = unit.startsWith('m') ? MINUTE_MS : 60 * MINUTE_MS;
    return rest === undefined ? toMinute(here.now + n * ms) : undefined;
  }
  const days = /^(?:semana|week)/.test(unit) ? n * 7 : n;
  const time = rest === undefined ? MORNING : timeIn(rest);
  if (time === undefined) return undefined;
  return at(daysAfter(dayAt(here.now, here.timeZone), days), time, here);
}

const at = (day: string, time: string, { timeZone }: Here): number =>
  Date.parse(momentOf(day, time, timeZone));

/** A day, a time, or both, in either order: "sexta 14h", "às 10 de amanhã", "el lunes a las 10". */
function dayAndTime(said: string, here: Here & { locale: string }): number | undefined {
  const words = said.split(' ');
  // The longest time first: "9 da manhã" before "manhã".
  for (let split = 0; split <= words.length; split += 1) {
    const head = words.slice(0, split).join(' ');
    const tail = words.slice(split).join(' ');
    const found =
      put(head, tail, here) ?? put(tail.replace(/^(?:de|do|da|del|on) /, ''), head, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

function put(
  dayText: string,
  timeText: string,
  here: Here & { locale: string },
): number | undefined {
  const time = timeText === '' ? undefined : timeIn(timeText);
  if (timeText !== '' && time === undefined) return undefined;
  const today = dayAt(here.now, here.timeZone);
  if (dayText === '') {
    if (time === undefined) return undefined;
    const soon = at(today, time, here);
    return soon > here.now ? soon : at(daysAfter(today, 1), time, here);
  }
  const day = dayIn(dayText, today, here.locale);
  if (!day) return undefined;
  const then = at(day.day, time ?? MORNING, here);
  // "sexta 14h" on a Friday morning is today.
  if (!day.isWeekday || day.day !== today) return then;
  return then > here.now && time !== undefined
    ? then
    : at(daysAfter(today, 7), time ?? MORNING, here);
}

const TIME =
  /^(as |pelas |a las |a la |a |at |@ ?)?(\d{1,2})(?:(:|h)(\d{2}))?( ?h(?:s|rs?|oras?)?)?(?: ?([ap])\.?m\.?)?( da manha| da tarde| da noite| de la manana| de la tarde| de la noche| in the morning| in the afternoon| in the evening)?$/;
const NOON = /^(?:(?:ao|a|al|at) )?(?:meio[- ]dia|mediodia|noon)$/;

/** "14h", "14:30", "às 9", "3pm", "3 da tarde"; a bare number says nothing. */
function timeIn(text: string): string | undefined {
  if (NOON.test(text)) return '12:00:00';
  const [, before, hours, separator, minutes = '00', unit, half, period = ''] =
    TIME.exec(text) ?? [];
  if (hours === undefined || !(before ?? separator ?? unit ?? half ?? period)) return undefined;
  const typed = Number(hours);
  const isLate = half === 'p' || /tarde|noite|noche|afternoon|evening/.test(period);
  const isEarly = half === 'a' || /manha|manana|morning/.test(period);
  if ((isLate || isEarly) && half && (typed < 1 || typed > 12)) return undefined;
  if (isEarly && typed > 12) return undefined;
  const hour = isLate && typed < 12 ? typed + 12 : isEarly && typed === 12 ? 0 : typed;
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}:00`;
}

const DAYS: [RegExp, number][] = [
  [/^(?:hoje|hoy|today)$/, 0],
  [/^(?:amanha|manana|tomorrow)$/, 1],
  [/^(?:depois de amanha|pasado manana|(?:the )?day after tomorrow)$/, 2],
];

/** By weekday, 0 is Sunday. */
const WEEKDAYS = [
  /^(?:domingo|dom|sunday|sun)$/,
  /^(?:segunda|seg|lunes|lun|monday|mon)$/,
  /^(?:terca|ter|martes|tuesday|tues?)$/,
  /^(?:quarta|qua|miercoles|mie|wednesday|wed)$/,
  /^(?:quinta|qui|jueves|jue|thursday|thurs?|thu)$/,
  /^(?:sexta|sex|viernes|vie|friday|fri)$/,
  /^(?:sabado|sab|saturday|sat)$/,
];

const MONTHS = [
  /^(?:jan(?:eiro|uary)?|ene(?:ro)?)$/,
  /^(?:fev(?:ereiro)?|feb(?:rero|ruary)?)$/,
  /^(?:mar(?:co|zo|ch)?)$/,
  /^(?:abr(?:il)?|apr(?:il)?)$/,
  /^(?:maio?|mayo?)$/,
  /^(?:jun(?:ho|io|e)?)$/,
  /^(?:jul(?:ho|io|y)?)$/,
  /^(?:ago(?:sto)?|aug(?:ust)?)$/,
  /^(?:set(?:embro)?|sep(?:t|tiembre|tember)?)$/,
  /^(?:out(?:ubro)?|oct(?:ubre|ober)?)$/,
  /^(?:nov(?:embro|iembre|ember)?)$/,
  /^(?:dez(?:embro)?|dic(?:iembre)?|dec(?:ember)?)$/,
];

interface Named {
  day: string;
  isWeekday?: boolean;
}

function dayIn(text: string, today: string, locale: string): Named | undefined {
  const away = DAYS.find(([words]) => words.test(text));
  if (away) return { day: daysAfter(today, away[1]) };
  const name = text
    .replace(
      /^(?:para |pra )?(?:n[ao] |nest[ae] |est[ae] |el |on |next |this |a )?(?:proxim[ao] )?/,
      '',
    )
    .replace(/ (?:que vem|que viene|proxim[ao])$/, '')
    .replace(/[- ]feira$/, '');
  const weekday = WEEKDAYS.findIndex((names) => names.test(name));
  if (weekday >= 0) {
    const days = (weekday - weekdayOf(today) + 7) % 7;
    const isNext = /(?:^| )(?:next|proxim[ao]|que vem|que viene)(?: |$)/.test(text);
    return { day: daysAfter(today, days === 0 && isNext ? 7 : days), isWeekday: true };
  }
  const day = dateIn(text.replace(/^(?:no |el |on )?(?:dia )?/, ''), today, locale);
  return day === undefined ? undefined : { day };
}

/** With a year, or the next such day. */
function dateIn(text: string, today: string, locale: string): string | undefined {
  const whole = parseDay(text, locale);
  if (whole !== undefined) return whole;
  const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  if (first !== undefined) {
    const [a, b] = [Number(first), Number(second)];
    return locale === 'en' ? nextOf(a, b, today) : nextOf(b, a, today);
  }
  const named =
    /^(?<day>\d{1,2})(?:o|st|nd|rd|th)? (?:de |of )?(?<month>[a-z]+)$/.exec(text) ??
    /^(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const { day, month = '' } = named?.groups ?? {};
  const number = MONTHS.findIndex((names) => names.test(month)) + 1;
  return number === 0 ? undefined : nextOf(number, Number(day), today);
}

function nextOf(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const soon = dayOf(year, month, day);
  return soon !== undefined && soon >= today ? soon : dayOf(year + 1, month, day);
}
