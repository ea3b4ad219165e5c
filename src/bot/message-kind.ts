import type { Document, Message, MessageEntity } from 'grammy/types';

/** Whether a message begins with a command, as Telegram marks it (Bot API, MessageEntity). */
export function isCommand(message: Message): boolean {
  return (message.entities ?? []).some(isAtStart);
}

const isAtStart = ({ type, offset }: MessageEntity): boolean =>
  type === 'bot_command' && offset === 0;

/**
 * Phones like to begin with a capital, /Newcontact; grammY compares commands letter by letter. A caption is read
 * anyway, so that a command at its beginning says nothing.
 */
export function plainCommand(message: Message): void {
  const { caption, caption_entities: marks = [] } = message;
  if (caption !== undefined && marks.some(isAtStart)) {
    message.caption = caption.replace(/^\/[\w@]+\s*/, '');
    message.caption_entities = [];
  }
  if (message.text === undefined || !isCommand(message)) return;
  message.text = message.text.replace(/^\/[\w@]+/, (command) => command.toLowerCase());
}

/** What the form's own buttons do, as commands. */
const FORM_COMMANDS: Record<string, 'skip' | 'back' | 'cancel'> = {
  skip: 'skip',
  pular: 'skip',
  omitir: 'skip',
  back: 'back',
  voltar: 'back',
  atras: 'back',
  cancel: 'cancel',
  cancelar: 'cancel',
};

/** The button of the form that a command stands for, if it is one. */
export const formCommandOf = (name: string): 'skip' | 'back' | 'cancel' | undefined =>
  Object.hasOwn(FORM_COMMANDS, name) ? FORM_COMMANDS[name] : undefined;

/** File names and types of files with contacts. Phones do not always send a type. */
const NAMES = /\.(vcf|vcard|csv|tsv|txt|xlsx|xlsm)$/i;
const TYPES =
  /^(?:text\/(vcard|x-vcard|directory|csv|comma-separated-values|tab-separated-values)|application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$)/i;

const SPREADSHEETS = /\.(xls|xlsb|ods|numbers)$/i;

/** A spreadsheet that is not read: the rep is told how to save it. */
export function isOtherSpreadsheet({ file_name: name = '' }: Document): boolean {
  return SPREADSHEETS.test(name);
}

/** Whether a document may hold contacts. */
export function isContactFile(document: Document | undefined): document is Document {
  if (!document) return false;
  return (
    isOtherSpreadsheet(document) ||
    NAMES.test(document.file_name ?? '') ||
    TYPES.test(document.mime_type ?? '')
  );
}
