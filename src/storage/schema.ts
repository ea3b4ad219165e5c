/**
 * The schema as a list of migrations: number n is the nth entry. An entry is never changed once released;
 * a change is a new entry. The same statements serve every backend but for the definition of a row id that
 * counts up (`rowId`). JSON is kept in TEXT columns: PostgreSQL's jsonb refuses \u0000 and lone surrogates,
 * which people do send.
 *
 * Times are Unix times in ms. A row of `reps` is also the lease of its key, where several replicas share a
 * database: `holder` runs the key's updates until `held_until`.
 */
export const migrations = (rowId: string): readonly string[] => [
  `
  CREATE TABLE updates (
    update_id BIGINT PRIMARY KEY,
    key TEXT NOT NULL,
    payload TEXT,
    state TEXT NOT NULL,            -- waiting, done, aside
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at BIGINT NOT NULL DEFAULT 0,
    reason TEXT,
    received_at BIGINT NOT NULL
  );
  CREATE INDEX updates_waiting ON updates (key, update_id) WHERE state = 'waiting';
  CREATE INDEX updates_ended ON updates (received_at) WHERE state <> 'waiting';
  CREATE INDEX updates_aside ON updates (received_at) WHERE state = 'aside';

  CREATE TABLE reps (
    key TEXT PRIMARY KEY,
    log TEXT,
    draft TEXT,
    summary TEXT,
    locale TEXT,
    touched_at BIGINT NOT NULL,
    holder TEXT,
    held_until BIGINT NOT NULL DEFAULT 0
  );
  CREATE INDEX reps_with_draft ON reps (touched_at) WHERE draft IS NOT NULL;

  CREATE TABLE jobs (
    id ${rowId},
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL,
    rep_id BIGINT,
    work TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    run_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL DEFAULT 0,
    reason TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
  );
  CREATE INDEX jobs_kinbox ON jobs (id)
    WHERE lane = 'kinbox' AND state IN ('pending', 'sending', 'unclear');
  CREATE INDEX jobs_chats ON jobs (lane, id)
    WHERE lane <> 'kinbox' AND state IN ('pending', 'sending', 'unclear');
  -- Whatever races: a chat never has two jobs being sent.
  CREATE UNIQUE INDEX jobs_sending ON jobs (lane) WHERE lane <> 'kinbox' AND state = 'sending';
  CREATE INDEX jobs_not_done ON jobs (kind, state, created_at) WHERE state <> 'done';
  CREATE INDEX jobs_of_rep ON jobs (rep_id, id) WHERE kind = 'create-contact' AND state <> 'done';
  CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

  CREATE TABLE contacts (
    draft_id TEXT PRIMARY KEY,
    rep_id BIGINT NOT NULL,
    contact TEXT NOT NULL,
    created_at BIGINT NOT NULL
  );
  CREATE INDEX contacts_of_rep ON contacts (rep_id, created_at);
  CREATE INDEX contacts_by_age ON contacts (created_at);

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  );
  `,
];
