import { REP_SAYS } from '../../domain/doubt.ts';
import { createKey } from '../../domain/job.ts';
import { json } from '../column-values.ts';
import { turnOf } from '../from-row.ts';
import type { Decision, Setting, Store, Turn } from '../store.ts';
import { changeImports } from './imports.ts';
import type { Leases } from './leases.ts';
import { jobValues } from './new-jobs.ts';
import type { Query, Statement, Transaction, Value } from './pool.ts';
import { commit, nextTurn, postpone, setAside } from './turn-statements.ts';

type TurnMethods = Pick<Store, 'nextTurn' | 'commit' | 'postpone' | 'setAside'>;

/** Whose turn it is, and what comes of it. */
export function createTurns(deps: {
  query: Query;
  transaction: Transaction;
  leases: Leases;
}): TurnMethods {
  const { query, transaction, leases } = deps;
  const { holder, leaseMs, held } = leases;

  /** Ends a turn, with what `also` writes; resolves to whether it was still ours. */
  async function end(
    statement: Statement,
    turn: Turn,
    values: Value[],
    finishedTogether?: (query: Query) => Promise<void>,
  ) {
    const { key, updateId, attempts } = turn;
    const all = [key, holder, updateId, attempts, ...values];
    const ended = finishedTogether
      ? transaction(async (within) => {
          const rows = await within(statement, all);
          if (rows.length > 0) await finishedTogether(within);
          return rows;
        })
      : query(statement, all);
    const [row] = await ended;
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

    commit(turn, { rep, jobs, drop, decisions, settings, imports }, now) {
      const { log, draft, parked, liveMessage, locale, event, correction } = rep;
      const { phoneLocale } = rep;
      const values = [
        now,
        leaseMs,
        rep !== turn.rep,
        log ?? null,
        json(draft),
        json(liveMessage),
        locale ?? null,
        json(event),
        json(correction),
        ...decisionValues(decisions),
        ...settingValues(settings),
        ...jobValues(jobs, now),
        drop,
        json(parked),
        phoneLocale ?? null,
      ];
      // Imports are rare and may be large: all other turns are one statement, and one way to the server.
      if (imports.length === 0) return end(commit, turn, values);
      return end(commit, turn, values, (within) => changeImports(within, imports, turn.key, now));
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
    decisions.map(({ to }) => (to === 'closed' ? null : REP_SAYS[to])),
  ];
}

/** The last value of each name: one statement cannot write a row twice. */
function settingValues(settings: readonly Setting[]): Value[] {
  const values = new Map(settings.map(({ name, value }) => [name, value]));
  return [[...values.keys()], [...values.values()]];
}
