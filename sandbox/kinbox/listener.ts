import { createServer, type RequestListener } from 'node:http';

export type Listener = {
  readonly port: number;
  /** Stops listening and cuts every connection: from then on the port refuses. */
  down(): Promise<void>;
  /** Listens on the same port again. Rejects with EADDRINUSE if another took it meanwhile. */
  up(): Promise<void>;
};

/** An HTTP server on 127.0.0.1 that can go away and come back. Port 0 takes any free one. */
export async function openListener(handle: RequestListener, port: number): Promise<Listener> {
  const server = createServer(handle);
  // Node closes idle connections after 5 s; a client that reuses one at that moment would get a
  // reset that no test asked for.
  server.keepAliveTimeout = 120_000;

  const listen = (on: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(on, '127.0.0.1', () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : on);
      });
    });

  const opened = await listen(port);
  return {
    port: opened,
    down: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    async up() {
      if (!server.listening) await listen(opened);
    },
  };
}
