import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/**
 * Below what systems hand out for port 0 (from 32768 on Linux, 49152 elsewhere): a server that is started meanwhile
 * does not take the port before whoever asked for it listens there.
 */
const LOWEST = 12_000;
const HIGHEST = 32_000;
const TRIES = 50;

/** Ports of 127.0.0.1 that nobody listens on, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  for (let tries = 0; held.size < count; tries += 1) {
    if (tries > count * TRIES) throw new Error('no free port');
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = held.has(port) ? undefined : await listenOn(port);
    if (server) held.set(port, server);
  }
  for (const server of held.values()) {
    server.close();
    await once(server, 'close');
  }
  return [...held.keys()];
}

/** Undefined when somebody else does. */
async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('no port');
  return port;
}
