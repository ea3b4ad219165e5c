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
  `
  ALTER TABLE reps ADD COLUMN event TEXT;
  ALTER TABLE reps ADD COLUMN correction TEXT;

  ALTER TABLE contacts ADD COLUMN rep_name TEXT;
  ALTER TABLE contacts ADD COLUMN answers TEXT;
  CREATE INDEX contacts_with_answers ON contacts (rep_id, created_at) WHERE answers IS NOT NULL;

  -- How a saved contact can be reached: contactKeys in domain/same-person.ts.
  CREATE TABLE ways (
    way TEXT NOT NULL,
    draft_id TEXT NOT NULL,
    PRIMARY KEY (way, draft_id)
  );
  CREATE INDEX ways_of_draft ON ways (draft_id);

  ALTER TABLE jobs ADD COLUMN import_id TEXT;
  -- In the order of lanes.ts: the contacts of imports come last.
  DROP INDEX jobs_kinbox;
  CREATE INDEX jobs_kinbox ON jobs ((import_id IS NOT NULL), id)
    WHERE lane = 'kinbox' AND state IN ('pending', 'sending', 'unclear');
  DROP INDEX jobs_of_rep;
  CREATE INDEX jobs_of_rep ON jobs (rep_id, id)
    WHERE kind = 'create-contact' AND state <> 'done' AND import_id IS NULL;

  CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    rep_id BIGINT NOT NULL,
    list TEXT NOT NULL,
    card_id BIGINT,                 -- the message that shows it, once it has another one than the list says
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL
  );
  CREATE INDEX imports_of_rep ON imports (rep_id, created_at);
  CREATE INDEX imports_by_age ON imports (touched_at) WHERE state <> 'running';

  CREATE TABLE import_rows (
    import_id TEXT NOT NULL,
    row INTEGER NOT NULL,
    state TEXT NOT NULL,            -- wrong, waiting, open, created, failed
    given TEXT NOT NULL,
    contact TEXT,
    problem TEXT,
    PRIMARY KEY (import_id, row)
  );
  CREATE INDEX import_rows_by_state ON import_rows (import_id, state, row);
  `,
  `
  ${[...DRAFTS.map((column) => renamed(column, DRAFT_KEYS)), renamed({ table: 'reps', column: 'correction' }, [['"found":{', '"ref":{']])].join('')}
  `,
  `
  -- How often the update's handling has begun since it last ended in any way.
  ALTER TABLE updates ADD COLUMN unfinished INTEGER NOT NULL DEFAULT 0;

  -- Jobs of chats that are planned for later.
  CREATE INDEX jobs_planned ON jobs (run_at)
    WHERE lane <> 'kinbox' AND state = 'pending' AND attempts = 0;
  `,
  `
  -- Unfinished contacts besides the one in draft, as a JSON list.
  ALTER TABLE reps ADD COLUMN parked TEXT;
  `,
  `
  -- The contact's cards in team chats, a line of JSON each.
  ALTER TABLE contacts ADD COLUMN cards TEXT;
  `,
  `
  -- Messages that show a contact: the rep's own and the team's. They follow corrections, and a reply to one is a note.
  ALTER TABLE contacts DROP COLUMN cards;
  CREATE TABLE cards (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    draft_id TEXT NOT NULL,
    card TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
  );
  CREATE INDEX cards_of_contact ON cards (draft_id);
  `,
  `
  -- The fields of a row that were guessed, as a JSON list.
  ALTER TABLE import_rows ADD COLUMN guessed TEXT;
  `,
  `
  -- Who of the team has taken a contact.
  CREATE TABLE claims (
    draft_id TEXT PRIMARY KEY,
    taker_id BIGINT NOT NULL,
    taker_name TEXT NOT NULL,
    taken_at BIGINT NOT NULL
  );
  CREATE INDEX claims_of_taker ON claims (taker_id, taken_at);
  `,
  `
  CREATE INDEX jobs_to_remind ON jobs (rep_id, run_at) WHERE kind = 'remind' AND state = 'pending';
  `,
  `
  -- The language of the rep's phone, for what is said outside of a turn.
  ALTER TABLE reps ADD COLUMN phone_locale TEXT;
  `,
  `
  -- Who may use the bot besides those whom the environment names.
  CREATE TABLE team_members (
    person_id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    invited_by TEXT,
    since BIGINT NOT NULL
  );
  CREATE TABLE team_groups (
    chat_id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    added_by TEXT NOT NULL,
    since BIGINT NOT NULL
  );
  CREATE TABLE invites (
    hash TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    uses INTEGER NOT NULL,
    expires_at BIGINT NOT NULL,
    made_by TEXT
  );
  CREATE TABLE invite_uses (
    hash TEXT NOT NULL,
    number BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    PRIMARY KEY (hash, number)
  );
  CREATE UNIQUE INDEX invite_uses_once ON invite_uses (hash, person_id);
  CREATE TABLE team_acts (
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    whom TEXT NOT NULL
  );
  CREATE INDEX team_acts_by_age ON team_acts (at);
  `,
  `
  -- For the figures: the event at which a contact was added, and how it came in.
  ALTER TABLE contacts ADD COLUMN event TEXT;
  ALTER TABLE contacts ADD COLUMN way TEXT;
  `,
];

interface Column {
  table: string;
  column: string;
}

/** The columns whose JSON holds a draft, or part of one. */
const DRAFTS: Column[] = [
  { table: 'reps', column: 'draft' },
  { table: 'jobs', column: 'work' },
  { table: 'imports', column: 'list' },
  { table: 'contacts', column: 'answers' },
];

/** The keys that got new names. A quote inside a JSON text is escaped, so none of these can stand in one. */
const DRAFT_KEYS: [string, string][] = [
  ['"cardId":', '"messageId":'],
  ['"place":{', '"destination":{'],
  ['"brought":{', '"prefill":{'],
  ['"doubtfulPhone":', '"unreadablePhone":'],
  ['"own":{', '"customFields":{'],
  ['"step":"own:', '"step":"custom:'],
  ['"field":"own:', '"field":"custom:'],
  ['"more":[', '"customFieldLines":['],
  ['"found":[', '"matches":['],
  ['"found":{', '"ref":{'],
];

function renamed({ table, column }: Column, keys: [string, string][]): string {
  const value = keys.reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, column);
  return `UPDATE ${table} SET ${column} = ${value} WHERE ${column} IS NOT NULL;\n`;
}
