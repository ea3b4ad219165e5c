import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLead } from '../../../src/storage/postgres/leader.ts';
import type { Postgres } from '../../helpers/postgres.ts';
import { PATIENCE } from '../fixtures.ts';
import { clock, quiet } from './replica.ts';

const BEAT_MS = 100;

/** Replicas that stand for the lead, and who of them leads; they stop with the test. */
function createCandidates() {
  const leading = new Set<string>();
  let most = 0;
  return {
    leading,
    /** The largest number that led at the same time. */
    most: () => most,
    stand(name: string, url: string): () => Promise<void> {
      const stopping = new AbortController();
      const ended = createLead({ url, clock, log: quiet, beatMs: BEAT_MS })({
        onLead() {
          leading.add(name);
          most = Math.max(most, leading.size);
        },
        onLost() {
          leading.delete(name);
        },
        signal: stopping.signal,
      });
      const stop = () => {
        stopping.abort();
        return ended;
      };
      onTestFinished(stop);
      return stop;
    },
  };
}

const leaders = (leading: Set<string>) => expect.poll(() => [...leading], PATIENCE);

/** A way to the server that can fall silent, as a network does. */
async function openTunnel(url: string, port: number) {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const tunnel = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!isSilent) to.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        if (!isSilent) to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(tunnel, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    tunnel.close();
    await once(tunnel, 'close');
  });
  const address = tunnel.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: url.replace(`:${port}/`, `:${address.port}/`),
    silence() {
      isSilent = true;
    },
  };
}

export function leaderPromises(server: Postgres): void {
  test('one replica leads, and at its end another', async () => {
    const url = await server.freshDatabase();
    const { stand, leading, most } = createCandidates();
    const stop = stand('first', url);
    await leaders(leading).toEqual(['first']);
    const stopSecond = stand('second', url);
    stand('third', url);
    await stop();
    expect(leading.has('first')).toBe(false);
    await leaders(leading).toHaveLength(1);
    await stopSecond();
    await leaders(leading).toEqual(['third']);
    expect(most()).toBe(1);
  });

  test('a leader whose connection is cut stops, and someone leads again', async () => {
    const url = await server.freshDatabase();
    const { stand, leading, most } = createCandidates();
    stand('first', url);
    await leaders(leading).toEqual(['first']);
    const admin = await server.connect(url);
    const cut = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'contact-bot-leader'`,
    );
    expect(cut.rowCount).toBe(1);
    await leaders(leading).toEqual([]);
    stand('second', url);
    await leaders(leading).toHaveLength(1);
    expect(most()).toBe(1);
  });

  test('a leader behind a silent network stops before another leads', async () => {
    const url = await server.freshDatabase();
    const { stand, leading, most } = createCandidates();
    const tunnel = await openTunnel(url, server.port());
    stand('cut off', tunnel.url);
    await leaders(leading).toEqual(['cut off']);
    stand('standby', url);
    tunnel.silence();
    await leaders(leading).toEqual(['standby']);
    expect(most()).toBe(1);
  });

  test('a leader leads again when the server is back', async () => {
    const url = await server.freshDatabase();
    const { stand, leading, most } = createCandidates();
    stand('first', url);
    await leaders(leading).toEqual(['first']);
    await server.stop();
    await leaders(leading).toEqual([]);
    await server.start();
    await leaders(leading).toEqual(['first']);
    expect(most()).toBe(1);
  });

  test('bots in two schemas of one database do not know of each other', async () => {
    const { stand, leading } = createCandidates();
    stand('one', await server.freshDatabase());
    stand('two', await server.freshDatabase());
    await leaders(leading).toHaveLength(2);
  });
}
