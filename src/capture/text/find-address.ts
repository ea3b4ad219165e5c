import { LOCATION_MAX } from '../../domain/fields/short-texts.ts';
import { cleanLine, countCodePoints } from '../../domain/fields/text.ts';
import { hideSpans, type Segment } from './segments.ts';

const STREET =
  /^(?:r\.|rua|av\.?|avenida|al\.|alameda|travessa|tv\.|pra[cç]a|p[cç]a\.?|rod\.?|rodovia|estrada|largo|calle|c\/|carrera|cra\.?|avda\.?|paseo|camino|plaza)\s+\p{L}?.{0,100}?\d/iu;
const STREET_EN =
  /^\d{1,5}\s+(?:[\p{L}.'\d]+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|square|sq)\b/iu;

/** The line after a street: its quarter, town and postal code. */
const REST_OF_ADDRESS =
  /(?<!\d)\d{2}\.?\d{3}-?\d{3}(?!\d)|\p{L}\s*[-–/,]\s*(?:AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO)\b|^(?:bairro|cep|sala|apto|bloco|andar|conj)\b|,\s*[A-Z]{2}\s+\d{5}\b|^\d{5}\s+\p{Lu}/u;

export interface FoundAddress {
  location: string;
  segments: Segment[];
}

/** Returns a line without its phones and emails. */
function untaken(segment: Segment): string {
  const text = hideSpans(segment.text, segment.taken);
  return cleanLine(text.replace(/\u2588+/g, ' ')).replace(/[\s,;|–—-]+$|^[\s,;|–—-]+/g, '');
}

function isAddress(segment: Segment): boolean {
  if (segment.label === 'address') return /\p{L}/u.test(segment.text);
  return (
    segment.label === undefined &&
    segment.text.length <= 160 &&
    (STREET.test(segment.text) || STREET_EN.test(segment.text))
  );
}

/** The first address, with the lines that go on with it. */
export function findAddress(segments: readonly Segment[]): FoundAddress | undefined {
  const at = segments.findIndex(isAddress);
  const street = segments[at];
  if (street === undefined) return undefined;
  const used = [street];
  for (const segment of segments.slice(at + 1, at + 3)) {
    const isMore =
      (segment.label === undefined || /^cep\b/i.test(segment.text)) && segment.text.length <= 80;
    if (!isMore || segment.taken.length > 0 || !REST_OF_ADDRESS.test(segment.text)) break;
    used.push(segment);
  }
  const location = used.map(untaken).filter(Boolean).join(', ');
  return location !== '' && countCodePoints(location) <= LOCATION_MAX
    ? { location, segments: used }
    : undefined;
}
