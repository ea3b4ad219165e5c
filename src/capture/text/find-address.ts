import { LOCATION_MAX } from '../../domain/fields/short-texts.ts';
import { cleanLine, countCodePoints } from '../../domain/fields/text.ts';
import { hideSpans, type Piece } from './segments.ts';

const STREET =
  /^(?:r\.|rua|av\.?|avenida|al\.|alameda|travessa|tv\.|pra[cç]a|p[cç]a\.?|rod\.?|rodovia|estrada|largo|calle|c\/|carrera|cra\.?|avda\.?|paseo|camino|plaza)\s+\p{L}?.{0,100}?\d/iu;
const STREET_EN =
  /^\d{1,5}\s+(?:[\p{L}.'\d]+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|square|sq)\b/iu;

/** The line after a street: its quarter, town and postal code. */
const REST_OF_ADDRESS =
  /(?<!\d)\d{2}\.?\d{3}-?\d{3}(?!\d)|\p{L}\s*[-–/,]\s*(?:AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO)\b|^(?:bairro|cep|sala|apto|bloco|andar|conj)\b|,\s*[A-Z]{2}\s+\d{5}\b|^\d{5}\s+\p{Lu}/u;

export interface FoundAddress {
  location: string;
  pieces: Piece[];
}

/** What is left of a line when the phones and emails in it are gone. */
function untaken(piece: Piece): string {
  const text = hideSpans(piece.text, piece.taken);
  return cleanLine(text.replace(/\u2588+/g, ' ')).replace(/[\s,;|–—-]+$|^[\s,;|–—-]+/g, '');
}

function isAddress(piece: Piece): boolean {
  if (piece.label === 'address') return /\p{L}/u.test(piece.text);
  return (
    piece.label === undefined &&
    piece.text.length <= 160 &&
    (STREET.test(piece.text) || STREET_EN.test(piece.text))
  );
}

/** The first address, with the lines that go on with it. */
export function findAddress(pieces: readonly Piece[]): FoundAddress | undefined {
  const at = pieces.findIndex(isAddress);
  const street = pieces[at];
  if (street === undefined) return undefined;
  const used = [street];
  for (const piece of pieces.slice(at + 1, at + 3)) {
    const isMore =
      (piece.label === undefined || /^cep\b/i.test(piece.text)) && piece.text.length <= 80;
    if (!isMore || piece.taken.length > 0 || !REST_OF_ADDRESS.test(piece.text)) break;
    used.push(piece);
  }
  const location = used.map(untaken).filter(Boolean).join(', ');
  return location !== '' && countCodePoints(location) <= LOCATION_MAX
    ? { location, pieces: used }
    : undefined;
}
