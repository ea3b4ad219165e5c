import type { Captured } from '../../domain/contact.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { cleanText, isVisible } from '../../domain/fields/text.ts';
import type { NoteLine } from '../contact-of.ts';
import { parseVCards } from '../vcard/vcard.ts';
import { readBadge } from './badge.ts';
import { readLink } from './code-link.ts';
import { readMecard } from './mecard.ts';

/** Codes that people photograph by mistake, or that say nothing of a person. */
type NoContact = 'pix' | 'payment' | 'wifi' | 'boarding-pass' | 'password' | 'product';

export type CodeContent =
  | { kind: 'contact'; contact: Captured }
  /** Nobody can be reached by it, and a rep may still want it: a profile, a site, a badge's number. */
  | { kind: 'note'; note: string }
  | { kind: 'no-contact'; reason: NoContact };

export interface CodeOptions {
  country: CountryCode;
  noteLine: NoteLine;
}

/** A QR code holds at most 4,296 letters (ISO/IEC 18004); other codes hold less. */
const CODE_MAX = 8_000;

/** Says what a QR or bar code of a photo holds. Pure; never throws. Undefined for an empty code. */
export function readCode(source: string, options: CodeOptions): CodeContent | undefined {
  const text = cleanText(source.slice(0, CODE_MAX)).trim();
  if (!isVisible(text)) return undefined;
  const reason = reasonAgainst(text);
  if (reason) return { kind: 'no-contact', reason };
  return (
    readVCard(text, options) ??
    readMecard(text, options) ??
    readLink(text, options) ??
    readBadge(text, options)
  );
}

function readVCard(text: string, { country, noteLine }: CodeOptions): CodeContent | undefined {
  if (!/^BEGIN:VCARD/i.test(text)) return undefined;
  const read = parseVCards(text, country, noteLine);
  const [card] = read.ok ? read.cards : [];
  return card && { kind: 'contact', contact: card.captured };
}

/** EMV's code for payments (EMVCo, Merchant-Presented Mode): "Payload Format Indicator", 01. */
const EMV = /^000201/;
/** IATA Resolution 792: M, number of legs, name in 20, E for electronic ticket, booking, from, to, carrier. */
const BOARDING_PASS = /^M[1-4][A-Z /'-]{20}[E ][A-Z\d ]{7}[A-Z]{3}[A-Z]{3}[A-Z\d ]{3}/;
/** Boletos are 44 digits as a bar code (FEBRABAN), 47 or 48 when typed. */
const BOLETO = /^\d{44}$|^\d{47,48}$/;
/** EAN-8, UPC-A, EAN-13 and GTIN-14; a badge's number could look so, and is then known by its check digit. */
const PRODUCT = /^(?:\d{8}|\d{12,14})$/;

function reasonAgainst(text: string): NoContact | undefined {
  if (EMV.test(text)) return /br\.gov\.bcb\.pix/i.test(text) ? 'pix' : 'payment';
  if (BOLETO.test(text) || /^(?:bitcoin|ethereum|litecoin|lightning):/i.test(text))
    return 'payment';
  if (/^(?:WIFI|DPP):/i.test(text)) return 'wifi';
  // The key to somebody's account must not end in a note.
  if (/^(?:otpauth(?:-migration)?|fido):|^tg:\/\/login/i.test(text)) return 'password';
  if (BOARDING_PASS.test(text)) return 'boarding-pass';
  if (PRODUCT.test(text) && hasCheckDigit(text)) return 'product';
  return undefined;
}

/** The last digit of GS1's numbers makes the weighted sum a multiple of ten (GS1 General Specifications, 7.9). */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
