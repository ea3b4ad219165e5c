import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * As PgBouncer in transaction mode, as far as one connection after the other is concerned: the first client's session is
 * everybody's. Who comes later is greeted with what the server said to the first one. Resolves to the port.
 */
export async function startPooler(port: number): Promise<number> {
  const sockets = new Set<Socket>();
  let server: Socket | undefined;
  let greeting: Buffer | undefined;
  let current: Socket | undefined;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => {});
    return socket;
  }

  const pooler = createServer((client) => {
    keep(client);
    client.once('data', (startup) => {
      if (greeting) {
        client.write(greeting);
      } else {
        const session = keep(createConnection(port, '127.0.0.1'));
        server = session;
        session.write(startup);
        let said = Buffer.alloc(0);
        session.on('data', (data) => {
          if (!greeting) said = Buffer.concat([said, data]);
          // ReadyForQuery ends the greeting.
          if (!greeting && said.subarray(-6, -5).toString() === 'Z') greeting = greetingIn(said);
          current?.write(data);
        });
      }
      current = client;
      client.on('data', (data) => {
        current = client;
        // Terminate: the client goes, its session stays.
        if (data[0] !== 'X'.charCodeAt(0)) server?.write(data);
      });
    });
  });
  pooler.listen(0, '127.0.0.1');
  await once(pooler, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    pooler.close();
  });
  const address = pooler.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** AuthenticationOk and what follows it: whoever comes later is not asked for a password. */
function greetingIn(said: Buffer): Buffer {
  const ok = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
  return said.subarray(Math.max(0, said.lastIndexOf(ok)));
}
