import type { Document } from 'grammy/types';
import {
  type ContactFile,
  looksLikeContactFile,
  readContactFile,
} from '../../capture/contact-file.ts';
import type { FileReader } from '../../capture/file-reader.ts';
import { joinNotes } from '../../domain/fields/short-texts.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { IMPORT_BYTES_MAX, OPEN_IMPORTS_MAX } from '../../domain/import.ts';
import type { Store } from '../../storage/store.ts';
import { noteLabelsIn, noteLineIn, shorten } from '../cards.ts';
import type { BotContext } from '../context.ts';
import type { StartForm } from '../form/start.ts';
import { isOtherSpreadsheet } from '../message-kind.ts';
import { asNotes } from '../read-message.ts';
import { reply } from '../reply.ts';
import type { OpenImport } from './open-import.ts';

type FileProblem = Extract<ContactFile, { ok: false }>['problem'] | 'gone';

export interface FileDeps {
  /** Fetches a file from Telegram; rejects while that is away. */
  download(
    fileId: string,
    maxBytes: number,
  ): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'too-big' | 'gone' }>;
  /** Reads a file in a thread of its own. */
  readFile: FileReader['read'];
  store: Pick<Store, 'countImports'>;
  openImport: OpenImport;
  startForm: StartForm;
  settings(): FormSettings;
}

/** In UTF-16 units: enough to know the file again. */
const NAME_KEPT = 100;

/** Files with contacts, and texts that are written like one: one contact opens a form, many an import. */
export function createFiles({
  download,
  readFile,
  store,
  openImport,
  startForm,
  settings,
}: FileDeps) {
  async function onFile(ctx: BotContext, document: Document): Promise<void> {
    if (isOtherSpreadsheet(document)) return refuse(ctx, 'spreadsheet');
    if ((document.file_size ?? 0) > IMPORT_BYTES_MAX) return refuse(ctx, 'too-long');
    const file = await download(document.file_id, IMPORT_BYTES_MAX);
    if (!file.ok) return refuse(ctx, file.problem === 'too-big' ? 'too-long' : 'gone');
    const { country } = settings();
    const labels = noteLabelsIn(ctx.turn.words);
    const read = await readFile({ bytes: file.bytes, country, labels });
    if (!read.ok) return refuse(ctx, read.problem);
    await take(ctx, read, shorten(document.file_name ?? '?', NAME_KEPT));
  }

  /** Resolves to false if the text is not a list. */
  async function onText(ctx: BotContext, text: string): Promise<boolean> {
    if (!looksLikeContactFile(text)) return false;
    const { country } = settings();
    const read = readContactFile(text, { country, noteLine: noteLineIn(ctx.turn.words) });
    await (read.ok ? take(ctx, read) : refuse(ctx, read.problem));
    return true;
  }

  async function take(
    ctx: BotContext,
    read: Extract<ContactFile, { ok: true }>,
    fileName?: string,
  ): Promise<void> {
    if ('captured' in read) {
      const said = ctx.message && asNotes({ caption: ctx.message.caption });
      const notes = joinNotes(said?.notes, read.captured.notes);
      const messageId = ctx.message?.message_id;
      return startForm(ctx, { captured: { ...read.captured, notes }, messageId, way: 'file' });
    }
    const { rows, sheet } = read;
    const name = sheet === undefined ? fileName : `${fileName} · ${shorten(sheet, NAME_KEPT)}`;
    const open = await store.countImports(ctx.from?.id ?? 0, ['preview', 'running', 'paused']);
    if (open >= OPEN_IMPORTS_MAX) {
      await reply(ctx, { text: ctx.turn.words.html('import-too-many', { count: open }) });
      return;
    }
    await openImport(ctx, rows, (view) => reply(ctx, view), name);
  }

  async function refuse(ctx: BotContext, problem: FileProblem): Promise<void> {
    await reply(ctx, { text: ctx.turn.words.html(`file-${problem}`) });
  }

  return { onFile, onText };
}
