import { z } from 'zod';

const readingShape = z.object({
  text: z.string(),
  /** In [0, 1]. */
  confidence: z.number(),
});

/** A line of writing on a photo, read by two engines that share neither model nor method. */
export const photoLineShape = z.object({
  /** PaddleOCR: the surer of the two about letters and digits; knows no accents and few spaces. */
  paddle: readingShape,
  /** Tesseract: knows accents and spaces. */
  tesseract: readingShape,
  /** Of the writing, in dots of the photo. */
  height: z.number(),
});
export type PhotoLine = z.infer<typeof photoLineShape>;

/** An engine's reading of a line of writing. */
export type LineReading = z.infer<typeof readingShape>;
