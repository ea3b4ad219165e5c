import { Client } from 'pg';
import { number, plain, type Row } from '../column-values.ts';
import type { Table } from '../shared/moved.ts';
import { migrate } from './open.ts';
import { connectionTo } from './pool.ts';

/** PostgreSQL takes 65,535 values with a statement; less is as fast. */
const VALUES_AT_ONCE = 10_000;
const ROWS_AT_ONCE = 500;

/** The database that is to take everything has something in it. */
export class TargetNotEmpty extends Error {}

/**
 * Takes all rows of another database over into this one, which is empty: all of them or none. Throws TargetNotEmpty, StoreTooNew, DatabaseFailed, or what PostgreSQL says.
 */
export async function takeOver(url: string, tables: readonly Table[]): Promise<void> {
  await migrate(url);
  const client = new Client({
    ...connectionTo(url, 'contact-bot-move'),
    statement_timeout: false,
    query_timeout: 0,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SELECT set_config('log_parameter_max_length_on_error', '0', false)`);
    await client.query('BEGIN');
    // Nobody else writes meanwhile, and what is counted is what was copied.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')}`);
    for (const table of tables) await copy(client, table);
    await client.query(
      `SELECT setval(pg_get_serial_sequence('jobs', 'id'), (SELECT MAX(id) FROM jobs))
       WHERE EXISTS (SELECT 1 FROM jobs)`,
    );
    await client.query('COMMIT');
  } finally {
    // A transaction that was not committed is undone with its connection.
    await client.end().catch(() => {});
  }
}

async function copy(client: Client, { name, columns, count, rows }: Table): Promise<void> {
  if ((await countIn(client, name)) > 0) throw new TargetNotEmpty(`${name} is not empty`);
  const size = Math.min(ROWS_AT_ONCE, Math.floor(VALUES_AT_ONCE / columns.length));
  let batch: Row[] = [];
  for (const row of rows()) {
    batch.push(row);
    if (batch.length < size) continue;
    await insert(client, name, columns, batch);
    batch = [];
  }
  if (batch.length > 0) await insert(client, name, columns, batch);
  const copied = await countIn(client, name);
  if (copied !== count) throw new Error(`${name}: ${copied} of ${count} rows were copied`);
}

async function countIn(client: Client, table: string): Promise<number> {
  const { rows } = await client.query(`SELECT COUNT(*) AS count FROM ${table}`);
  return number(rows[0]?.count);
}

async function insert(
  client: Client,
  table: string,
  columns: readonly string[],
  batch: readonly Row[],
): Promise<void> {
  const places = batch.map(
    (_, row) => `(${columns.map((__, at) => `$${row * columns.length + at + 1}`).join(', ')})`,
  );
  // The ids of jobs stay as they are: they are their order.
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE VALUES ${places.join(', ')}`,
    batch.flatMap((row) => columns.map((column) => inText(row[column]))),
  );
}

/** As every text that PostgreSQL gets. */
const inText = (value: unknown): unknown => (typeof value === 'string' ? plain(value) : value);
