import type { Document } from 'grammy/types';
import { decodeText } from '../../capture/decode.ts';
import { type Entry, importRows } from '../../capture/entry.ts';
import { looksLikeTable, looksLikeVCard } from '../../capture/looks-like.ts';
import { readTable } from '../../capture/table/table.ts';
import { parseVCards } from '../../capture/vcard/vcard.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX } from '../../domain/import.ts';
import type { Words } from '../../locales/words.ts';
import { noteLineIn, shorten } from '../cards.ts';
import type { BotContext } from '../context.ts';
import type { StartForm } from '../form/start.ts';
import { isSpreadsheet } from '../message-kind.ts';
import { withOneEmail } from '../read-message.ts';
import { reply } from '../reply.ts';
import type { OpenImport } from './open-import.ts';

export type FileProblem = 'empty' | 'no-contacts' | 'too-long';

export type FileReading =
  | { ok: true; entries: Entry[]; isCards: boolean }
  | { ok: false; problem: FileProblem };

/** The contacts of a file, or of a text that is written like one: vCards, or a table. */
function readContactFile(
  source: Uint8Array | string,
  country: CountryCode,
  words: Words,
): FileReading {
  const text = typeof source === 'string' ? source : decodeText(source);
  const noteLine = noteLineIn(words);
  if (looksLikeVCard(text)) {
    // The bytes themselves: each property may have an encoding of its own.
    const read = parseVCards(source, country, noteLine);
    if (read.ok) return { ok: true, entries: read.cards, isCards: true };
    return { ok: false, problem: read.problem === 'vcards-none' ? 'no-contacts' : 'too-long' };
  }
  const read = readTable(text, country, noteLine);
  if (!read.ok) return { ok: false, problem: problemOf(read.problem) };
  if (read.rows.length > IMPORT_ROWS_MAX) return { ok: false, problem: 'too-long' };
  return { ok: true, entries: read.rows, isCards: false };
}

function problemOf(problem: 'table-empty' | 'table-no-contacts' | 'table-too-long'): FileProblem {
  if (problem === 'table-empty') return 'empty';
  return problem === 'table-too-long' ? 'too-long' : 'no-contacts';
}

export interface FileDeps {
  /** Fetches a file from Telegram; rejects while that is away. */
  download(
    fileId: string,
    maxBytes: number,
  ): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'too-big' | 'gone' }>;
  openImport: OpenImport;
  startForm: StartForm;
  settings(): FormSettings;
}

/** In UTF-16 units: enough to know the file again. */
const NAME_KEPT = 100;

/** Files with contacts, and texts that are written like one: one contact opens a form, many an import. */
export function createFiles({ download, openImport, startForm, settings }: FileDeps) {
  async function onFile(ctx: BotContext, document: Document): Promise<void> {
    if (isSpreadsheet(document)) return refuse(ctx, 'spreadsheet');
    if ((document.file_size ?? 0) > IMPORT_BYTES_MAX) return refuse(ctx, 'too-long');
    const file = await download(document.file_id, IMPORT_BYTES_MAX);
    if (!file.ok) return refuse(ctx, file.problem === 'too-big' ? 'too-long' : 'gone');
    await take(ctx, file.bytes, shorten(document.file_name ?? '?', NAME_KEPT));
  }

  /** Resolves to false if the text is not a list. */
  async function onText(ctx: BotContext, text: string): Promise<boolean> {
    const isList = looksLikeTable(text) || looksLikeVCards(text);
    if (!isList) return false;
    await take(ctx, text);
    return true;
  }

  async function take(
    ctx: BotContext,
    source: Uint8Array | string,
    fileName?: string,
  ): Promise<void> {
    const { words } = ctx.turn;
    const read = readContactFile(source, settings().country, words);
    if (!read.ok) return refuse(ctx, read.problem);
    const noteLine = noteLineIn(words);
    const [only, second] = read.entries;
    const captured = second ? undefined : withOneEmail(only?.captured, noteLine);
    const messageId = ctx.message?.message_id;
    if (captured) {
      return startForm(ctx, { captured, messageId });
    }
    const rows = importRows(read.entries, noteLine);
    await openImport(ctx, rows, (view) => reply(ctx, view), fileName);
  }

  async function refuse(
    ctx: BotContext,
    problem: FileProblem | 'gone' | 'spreadsheet',
  ): Promise<void> {
    await reply(ctx, { text: ctx.turn.words.html(`file-${problem}`) });
  }

  return { onFile, onText };
}

/** More than one card. */
function looksLikeVCards(text: string): boolean {
  return looksLikeVCard(text) && (text.match(/BEGIN:VCARD/gi)?.length ?? 0) > 1;
}
