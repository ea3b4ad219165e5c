import type { Document } from 'grammy/types';

/** What a file with contacts is called, or what phones say it is; they do not always say anything. */
const NAMES = /\.(vcf|vcard|csv|tsv|txt)$/i;
const TYPES = /^text\/(vcard|x-vcard|directory|csv|comma-separated-values|tab-separated-values)/i;

/** Whether a document may hold contacts that the bot can read. */
export function isContactFile(document: Document | undefined): document is Document {
  if (!document) return false;
  return NAMES.test(document.file_name ?? '') || TYPES.test(document.mime_type ?? '');
}
