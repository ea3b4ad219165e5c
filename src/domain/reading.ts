import { z } from 'zod';
import { photoLineShape } from './photo-line.ts';

/**
 * What a reader has made of a photo or a voice note. It takes seconds, so a job reads, and its result comes to the
 * rep's turn as an update of our own, in the order of the rep's updates.
 */
const readingShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('photo'),
    codes: z.array(z.string()),
    lines: z.array(photoLineShape),
  }),
  z.object({ kind: z.literal('voice'), text: z.string() }),
  z.object({
    kind: z.literal('failed'),
    of: z.enum(['photo', 'voice']),
    /** `gone`: Telegram does not have the file. `unreadable`: it is no picture, or the reader broke at it. */
    problem: z.enum(['gone', 'too-large', 'unreadable', 'away']),
  }),
]);
export type Reading = z.infer<typeof readingShape>;

/** The part of such an update that is not Telegram's; `saidId` is the message that said that it was being read. */
export const ownPartShape = z.object({ reading: readingShape, saidId: z.number().optional() });
