import type { PhotoLine } from '../domain/photo-line.ts';
import type { PictureProblem } from './picture.ts';

/** A request to the reader's process: one picture at a time. */
export interface ReadRequest {
  bytes: Uint8Array;
}

export type ReadAnswer =
  | { ok: true; codes: string[]; lines: PhotoLine[] }
  | { ok: false; problem: PictureProblem };

/** The process ends with this when it has taken more memory than it may. */
export const EXIT_MEMORY = 70;
