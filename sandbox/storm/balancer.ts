import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from './random.ts';

export interface Balancer {
  readonly url: string;
  /** Requests that a replica did not answer: Telegram sends those updates again. */
  readonly unanswered: number;
  close(): Promise<void>;
}

/** Sends each request to any replica, dead ones too: 502 if it does not answer, as a proxy would. */
export async function openBalancer(
  ports: readonly [number, ...number[]],
  random: Random,
): Promise<Balancer> {
  let unanswered = 0;

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const onward = request({
      host: '127.0.0.1',
      port: random.pick(ports),
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, connection: 'close' },
    });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.on('error', () => {
      unanswered += 1;
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
    });
    incoming.on('error', () => onward.destroy());
    incoming.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get unanswered() {
      return unanswered;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
