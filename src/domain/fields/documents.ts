/*
 * Numbers of documents and payment cards: a team does not need them to call a lead, and they are what thieves look
 * for (LGPD, art. 6: no more than is needed). Kinbox keeps them whole, in the notes.
 */

/** What stands before a document's number, in the three languages. */
const LABEL =
  /\b(?:cpf|cnpj|rg|cnh|pis|pasep|nis|nit|ctps|dni|cuit|cuil|rut|run|rfc|curp|nif|nie|ssn|ci|c[eé]dula(?: de identidad)?|identidade|identidad|passaporte|pasaporte|passport|t[ií]tulo(?: de eleitor)?|cart[aã]o|tarjeta|card)\b(?:\s*(?:n[º°o.]*|n[uú]mero|number|no\.))?\s*[:.#=-]?\s*/;

/** A token with digits in it, as documents are written: 060.715.303-54, MG-12.345.678, ABCD800101HDFXXX09. */
const NUMBER = /\p{L}{0,4}[-. ]?\d[\p{L}\d.\-/ ]{3,24}[\p{L}\d]/u;
const LABELLED = new RegExp(`(${LABEL.source})(${NUMBER.source})`, 'giu');

const CPF = /(?<![\d.])(\d{3})\.?(\d{3})\.?(\d{3})[-/ .]?(\d{2})(?!\d)/g;
/** Since July 2026 letters may stand in the first twelve places. */
const CNPJ =
  /(?<![\p{L}\d.])([\dA-Z]{2})\.?([\dA-Z]{3})\.?([\dA-Z]{3})\/?([\dA-Z]{4})-?(\d{2})(?!\d)/gu;
const RG = /(?<![\d.])(\d{1,2})\.(\d{3})\.(\d{3})-([\dxX])(?![\d])/g;
/** 13 to 19 digits, in groups or not (ISO/IEC 7812). */
const CARD = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g;

/** The text with the numbers of documents masked, such as ***.456.789-**. Pure. Other numbers stay. */
export function maskDocuments(text: string): string {
  return text
    .replace(CARD, (found) => (isCard(found) ? hidden(found, 0, 4) : found))
    .replace(CNPJ, (found, a, b, c, d, e) =>
      /[./-]/.test(found) || isCnpj(`${a}${b}${c}${d}${e}`) ? `**.${b}.${c}/****-**` : found,
    )
    .replace(CPF, (found, a, b, c, d) =>
      /^\d{3}\.\d{3}\.\d{3}/.test(found) || isCpf(`${a}${b}${c}${d}`) ? `***.${b}.${c}-**` : found,
    )
    .replace(RG, (_found, _a, b, c) => `**.${b}.${c}-*`)
    .replace(LABELLED, (found, label: string, number: string) =>
      countDigits(number) < 5 ? found : `${label}${masked(number)}`,
    );
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length;

/** Words behind the number are none of it: it ends where two letters follow a space. */
function masked(number: string): string {
  const end = /\s+(?=\p{L}{2}|\D+$)/u.exec(number)?.index ?? number.length;
  const own = number.slice(0, end);
  if (own.includes('*') || countDigits(own) < 5) return number;
  return hidden(own, 3, 3) + number.slice(end);
}

/** Letters and digits become stars, but for so many in the middle or, with `ofEnd`, at the end. */
function hidden(text: string, fromEnd: number, shown: number): string {
  const places = [...text.matchAll(/[\p{L}\d]/gu)].map(({ index }) => index);
  const last = places.length - fromEnd;
  const visible = new Set(places.slice(Math.max(0, last - shown), last));
  return Array.from({ length: text.length }, (_, at) =>
    places.includes(at) && !visible.has(at) ? '*' : text[at],
  ).join('');
}

/** Two check digits, modulo 11 (Receita Federal). */
export function isCpf(digits: string): boolean {
  if (!/^(?!(\d)\1{10})\d{11}$/.test(digits)) return false;
  return [9, 10].every((length) => {
    const sum = [...digits.slice(0, length)].reduce(
      (total, digit, at) => total + Number(digit) * (length + 1 - at),
      0,
    );
    return ((sum * 10) % 11) % 10 === Number(digits[length]);
  });
}

/** The same with weights 2 to 9 from the right; a letter counts as its ASCII code less 48. */
function isCnpj(text: string): boolean {
  if (/^(.)\1*$/.test(text)) return false;
  return [12, 13].every((length) => {
    const sum = [...text.slice(0, length)].reduce((total, letter, at) => {
      const weight = ((length - 1 - at) % 8) + 2;
      return total + (letter.charCodeAt(0) - 48) * weight;
    }, 0);
    const rest = sum % 11;
    return (rest < 2 ? 0 : 11 - rest) === Number(text[length]);
  });
}

/** Luhn's check digit (ISO/IEC 7812-1). */
function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const double = at % 2 === 1 ? digit * 2 : digit;
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits.join(''));
}
