import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawClient {
  readonly socket: Socket;
  write(text: string): void;
  /** Resolves with all that was received once it has the given words; rejects if the server hangs up first. */
  hears(words: string): Promise<string>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
}

/** A bare connection, for what HTTP clients would not send; it ends with the test. */
export async function connectTo(port: number): Promise<RawClient> {
  const socket = createConnection(port, '127.0.0.1');
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => onClosed());
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return {
    socket,
    closed,
    write: (text) => void socket.write(text),
    hears(words) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (!received.includes(words)) return;
          socket.off('data', look);
          resolve(received);
        };
        socket.on('data', look);
        socket.once('close', () => reject(new Error(`hung up after: ${received}`)));
        look();
      });
    },
  };
}
