import { fold } from '../../domain/fields/text.ts';
import type { PhotoLine } from '../../domain/photo-line.ts';

/** Below this a reading is taken only where the other is worse. */
const DOUBTFUL = 0.8;
/** Below this Tesseract's accents and spaces are as doubtful as its letters. */
const GUESSWORK = 0.6;
/** Of words, Tesseract is the better reader when it is this sure. */
const SURE = 0.9;

/** One text out of two readings: PaddleOCR's letters and digits with Tesseract's accents and spaces. */
export function mergeReadings({ paddle, tesseract }: PhotoLine): string {
  const plain = normal(paddle.text);
  const accented = normal(tesseract.text);
  if (paddle.confidence < DOUBTFUL && tesseract.confidence > paddle.confidence) return accented;
  if (accented === '' || tesseract.confidence < GUESSWORK) return apart(plain);
  if (!/[\d@]|www/i.test(plain) && tesseract.confidence >= SURE) return accented;
  return apart(align([...plain.replaceAll(' ', '')], [...accented]) ?? plain);
}

/** PaddleOCR's model also knows the wide forms of Chinese type. */
export const normal = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** A site right behind an address, where the space was missed. */
const apart = (text: string): string => text.replace(/(?<=@\S+\.\w+)(?=www\.)/i, ' ');

/** An address or a site: no spaces in it, no accents. A label may stand right before it. */
const ADDRESS = /(?:e-?mail|correo)?((?:www\.|[\w.+-]+@)[\w-]+(?:\.(?!www\.)[\w-]+)+)/gi;

/**
 * Goes the cheapest way from one reading to the other (Levenshtein); spaces of the second cost nothing. Undefined
 * where they share so little that one says nothing about the other.
 */
function align(plain: string[], accented: string[]): string | undefined {
  const [rows, columns] = [plain.length + 1, accented.length + 1];
  const costs = new Float64Array(rows * columns);
  const cost = (row: number, column: number) => costs[row * columns + column] ?? 0;
  const skipped = (column: number) => (accented[column - 1] === ' ' ? 0 : 1);
  const isSame = (row: number, column: number) =>
    fold(plain[row - 1] ?? '') === fold(accented[column - 1] ?? '');
  const changed = (row: number, column: number) => {
    if (accented[column - 1] === ' ') return 2;
    return isSame(row, column) ? 0 : 1;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ways = [
        ...(row > 0 ? [cost(row - 1, column) + 1] : []),
        ...(column > 0 ? [cost(row, column - 1) + skipped(column)] : []),
        ...(row > 0 && column > 0 ? [cost(row - 1, column - 1) + changed(row, column)] : []),
      ];
      costs[row * columns + column] = ways.length === 0 ? 0 : Math.min(...ways);
    }
  }
  if (cost(rows - 1, columns - 1) > plain.length / 2) return undefined;

  const addresses = [...plain.join('').matchAll(ADDRESS)].map(({ index, 0: whole, 1: address }) => {
    const end = index + whole.length;
    return { start: end - (address?.length ?? 0), end };
  });
  /** Whether the letter at this row lies in an address, or, for a space, whether both of its neighbours do. */
  const isInAddress = (at: number, first = at) =>
    addresses.some(({ start, end }) => first >= start && at < end);
  const letters: string[] = [];
  let [row, column] = [rows - 1, columns - 1];
  while (row > 0 || column > 0) {
    const here = cost(row, column);
    const other = accented[column - 1] ?? '';
    if (row > 0 && column > 0 && here === cost(row - 1, column - 1) + changed(row, column)) {
      const isWord = isSame(row, column) && !isInAddress(row - 1);
      letters.push(isWord && /[^\p{ASCII}]/u.test(other) ? other : (plain[row - 1] ?? ''));
      row--;
      column--;
    } else if (column > 0 && here === cost(row, column - 1) + skipped(column)) {
      if (other === ' ' && !isInAddress(row, row - 1)) letters.push(other);
      column--;
    } else {
      letters.push(plain[row - 1] ?? '');
      row--;
    }
  }
  return normal(letters.toReversed().join(''));
}
