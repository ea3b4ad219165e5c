import type { Chart, DrawFigures } from '../chart/draw-figures.ts';
import { type Figures, figuresOf, type Named, topOf } from '../domain/figures.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import { type Html, lines, paragraphs, type Words } from '../locales/words.ts';
import type { Store } from '../storage/store.ts';
import { shorten } from './cards.ts';
import type { BotContext } from './context.ts';
import { reply } from './reply.ts';

export interface StatsDeps {
  store: Pick<Store, 'contactCounts'>;
  draw: DrawFigures;
  settings(): FormSettings;
  adminIds(): readonly number[];
  /** Unix time in ms. */
  now(): number;
}

const DAYS = 28;
const DAY_MS = 24 * 60 * 60_000;
/** More bars are no picture any more. */
const REPS_SHOWN = 12;
const EVENTS_SHOWN = 8;
/** Bot API, sendPhoto: 0-1024 characters of caption; room is left for what a language adds. */
const CAPTION_MAX = 1_000;

/** /stats: what was added in the last four weeks; an admin sees all of it, a rep their own. */
export function createStats({ store, draw, settings, adminIds, now }: StatsDeps) {
  return async function onCommand(ctx: BotContext): Promise<void> {
    const { words, messenger } = ctx.turn;
    if (!ctx.from) return;
    const repId = ctx.from.id;
    const isAll = adminIds().includes(repId);
    const counts = await store.contactCounts(now() - (DAYS + 1) * DAY_MS);
    const own = isAll ? counts : counts.filter((one) => one.repId === repId);
    const { timeZone } = settings();
    const figures = figuresOf(own, { now: now(), timeZone, days: DAYS });
    if (figures.total === 0) {
      await reply(ctx, { text: words.html(isAll ? 'stats-none' : 'stats-none-own') });
      return;
    }
    const text = inWords(figures, isAll, words);
    const content = await draw(chartOf(figures, isAll, words));
    if (content === undefined) {
      await reply(ctx, { text });
      return;
    }
    const isShort = text.html.replace(/<[^>]*>/g, '').length <= CAPTION_MAX;
    const title = words.html(isAll ? 'stats-title' : 'stats-title-own', { count: figures.total });
    await messenger.sendPhoto({ chatId: repId }, { content, text: isShort ? text : title });
    if (!isShort) await messenger.send({ chatId: repId }, { text });
  };
}

function inWords(figures: Figures, isAll: boolean, words: Words): Html {
  const best = figures.byDay.toSorted((a, b) => b.count - a.count)[0];
  return paragraphs(
    words.html(isAll ? 'stats-title' : 'stats-title-own', { count: figures.total }),
    lines(
      best && words.html('stats-best', { day: dayOf(best.day, words), count: best.count }),
      ...listsOf(figures, isAll, words).map(({ title, bars }) =>
        words.html('stats-list', {
          title,
          list: bars.map(({ label, count }) => `${shorten(label, 40)} ${count}`).join(' · '),
        }),
      ),
    ),
  );
}

function chartOf(figures: Figures, isAll: boolean, words: Words): Chart {
  const { byDay } = figures;
  const [first, last] = [byDay[0], byDay.at(-1)];
  return {
    title: words.plain(isAll ? 'stats-chart' : 'stats-chart-own', { count: figures.total }),
    subtitle: `${dayOf(first?.day ?? '', words)} – ${dayOf(last?.day ?? '', words)}`,
    days: byDay.map(({ day, count }, at) => ({
      label: dayOf(day, words),
      count,
      // One a week, and today.
      isMarked: (byDay.length - 1 - at) % 7 === 0,
    })),
    lists: listsOf(figures, isAll, words),
  };
}

/** By rep, by event where there was one, by the way in. */
function listsOf({ byRep, byEvent, byWay }: Figures, isAll: boolean, words: Words): Chart['lists'] {
  const hasEvents = byEvent.some(({ name }) => name !== undefined);
  const repOf = (name = words.plain('stats-nobody')): string => name;
  const eventOf = (name = words.plain('stats-no-event')): string => name;
  const wayOf = (way = 'unknown'): string => words.plain(`way-${way}`);
  return [
    ...(isAll ? [listOf(words.plain('stats-by-rep'), byRep, repOf, REPS_SHOWN)] : []),
    ...(hasEvents ? [listOf(words.plain('stats-by-event'), byEvent, eventOf, EVENTS_SHOWN)] : []),
    listOf(words.plain('stats-by-way'), byWay, wayOf, EVENTS_SHOWN),
  ];

  function listOf(
    title: string,
    list: readonly Named[],
    labelOf: (name?: string) => string,
    max: number,
  ): Chart['lists'][number] {
    const { shown, others } = topOf(list, max);
    const bars = shown.map(({ name, count }) => ({ label: labelOf(name), count }));
    const rest = { label: words.plain('stats-others'), count: others };
    return { title, bars: others > 0 ? [...bars, rest] : bars };
  }
}

/** A day of the calendar, whatever the zone. */
function dayOf(day: string, words: Words): string {
  const format = new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return day === '' ? '' : format.format(Date.parse(day));
}
