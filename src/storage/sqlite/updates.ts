import type { DatabaseSync } from 'node:sqlite';
import type { NewJob } from '../../domain/job.ts';
import { json, number, optional, plain, text } from '../column-values.ts';
import { repOf, turnOf } from '../from-row.ts';
import type { Decision, ImportChange, Setting, Store, Turn } from '../store.ts';
import type { Write } from './batch.ts';

type UpdateMethods = Pick<
  Store,
  | 'receive'
  | 'waitingKeys'
  | 'nextTurn'
  | 'commit'
  | 'postpone'
  | 'setAside'
  | 'repState'
  | 'setting'
  | 'saveSetting'
>;

interface Others {
  addJobs(jobs: NewJob[], now: number): void;
  dropJobs(keys: string[]): void;
  decide(decision: Decision, now: number): void;
  changeImports(changes: ImportChange[], key: string, now: number): void;
}

/** The inbox, the reps' state and the settings: what one unit of work writes besides jobs and imports. */
export function createUpdateTables(
  db: DatabaseSync,
  write: Write,
  { addJobs, dropJobs, decide, changeImports }: Others,
): { store: UpdateMethods } {
  const putUpdate = db.prepare(
    `INSERT INTO updates (update_id, key, payload, state, received_at) VALUES (?, ?, ?, 'waiting', ?)
     ON CONFLICT DO NOTHING`,
  );
  const waiting = db.prepare(
    // Beside MIN, SQLite takes the other columns from the row that has the minimum.
    `SELECT key FROM (
       SELECT key, MIN(update_id) AS oldest, retry_at FROM updates WHERE state = 'waiting' GROUP BY key
     ) WHERE retry_at <= ? ORDER BY oldest LIMIT ?`,
  );
  const REP =
    'r.log, r.draft, r.parked, r.summary, r.locale, r.phone_locale, r.event, r.correction';
  const next = db.prepare(
    `SELECT u.update_id, u.payload, u.attempts, u.unfinished, u.retry_at, u.received_at, ${REP}
     FROM updates u LEFT JOIN reps r ON r.key = u.key
     WHERE u.key = ? AND u.state = 'waiting' ORDER BY u.update_id LIMIT 1`,
  );
  // Only the latest try of an update may end it.
  const TURN = "update_id = ? AND attempts = ? AND state = 'waiting'";
  // The payload holds what people wrote: it goes as soon as it is no longer needed.
  const done = db.prepare(
    `UPDATE updates SET state = 'done', payload = NULL, reason = NULL WHERE ${TURN}`,
  );
  const aside = db.prepare(`UPDATE updates SET state = 'aside', reason = ? WHERE ${TURN}`);
  const postponed = db.prepare(
    `UPDATE updates SET attempts = attempts + 1, unfinished = 0, retry_at = ?, reason = ? WHERE ${TURN}`,
  );
  const begun = db.prepare('UPDATE updates SET unfinished = unfinished + 1 WHERE update_id = ?');
  const putRep = db.prepare(
    `INSERT INTO reps (key, log, draft, parked, summary, locale, event, correction, touched_at, phone_locale)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET log = excluded.log, draft = excluded.draft,
       parked = excluded.parked,
       summary = excluded.summary, locale = excluded.locale, event = excluded.event,
       correction = excluded.correction, touched_at = excluded.touched_at,
       phone_locale = excluded.phone_locale`,
  );
  const getRep = db.prepare(`SELECT ${REP} FROM reps r WHERE r.key = ?`);
  const getSetting = db.prepare('SELECT value FROM settings WHERE name = ?');
  const putSetting = db.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

  function save({ name, value }: Setting): void {
    putSetting.run(plain(name), plain(value));
  }

  /**
   * Counts the beginning of a turn. It has to survive the end of this process, not of the machine: without a wait for
   * the disk it costs next to nothing.
   */
  function begin(updateId: number): void {
    db.exec('PRAGMA synchronous = NORMAL');
    try {
      begun.run(updateId);
    } finally {
      db.exec('PRAGMA synchronous = FULL');
    }
  }

  const of = ({ updateId, attempts }: Turn) => [updateId, attempts] as const;

  const store: UpdateMethods = {
    async receive(updates, now) {
      if (updates.length === 0) return [];
      return write(() => {
        const keys = new Set<string>();
        for (const { updateId, payload, ...update } of updates) {
          const key = plain(update.key);
          if (putUpdate.run(updateId, key, payload, now).changes === 1) keys.add(key);
        }
        return [...keys];
      });
    },

    async waitingKeys(now, limit) {
      return waiting.all(now, limit).map((row) => text(row.key));
    },

    async nextTurn(key, now) {
      const row = next.get(key);
      if (!row || number(row.retry_at) > now) return undefined;
      begin(number(row.update_id));
      return turnOf(key, row);
    },

    commit(turn, { rep, jobs, drop, decisions, settings, imports }, now) {
      return write(() => {
        if (done.run(...of(turn)).changes !== 1) return false;
        if (rep !== turn.rep) {
          const { log, draft, parked, liveMessage, locale, event, correction } = rep;
          putRep.run(
            ...[
              turn.key,
              log ?? null,
              json(draft),
              json(parked),
              json(liveMessage),
              locale ?? null,
            ],
            ...[json(event), json(correction), now, rep.phoneLocale ?? null],
          );
        }
        dropJobs(drop);
        addJobs(jobs, now);
        for (const decision of decisions) decide(decision, now);
        for (const setting of settings) save(setting);
        changeImports(imports, turn.key, now);
        return true;
      });
    },

    postpone(turn, reason, retryAt) {
      return write(() => void postponed.run(retryAt, plain(reason), ...of(turn)));
    },

    setAside(turn, reason, jobs, now) {
      return write(() => {
        if (aside.run(plain(reason), ...of(turn)).changes === 1) addJobs(jobs, now);
      });
    },

    async repState(key) {
      const row = getRep.get(key);
      return row ? repOf(row) : {};
    },

    async setting(name) {
      return optional(getSetting.get(plain(name))?.value, (value) => value);
    },

    saveSetting(setting) {
      return write(() => save(setting));
    },
  };
  return { store };
}
