import { isCpf } from '../../domain/fields/documents.ts';
import type { CountryCode, Phone } from '../../domain/fields/phone.ts';
import { MOBILE_LABEL } from '../phones.ts';
import { FAX, PHONE } from './labels.ts';
import type { Segment, Span } from './segments.ts';
import { isFirstName, isNoName } from './vocabulary.ts';

/** How far around a number words are looked at. */
const NEAR = 40;

const WORD_BEFORE = new RegExp(
  `(?<!\\p{L})(?:${PHONE}|contatos?|contacto|contact|call|chamar?|chame|text|sms|llamar?|marcar|ll[aá]mame|ligue|me at|reach|disque)(?!\\p{L})[^\\d\\n]{0,24}$`,
  'iu',
);
const WORD_AFTER =
  /^[\s(,:-]{0,3}(?:office|work|home|comercial|resid|whats|wpp|zap|cel|tel|fixo|m[oó]vel|mobile|claro|vivo|tim(?!\p{L})|ramal)/iu;
const FAX_BEFORE = new RegExp(`(?<!\\p{L})(?:${FAX})(?!\\p{L})[^\\d\\n\\p{L}]{0,6}$`, 'iu');
const PIX_BEFORE = /(?<!\p{L})pix(?!\p{L})[^\d\n]{0,20}$/iu;

/** How Brazilians group a number; anything else may be a number of another kind, or of elsewhere. */
const GROUPED =
  /^\+?(?:\(?\+? ?55\)?[ .-]*)?\(?(?:0?(?:xx|\d{2}[ .-]+)?)?[ ]?[([]?0?\d{2} ?[)\]/]?[ .-]*(?:9[ .-]?\d{4}|\d{4,5})[ .–-]*\d{4}$/i;

/** Brazil's "011 9876 51006" and "119 8765 1006" are how documents are grouped: an area code stands by itself. */
const AREA_INSIDE = /^(?!55)(?:[1-9]\d{2}|\d{4})[ .-]/;

const GROUPED_AMERICAN = /^\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}$/;

const isGrouped = (written: string) => GROUPED.test(written) && !AREA_INSIDE.test(written);

/** Whether the groups are those in which people of the country write a number. */
export function isGroupedIn(written: string, country: CountryCode): boolean {
  if (country === 'BR') return /\D/.test(written) && isGrouped(written);
  return (country === 'US' || country === 'CA') && GROUPED_AMERICAN.test(written);
}

export interface Context {
  isFax: boolean;
  /** The text says that it is a phone. */
  isLabelled: boolean;
  /** The text says that it is a mobile. */
  isLabelledMobile: boolean;
  /** The digits may be something else than a phone. */
  isDoubtful: boolean;
}

/** Describes a number by the words around it; `phone` is how it was read, if it was. */
export function contextOf(
  segment: Segment,
  text: string,
  { start, end }: Span,
  phone?: Phone,
): Context {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const isFax = segment.label === 'fax' || FAX_BEFORE.test(before);
  const whose = `${segment.labelText} ${before}`;
  const isOfDocument = NUMBER_OF.test(whose) && !OWN_NUMBER.test(whose);
  const isLabelled =
    isFax ||
    (segment.label === 'phone' && !isOfDocument) ||
    (WORD_BEFORE.test(before) && !isOfDocument) ||
    WORD_AFTER.test(text.slice(end, end + NEAR));
  const isDoubtful =
    PIX_BEFORE.test(before) ||
    (isOfDocument && phone !== undefined && /^\d+$/.test(text.slice(start, end).trim())) ||
    (!isLabelled &&
      phone !== undefined &&
      mayBeOther(text.slice(start, end).trim(), phone, before));
  const isLabelledMobile =
    (segment.label === 'phone' && MOBILE_LABEL.test(segment.labelText)) ||
    MOBILE_BEFORE.test(before);
  return { isFax, isLabelled, isLabelledMobile, isDoubtful };
}

/** "Voucher nº", "Nosso número": a number has a number of its own, and a phone is called so by its owner. */
const NUMBER_OF = /\p{L}{2,}\s+(?:n[º°]\.?|n[uú]mero|number|no\.)\s*[:.]?\s*$/iu;
const OWN_NUMBER =
  /(?<!\p{L})(?:meu|minha|seu|sua|teu|my|your|mi|tu|su|o|um|novo|outro|esse|este|[ée]|celular|telefone|contato|whats|zap|cliente|dele|dela)\s+(?:n[º°]\.?|n[uú]mero|number|no\.)\s*[:.]?\s*$/iu;
const MOBILE_BEFORE = new RegExp(`(?:${MOBILE_LABEL.source})[^\\d\\n]{0,6}$`, 'iu');

/** "Instalação: 11987651001": what stands before a colon and is no name says what the digits are. */
const NAMED_BY = /(?<![\p{L}\p{N}])(\p{L}[\p{L}-]{2,})\s{0,2}[:=]\s{0,3}$/u;

/** "senha 11988887777": a word before bare digits may say what they are; a name, "e" or "no" does not. */
const WORD_RIGHT_BEFORE = /(?<![\p{L}\p{N}])(\p{L}[\p{L}-]{2,})[ :=#-]{0,3}$/u;
const isOther = (word: string) => isNoName(word) || (/^\p{Ll}/u.test(word) && !isFirstName(word));

function mayBeOther(written: string, { digits, extension }: Phone, before: string): boolean {
  if (extension !== undefined || /^\D*\+/.test(written)) return false;
  const plain = written.replace(/\D/g, '');
  const isPlain = plain === written;
  const word = WORD_RIGHT_BEFORE.exec(before)?.[1];
  if (isPlain && word !== undefined && isOther(word)) return true;
  const named = NAMED_BY.exec(before)?.[1];
  if (isPlain && named !== undefined && !isFirstName(named)) return true;
  if (!digits.startsWith('55')) return isPlain;
  return isCpf(plain) || !isGrouped(written) || (isPlain && plain.length === 10);
}
