import { createKey } from '../../domain/job.ts';
import { turnOf } from '../read.ts';
import { json } from '../row.ts';
import type { Decision, Setting, Store, Turn } from '../store.ts';
import type { Leases } from './leases.ts';
import { jobValues } from './new-jobs.ts';
import type { Query, Statement, Value } from './pool.ts';
import { commit, nextTurn, postpone, setAside } from './turn-statements.ts';

type TurnMethods = Pick<Store, 'nextTurn' | 'commit' | 'postpone' | 'setAside'>;

/** Whose turn it is, and what comes of it. */
export function createTurns({ query, leases }: { query: Query; leases: Leases }): TurnMethods {
  const { holder, leaseMs, held } = leases;

  /** Ends a turn; resolves to whether it was still ours. */
  async function end(statement: Statement, turn: Turn, values: Value[]) {
    const { key, updateId, attempts } = turn;
    const [row] = await query(statement, [key, holder, updateId, attempts, ...values]);
    if (row?.kept !== true) held.delete(key);
    return row !== undefined;
  }

  return {
    async nextTurn(key, now) {
      const [row] = await query(nextTurn, [key, holder, now, leaseMs]);
      if (row) held.add(key);
      else held.delete(key);
      return row && turnOf(key, row);
    },

    commit(turn, { rep, jobs, decisions, settings }, now) {
      const { log, draft, summary, locale } = rep;
      return end(commit, turn, [
        now,
        leaseMs,
        rep !== turn.rep,
        log ?? null,
        json(draft),
        json(summary),
        locale ?? null,
        ...decisionValues(decisions),
        ...settingValues(settings),
        ...jobValues(jobs, now),
      ]);
    },

    async postpone(turn, reason, retryAt) {
      await end(postpone, turn, [retryAt, reason]);
    },

    async setAside(turn, reason, jobs, now) {
      await end(setAside, turn, [now, leaseMs, reason, ...jobValues(jobs, now)]);
    },
  };
}

function decisionValues(decisions: readonly Decision[]): Value[] {
  return [
    decisions.map(({ draftId }) => createKey(draftId)),
    decisions.map(({ from }) => from),
    decisions.map(({ to }) => (to === 'again' ? 'pending' : 'done')),
  ];
}

/** The last value of each name: one statement cannot write a row twice. */
function settingValues(settings: readonly Setting[]): Value[] {
  const values = new Map(settings.map(({ name, value }) => [name, value]));
  return [[...values.keys()], [...values.values()]];
}
