import { type ClientBase, Pool, type PoolConfig, types } from 'pg';
import type { Log } from '../../runtime/log.ts';
import { plain, type Row } from '../column-values.ts';
import { DatabaseFailed } from './postgres-errors.ts';

/** Prepared once per connection under its name. */
export interface Statement {
  name: string;
  text: string;
  /** Running it a second time changes nothing: it is run again when its connection broke. */
  repeatable?: boolean;
}

export type Value = string | number | boolean | null | readonly (string | number | null)[];

export type Query = (statement: Statement, values?: readonly Value[]) => Promise<Row[]>;

/**
 * Runs several statements as one: all of them or none. Each sees what was committed before it, so a row that the
 * first one locks is known to the next ones as it is.
 */
export type Transaction = <T>(run: (query: Query) => Promise<T>) => Promise<T>;

/** A server that is silent for longer than this is taken to be gone. */
const STATEMENT_MS = 10_000;
const CONNECT_MS = 5_000;
const CONNECTIONS = 10;
const TRIES = 2;

/** Settings of every connection; `name` shows in `pg_stat_activity`. */
export const connectionTo = (url: string, name: string): PoolConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: CONNECT_MS,
  statement_timeout: STATEMENT_MS,
  // Past the server's own limit: this one ends when the server or the network has gone.
  query_timeout: STATEMENT_MS + 2_000,
  keepAlive: true,
  types: { getTypeParser },
});

/** bigint as a number: ids of Telegram and times in ms stay below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format);
}

/** Connections to the database that come back after it was away. */
export function openPool(
  url: string,
  log: Log,
): { query: Query; transaction: Transaction; close(): Promise<void> } {
  const pool = new Pool({
    ...connectionTo(url, 'contact-bot'),
    max: CONNECTIONS,
    // A commit that was answered must be on disk, even where the server's default says otherwise; and what
    // people write is not to be quoted in the server's log.
    onConnect: (client) =>
      client.query(
        `SELECT set_config('log_parameter_max_length_on_error', '0', false),
           CASE current_setting('synchronous_commit')
             WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END`,
      ),
  });
  // Without a listener the end of an idle connection (the server restarts) would end the process.
  pool.on('error', (error) => {
    const { message } = new DatabaseFailed(error, 'idle');
    log.warn({ reason: message }, 'an idle database connection broke');
  });

  async function query(
    { name, text, repeatable = false }: Statement,
    values: readonly Value[] = [],
  ) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(pool, { name, text }, values);
      } catch (error) {
        if (!(error instanceof DatabaseFailed) || tries === TRIES) throw error;
        if (!error.isUndone && !(error.isDisconnected && repeatable)) throw error;
      }
    }
  }

  async function transaction<T>(run: (query: Query) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(run);
      } catch (error) {
        const again = error instanceof DatabaseFailed && error.isUndone && tries < TRIES;
        if (!again) throw error;
      }
    }
  }

  async function once<T>(run: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw new DatabaseFailed(error, 'connect');
    });
    let isBroken = false;
    const broken = () => {
      isBroken = true;
    };
    // While it is ours, the pool does not listen to it.
    client.on('error', broken);
    const on: Query = (statement, values = []) => send(client, statement, values);
    try {
      await on({ name: 'begin', text: 'BEGIN' });
      const value = await run(on);
      await on({ name: 'end', text: 'COMMIT' });
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch(broken);
      throw error;
    } finally {
      client.off('error', broken);
      client.release(isBroken);
    }
  }

  return { query, transaction, close: () => pool.end() };
}

/** Throws DatabaseFailed. */
async function send(
  to: Pick<ClientBase, 'query'>,
  { name, text }: Statement,
  values: readonly Value[],
): Promise<Row[]> {
  try {
    return (await to.query<Row>({ name, text, values: values.map(storable) })).rows;
  } catch (error) {
    throw new DatabaseFailed(error, name);
  }
}

function storable(value: Value): Value {
  return typeof value === 'object' && value !== null ? value.map(scalar) : scalar(value);
}

/** A time may come with a fraction of a ms, from a delay with some chance in it: it is not to be early. */
function scalar<T extends string | number | boolean | null>(value: T): T | string | number {
  if (typeof value === 'string') return plain(value);
  return typeof value === 'number' ? Math.ceil(value) : value;
}
