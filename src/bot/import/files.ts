import type { Document } from 'grammy/types';
import { importRows } from '../../capture/import-rows.ts';
import { looksLikeTable, looksLikeVCard } from '../../capture/looks-like.ts';
import type { Form } from '../../domain/form/form.ts';
import { IMPORT_BYTES_MAX } from '../../domain/import.ts';
import { shorten } from '../cards.ts';
import { isSpreadsheet } from '../contact-file.ts';
import type { BotContext } from '../context.ts';
import { withOneEmail } from '../new-contact/brought.ts';
import type { StartForm } from '../new-contact/start.ts';
import { noteLineIn } from '../note-lines.ts';
import { reply } from '../reply.ts';
import type { OpenImport } from './open.ts';
import { type FileProblem, readContactFile } from './read-file.ts';

export interface FileDeps {
  /** Fetches a file from Telegram; rejects while that is away. */
  download(
    fileId: string,
    maxBytes: number,
  ): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'too-big' | 'gone' }>;
  openImport: OpenImport;
  startForm: StartForm;
  form(): Form;
}

/** In UTF-16 units: enough to know the file again. */
const NAME_KEPT = 100;

/** Files with contacts, and texts that are written like one: one contact opens a form, many an import. */
export function createFiles({ download, openImport, startForm, form }: FileDeps) {
  async function onFile(ctx: BotContext, document: Document): Promise<void> {
    if (isSpreadsheet(document)) return refuse(ctx, 'spreadsheet');
    if ((document.file_size ?? 0) > IMPORT_BYTES_MAX) return refuse(ctx, 'too-long');
    const file = await download(document.file_id, IMPORT_BYTES_MAX);
    if (!file.ok) return refuse(ctx, file.problem === 'too-big' ? 'too-long' : 'gone');
    await take(ctx, file.bytes, shorten(document.file_name ?? '?', NAME_KEPT));
  }

  /** Resolves to false if the text is none. */
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
    const { words } = ctx.handling;
    const read = readContactFile(source, form().country, words);
    if (!read.ok) return refuse(ctx, read.problem);
    const noteLine = noteLineIn(words);
    const [only, second] = read.entries;
    const captured = second ? undefined : withOneEmail(only?.captured, noteLine);
    const messageId = ctx.message?.message_id;
    if (captured) {
      return startForm(ctx, { captured, ...(messageId !== undefined && { messageId }) });
    }
    const rows = importRows(read.entries, noteLine);
    await openImport(ctx, rows, (view) => reply(ctx, view), fileName);
  }

  async function refuse(
    ctx: BotContext,
    problem: FileProblem | 'gone' | 'spreadsheet',
  ): Promise<void> {
    await reply(ctx, { text: ctx.handling.words.html(`file-${problem}`) });
  }

  return { onFile, onText };
}

/** More than one card. */
function looksLikeVCards(text: string): boolean {
  return looksLikeVCard(text) && (text.match(/BEGIN:VCARD/gi)?.length ?? 0) > 1;
}
