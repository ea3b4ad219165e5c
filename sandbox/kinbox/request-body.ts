import type { IncomingMessage } from 'node:http';

const LIMIT_BYTES = 1024 * 1024;

/** The body as text, 'too-large' beyond 1 MiB, or 'aborted' when the client left in the middle. */
export type ReceivedBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'aborted' };

/**
 * Reads to the end even what is too large: an answer given while the client still sends would
 * reach it as a reset and not as a 413.
 */
export function receiveBody(request: IncomingMessage): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= LIMIT_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () =>
      resolve(
        bytes > LIMIT_BYTES
          ? { kind: 'too-large' }
          : { kind: 'text', text: Buffer.concat(chunks).toString('utf8') },
      ),
    );
    request.on('error', () => resolve({ kind: 'aborted' }));
    request.on('close', () => resolve({ kind: 'aborted' }));
  });
}
