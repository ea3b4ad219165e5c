import { parseMultipart, type UploadedFile } from './multipart.ts';

/**
 * The parameters of one call. The Bot API takes them from the query string and from a body that
 * is JSON, URL-encoded or multipart, and reads each of them as text, an object as its JSON:
 * https://core.telegram.org/bots/api#making-requests
 */
export interface Params {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

type Read = { ok: true; params: Params } | { ok: false };

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map();

/** Parses query and body; not ok when a JSON body is no JSON object. */
export function parseParams(query: string, contentType: string, body: Buffer): Read {
  const values: Record<string, unknown> = {};
  if (query !== '') for (const [name, value] of new URLSearchParams(query)) values[name] = value;
  if (body.length === 0) return { ok: true, params: { values, files: NO_FILES } };
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(body.toString('utf8'));
    if (!parsed.ok || !isRecord(parsed.value)) return { ok: false };
    return { ok: true, params: { values: Object.assign(values, parsed.value), files: NO_FILES } };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const parts = parseMultipart(contentType, body);
    if (parts === undefined) return { ok: false };
    return {
      ok: true,
      params: { values: Object.assign(values, parts.fields), files: parts.files },
    };
  }
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) values[name] = value;
  return { ok: true, params: { values, files: NO_FILES } };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The parameter as text; '' when it is absent or null. */
export function textOf(params: Params, name: string): string {
  const value = params.values[name];
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The parameter's leading digits as a whole number; 0 when there are none, as Telegram reads it. */
export function intOf(params: Params, name: string): number {
  const match = /^-?\d+/.exec(textOf(params, name));
  return match === null ? 0 : Number(match[0]);
}

/** As `intOf`, with a default for an absent parameter, and clamped. */
export function intBetween(
  params: Params,
  name: string,
  standard: number,
  least: number,
  most: number,
): number {
  if (textOf(params, name) === '') return standard;
  return Math.min(most, Math.max(least, intOf(params, name)));
}

/** True for `true`, `yes` and `1`, in any case. */
export function flagOf(params: Params, name: string): boolean {
  return ['true', 'yes', '1'].includes(textOf(params, name).toLowerCase());
}

/** An object parameter, which may also come as its JSON text; undefined when absent. */
export function jsonOf(params: Params, name: string): { ok: true; value: unknown } | { ok: false } {
  const value = params.values[name];
  if (value === undefined || value === null || value === '') return { ok: true, value: undefined };
  return typeof value === 'string' ? parseJson(value) : { ok: true, value };
}
