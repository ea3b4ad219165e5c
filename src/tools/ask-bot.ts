import { request } from 'node:http';
import { z } from 'zod';

const answerShape = z.union([z.object({ answer: z.unknown() }), z.object({ reason: z.string() })]);

/**
 * Asks a running bot through its socket. Resolves to undefined if none is running; rejects with the bot's reason when it
 * could not do it.
 */
export async function askBot(
  socketPath: string,
  command: string,
  word: string,
): Promise<{ answer: unknown } | undefined> {
  const text = await post(socketPath, command, JSON.stringify({ word }));
  if (text === undefined) return undefined;
  const read = answerShape.parse(JSON.parse(text));
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

/** Undefined where nobody listens. */
function post(socketPath: string, command: string, body: string): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const headers = { 'content-type': 'application/json' };
  const asking = request({ socketPath, path: `/${command}`, method: 'POST', headers }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (part: string) => {
      text += part;
    });
    answer.on('end', () => resolve(text));
    answer.on('error', reject);
  });
  asking.on('error', (error: NodeJS.ErrnoException) => {
    const isNobody = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
    if (isNobody) resolve(undefined);
    else reject(error);
  });
  asking.end(body);
  return promise;
}
