import { chmodSync, rmSync } from 'node:fs';
import fastify, { type FastifyInstance } from 'fastify';

/** What the operator's tools may ask a running bot for: by its name, with one word. */
export type Commands = Record<string, (word: string) => Promise<unknown>>;

/** Bound of a Unix socket's path in bytes (unix(7): 108 with its end). */
const PATH_MAX = 107;

/** The socket of the bot whose database is that file. */
export const controlPath = (databaseFile: string): string => `${databaseFile}.sock`;

/**
 * A door for the operator beside the database: a Unix socket that nobody but the bot's own user may open (0600), and
 * never a port. Rejects where the path is too long, or the folder is not to be written.
 */
export async function startControl(path: string, commands: Commands): Promise<FastifyInstance> {
  if (Buffer.byteLength(path) > PATH_MAX) throw new Error('the path of the socket is too long');
  // The database is ours alone, and so is what another process has left behind.
  rmSync(path, { force: true });
  const server = fastify({ logger: false, forceCloseConnections: true });
  for (const [name, run] of Object.entries(commands)) {
    server.post<{ Body: { word?: string } }>(`/${name}`, async ({ body }, reply) => {
      try {
        return { answer: (await run(String(body?.word ?? ''))) ?? null };
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        return reply.code(500).send({ reason });
      }
    });
  }
  const before = process.umask(0o177);
  try {
    await server.listen({ path });
  } finally {
    process.umask(before);
  }
  chmodSync(path, 0o600);
  return server;
}
