import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openPostgresServer, type PostgresServer } from '../../sandbox/postgres.ts';

export interface Postgres {
  /** The URL of a new, empty schema: it serves as a database of its own, and is made quickly. */
  freshDatabase(): Promise<string>;
  /** A connection of the test's own, closed with the test. */
  connect(url: string): Promise<pg.Client>;
  port(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** The server's log. */
  log(): string;
}

/** A real PostgreSQL for the tests of a file; it ends with them. */
export function usePostgres(): Postgres {
  let server: PostgresServer;
  let schemas = 0;
  let admin: pg.Client | undefined;
  let logged = '';

  const urlOf = (schema: string) => `${server.urlOf('postgres')}?options=-csearch_path%3D${schema}`;

  beforeAll(async () => {
    // Nobody pulls the plug in a test: fsync would only make it slower.
    server = await openPostgresServer({
      isDurable: false,
      onLog(message) {
        logged += `${message}`;
      },
    });
  });

  afterAll(async () => {
    await admin?.end();
    await server.close();
  });

  async function open(url: string): Promise<pg.Client> {
    const client = new pg.Client(url);
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  return {
    async freshDatabase() {
      schemas += 1;
      const name = `test${schemas}`;
      admin ??= await open(urlOf('public'));
      await admin.query(`CREATE SCHEMA ${name}`);
      return urlOf(name);
    },
    async connect(url) {
      const client = await open(url);
      onTestFinished(() => client.end());
      return client;
    },
    port: () => server.port,
    async stop() {
      admin = undefined;
      await server.stop();
    },
    start: () => server.start(),
    log: () => logged,
  };
}
