import { cleanLine } from '../domain/fields/text.ts';

/** In characters. */
const REASON_MAX = 300;
const PLAIN_MAX = 4_000;
/** An answer that nests deeper, or says more than this at one place, is no reason for a rep to read. */
const DEPTH_MAX = 6;
const PARTS_MAX = 20;

/** Where the words are. */
const SAYING = ['message', 'errors', 'detail', 'details', 'constraints', 'children'];
/** General words, read where there are no others: "Bad Request". */
const GENERAL = ['title', 'error'];

/**
 * Reads the reason in the body of Kinbox's error, on one line. Not documented. Its stack is NestJS, which answers
 * `{ statusCode, message: string | string[] | object[], error }`, the objects being of class-validator:
 * `{ property, constraints: { isEmail: "email must be an email" }, children }`. Others put `errors` (a list, or by
 * field) or `detail` (RFC 9457) there, or answer plain text. `text` is the body where it is no JSON; `secret` is never repeated.
 */
export function readReason(json: unknown, text: string, secret: string): string | undefined {
  const said = json === undefined ? plainText(text) : wordsIn(json);
  // Before it is cut: half a secret is one, too.
  const line = [...new Set(said)].join('; ').replaceAll(secret, '…');
  const points = Array.from(line);
  if (points.length > REASON_MAX) return `${points.slice(0, REASON_MAX - 1).join('')}…`;
  return line || undefined;
}

/** A page is for a browser. */
const plainText = (text: string): string[] =>
  text.trimStart().startsWith('<') ? [] : lineOf(text.slice(0, PLAIN_MAX));

function lineOf(text: string): string[] {
  const line = cleanLine(text);
  return line === '' ? [] : [line];
}

function wordsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return lineOf(value);
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return [];
  if (Array.isArray(value)) {
    return value.slice(0, PARTS_MAX).flatMap((one) => wordsIn(one, depth + 1));
  }
  const has = new Map<string, unknown>(Object.entries(value));
  const wordsAt = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => {
      const part = has.get(key);
      return isByName(part) && (key === 'errors' || key === 'constraints')
        ? byName(part, key === 'errors', depth + 1)
        : wordsIn(part, depth + 1);
    });
  const words = wordsAt(SAYING);
  const field = has.get('property') ?? has.get('field');
  return about(field, words.length > 0 ? words : wordsAt(GENERAL));
}

const isByName = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `errors` are by field, which the rep wants to know; `constraints` by the name of a rule. */
function byName(parts: object, isField: boolean, depth: number): string[] {
  return Object.entries(parts)
    .slice(0, PARTS_MAX)
    .flatMap(([name, part]) => about(isField ? name : undefined, wordsIn(part, depth)));
}

/** Most sentences name their field themselves. */
function about(field: unknown, words: string[]): string[] {
  if (typeof field !== 'string') return words;
  const name = cleanLine(field);
  return words.map((one) => (one.includes(name) ? one : `${name}: ${one}`));
}
