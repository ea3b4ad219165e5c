import fastify, { type FastifyInstance } from 'fastify';
import { type Log, reasonOf } from '../domain/log.ts';

export interface ServerDeps {
  host: string;
  port: number;
  log: Log;
}

/**
 * The HTTP server for operation: `/healthz` answers as long as the process is alive. Resolves to undefined if
 * the port is taken: the bot does its work without it, and the log says so.
 */
export async function startServer({
  host,
  port,
  log,
}: ServerDeps): Promise<FastifyInstance | undefined> {
  const server = fastify({ logger: false });
  server.get('/healthz', async () => ({ status: 'alive' }));
  try {
    await server.listen({ host, port });
    return server;
  } catch (error) {
    log.warn(
      { host, port, reason: reasonOf(error) },
      'no health checks: the port is not to be had',
    );
    await server.close();
    return undefined;
  }
}
