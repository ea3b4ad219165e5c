import { readPasted } from '../text/read-text.ts';
import type { CodeContent, CodeOptions } from './code-content.ts';

/** Deeper or longer than any badge. */
const DEPTH_MAX = 4;
const LINES_MAX = 40;

/**
 * Reads what the maker of a badge thought of: JSON, fields parted by ";" or "|", a number. Where it reaches
 * somebody it is a contact, else a note with one field a line.
 */
export function readBadge(text: string, { country }: CodeOptions): CodeContent {
  const lines = linesOf(text).slice(0, LINES_MAX);
  const readable = lines.join('\n');
  const contact = readPasted(readable, { country });
  return contact ? { kind: 'contact', contact } : { kind: 'note', note: readable };
}

function linesOf(text: string): string[] {
  const json = parsed(text);
  if (json !== undefined) return flattened(json, '', 0);
  const separator = [';', '|', '\t', '^', '~'].find((mark) => text.split(mark).length > 2);
  const parts = separator === undefined ? text.split('\n') : text.split(separator);
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Only an object or a list: a number in quotes is JSON, too, and is better left as it is. */
function parsed(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function flattened(value: unknown, key: string, depth: number): string[] {
  if (value === null || value === '' || depth > DEPTH_MAX) return [];
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) =>
      flattened(inner, Array.isArray(value) ? key : name, depth + 1),
    );
  }
  const label = key.replace(/[_-]+/g, ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return [label === '' ? String(value) : `${label}: ${value}`];
}
