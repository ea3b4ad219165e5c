/** An engine's reading of a line of writing. */
export interface Reading {
  text: string;
  /** In [0, 1]. */
  confidence: number;
}

/** A line of writing on a photo, read by two engines that share neither model nor method. */
export interface PhotoLine {
  /** PaddleOCR: the surer of the two about letters and digits; knows no accents and few spaces. */
  paddle: Reading;
  /** Tesseract: knows accents and spaces. */
  tesseract: Reading;
  /** Of the writing, in dots of the photo. */
  height: number;
}
