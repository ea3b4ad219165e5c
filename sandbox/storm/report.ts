import { type ChatMessage, renderMessages } from '../telegram/chat-view.ts';
import type { Counts } from './ledger.ts';
import type { drawKinboxApi } from './odds.ts';
import type { Storm } from './options.ts';
import { type Failure, KINDS, type Tally } from './tally.ts';

export interface Outcome {
  readonly storm: Storm;
  readonly tally: Tally;
  readonly figures: Figures;
  messagesOf(chatId: number): readonly ChatMessage[];
  /** The history of the messages that ever had the name in them. */
  historyOf(chatId: number, name: string): readonly string[];
}

interface Figures {
  /** What Kinbox was like. */
  readonly api: ReturnType<typeof drawKinboxApi>;
  readonly counts: Readonly<Counts>;
  /** Updates that Telegram delivered twice. */
  readonly repeated: number;
  /** Webhook posts that no replica answered. */
  readonly unanswered: number;
  /** Updates that the bot had not taken in the end. */
  readonly pendingUpdates: number;
  readonly kills: number;
  /** Processes that ended without having been killed. */
  readonly ownEnds: number;
  /** Of the orderly stop at the end. */
  readonly exitCodes: readonly (number | null)[];
  readonly posts: number;
  readonly stormMs: number;
  readonly drainedMs: number;
  readonly wallMs: number;
}

const FAILURES_SHOWN = 20;
const TRANSCRIPT = 16;
const HISTORY = 60;

export function hasFailed(outcome: Outcome): boolean {
  const { tally, figures } = outcome;
  return tally.failures.length > 0 || figures.pendingUpdates > 0 || isEmpty(outcome);
}

/** Where nothing happens nothing goes wrong; the storm has gone on until this was reached, if it could be. */
export const leastConfirmed = ({ reps }: Pick<Storm, 'reps'>): number => reps / 4;

function isEmpty({ storm, tally }: Outcome): boolean {
  return tally.confirmed < leastConfirmed(storm);
}

function renderApi({
  hasV3,
  v3Search,
  listOrder,
  searchLagMs,
  errorShape,
}: Figures['api']): string {
  const v3 = hasV3 ? `v3 ${v3Search ?? 'works'}` : 'v1 only';
  return `${v3}, lists ${listOrder}, ${Math.round(searchLagMs / 1_000)} s behind, errors: ${errorShape}`;
}

/** The table, and what is known of each failure. */
export function renderReport(outcome: Outcome): string {
  const { storm, tally, figures } = outcome;
  const { backend, mode, replicas, reps, seed } = storm;
  const { counts } = figures;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const failed = KINDS.map((kind): [string, number] => [
    LABELS[kind],
    tally.failures.filter((failure) => failure.kind === kind).length,
  ]);
  const rows: [string, string | number][] = [
    ['contacts confirmed', tally.confirmed],
    ['in Kinbox', tally.inKinbox],
    ...failed,
    ['team cards doubled (allowed)', tally.sharedTwice],
    ['"I take it" / reminders asked for', `${counts.takes} / ${counts.reminders}`],
    ['reminders doubled (allowed)', tally.remindedTwice],
    ['forms cancelled', counts.cancelled],
    ['refused by Kinbox, corrected', counts.corrected],
    ['decided by reps: there / again', `${counts.foundThere} / ${counts.sentAgain}`],
    ['kills', figures.kills],
    ['ends of its own', figures.ownEnds],
    ['exit codes at the end', figures.exitCodes.join(' ')],
    ['updates', counts.updates],
    ['updates delivered twice', figures.repeated],
    ['webhook posts unanswered', figures.unanswered],
    ['updates not taken', figures.pendingUpdates],
    ['reps lost patience', counts.repeatedByRep],
    ['POSTs to Kinbox', figures.posts],
    ['Kinbox', renderApi(figures.api)],
    [
      'storm / drain / in all',
      [figures.stormMs, figures.drainedMs, figures.wallMs].map(seconds).join(' / '),
    ],
    ['seed', seed],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  const title = `${backend}, ${mode}, replicas: ${replicas}, reps: ${reps}`;
  const shown = tally.failures.slice(0, FAILURES_SHOWN).map((one) => renderFailure(one, outcome));
  const why = isEmpty(outcome) ? ['too few contacts were confirmed to tell anything'] : [];
  const verdict = hasFailed(outcome) ? 'FAILED' : 'passed';
  return [title, ...lines, ...shown, ...why, verdict, ''].join('\n');
}

const LABELS = {
  lost: 'lost',
  double: 'double',
  wrong: 'wrong fields',
  unasked: 'never saved, but in Kinbox',
  untold: 'reps not told',
  unheard: 'typed or tapped without effect',
  unshared: 'team cards missing',
  leaked: "shown in a chat that is none of the team's",
  untaken: 'taken by nobody, or by two',
  unreminded: 'reminders that did not come',
} as const;

function renderFailure({ kind, detail, entry, contacts }: Failure, outcome: Outcome): string {
  const lines = [`\n${LABELS[kind]}: ${detail}`];
  if (entry) {
    const { repId, wanted, saved, saveTaps, begun } = entry;
    lines.push(`  rep ${repId}, taps on Save: ${saveTaps}, wanted ${JSON.stringify(wanted)}`);
    for (const id of saved) lines.push(`  externalId telegram:${repId}:${id}`);
    if (begun) lines.push(`  begun in ${JSON.stringify(begun)}`);
  }
  for (const contact of contacts) lines.push(`  in Kinbox: ${JSON.stringify(contact)}`);
  if (entry) {
    lines.push('  what became of its messages:');
    const history = outcome.historyOf(entry.repId, entry.wanted.name);
    for (const line of history.slice(-HISTORY)) lines.push(`    ${line}`);
    const tail = outcome.messagesOf(entry.repId).slice(-TRANSCRIPT);
    lines.push(renderMessages(`chat with rep ${entry.repId}`, tail));
  }
  return lines.join('\n');
}
