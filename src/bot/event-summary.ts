import { renderCsv } from '../capture/failed-rows.ts';
import { type Count, WAYS_IN } from '../domain/figures.ts';
import type { TellEvent } from '../domain/job.ts';
import { lines, paragraphs, type Words } from '../locales/words.ts';
import type { Store } from '../storage/store.ts';
import type { Messenger, View } from '../telegram/messenger.ts';
import { shorten } from './cards.ts';

/** What came of an event, when it is over: in words and as a file. */
export async function sayEvent(
  { personId, name, since }: TellEvent,
  words: Words,
  { store, messenger }: { store: Store; messenger: Messenger },
): Promise<boolean> {
  const counts = (await store.contactCounts(since)).filter(({ event }) => event === name);
  const { known, waiting } = await store.eventRest(name);
  const summary = { name, counts, known, waiting };
  const sentId = await messenger.send({ chatId: personId }, summaryView(summary, words));
  if (sentId === undefined) return false;
  if (counts.length === 0) return true;
  const content = renderCsv(tableOf(summary, words));
  const file = { name: words.plain('event-file-name'), content };
  return (await messenger.sendFile({ chatId: personId }, file)) !== undefined;
}

interface Summary {
  name: string;
  counts: readonly Count[];
  /** Contacts that were in Kinbox or on their way already. */
  known: number;
  /** Contacts that are not in Kinbox yet. */
  waiting: number;
}

const sum = (counts: readonly Count[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

/** The most first; a rep is told apart by id, two may have the same name. */
function byRep(counts: readonly Count[]): { name: string; counts: Count[] }[] {
  const reps = new Map<number, Count[]>();
  for (const one of counts) reps.set(one.repId, [...(reps.get(one.repId) ?? []), one]);
  return Array.from(reps.values(), (of) => ({ name: of[0]?.repName ?? '', counts: of })).sort(
    (a, b) => sum(b.counts) - sum(a.counts),
  );
}

const REPS_SHOWN = 30;

function summaryView({ name, counts, known, waiting }: Summary, words: Words): View {
  const ways = WAYS_IN.map((way) => ({ way, count: sum(counts.filter((one) => one.way === way)) }));
  const shown = ways.filter(({ count }) => count > 0);
  return {
    text: paragraphs(
      words.html('event-over', { name: shorten(name, 60), count: sum(counts) }),
      lines(
        ...byRep(counts)
          .slice(0, REPS_SHOWN)
          .map((rep) =>
            words.html('event-over-rep', { rep: shorten(rep.name, 40), count: sum(rep.counts) }),
          ),
      ),
      lines(
        shown.length > 0 &&
          words.html('stats-list', {
            title: words.plain('stats-by-way'),
            list: shown
              .map(({ way, count }) => `${words.plain(`way-${way}`)} ${count}`)
              .join(' · '),
          }),
        known > 0 && words.html('event-over-known', { count: known }),
        waiting > 0 && words.html('event-over-waiting', { count: waiting }),
      ),
    ),
  };
}

/** A line a rep, a column a way in. */
function tableOf({ name, counts, known, waiting }: Summary, words: Words): string[][] {
  const cellsOf = (of: readonly Count[]): string[] => [
    ...WAYS_IN.map((way) => String(sum(of.filter((one) => one.way === way)))),
    String(sum(of)),
  ];
  return [
    [name, ...WAYS_IN.map((way) => words.plain(`way-${way}`)), words.plain('event-file-total')],
    ...byRep(counts).map((rep) => [rep.name, ...cellsOf(rep.counts)]),
    [words.plain('event-file-total'), ...cellsOf(counts)],
    [words.plain('event-file-known'), String(known)],
    [words.plain('event-file-waiting'), String(waiting)],
  ];
}
