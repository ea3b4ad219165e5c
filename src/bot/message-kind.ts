import type { Document, Message } from 'grammy/types';

/** Whether a message begins with a command, as Telegram marks it (Bot API, MessageEntity). */
export function isCommand(message: Message): boolean {
  return (message.entities ?? []).some((one) => one.type === 'bot_command' && one.offset === 0);
}

/** Phones like to begin with a capital, /Newcontact; grammY compares commands letter by letter. */
export function lowerCommand(message: Message): void {
  if (message.text === undefined || !isCommand(message)) return;
  message.text = message.text.replace(/^\/[\w@]+/, (command) => command.toLowerCase());
}

/** File names and types of files with contacts. Phones do not always send a type. */
const NAMES = /\.(vcf|vcard|csv|tsv|txt)$/i;
const TYPES = /^text\/(vcard|x-vcard|directory|csv|comma-separated-values|tab-separated-values)/i;

const SPREADSHEETS = /\.(xlsx?|xlsm|ods|numbers)$/i;

/** A spreadsheet as its program keeps it: the rep is told how to make it readable. */
export function isSpreadsheet({ file_name: name = '' }: Document): boolean {
  return SPREADSHEETS.test(name);
}

/** Whether a document may hold contacts. */
export function isContactFile(document: Document | undefined): document is Document {
  if (!document) return false;
  return (
    isSpreadsheet(document) ||
    NAMES.test(document.file_name ?? '') ||
    TYPES.test(document.mime_type ?? '')
  );
}
