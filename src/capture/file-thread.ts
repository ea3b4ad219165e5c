import { parentPort } from 'node:worker_threads';
import type { CountryCode } from '../domain/fields/phone.ts';
import type { ContactFile } from './contact-file.ts';
import type { NoteKind } from './contact-of.ts';
import { readFile } from './read-file.ts';

/** A file for the thread that reads files. */
export interface FileRequest {
  bytes: Uint8Array;
  country: CountryCode;
  /** The rep's words before the lines of the notes. */
  labels: Record<NoteKind, string>;
}

/* The thread that reads files. It ends by its owner's hand, or when a file takes more memory than it may. */

parentPort?.on('message', async ({ bytes, country, labels }: FileRequest) => {
  const noteLine = (kind: NoteKind, value: string): string => `${labels[kind]}: ${value}`;
  const answer: ContactFile = await readFile(bytes, { country, noteLine });
  parentPort?.postMessage(answer);
});
