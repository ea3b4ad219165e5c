import type { UploadedFile } from './multipart.ts';

export interface StoredFile extends UploadedFile {
  readonly id: string;
  readonly uniqueId: string;
  /** The end of the download address, after /file/bot<token>/. */
  readonly path: string;
}

export interface Files {
  add(file: UploadedFile, folder: string): StoredFile;
  byId(id: string): StoredFile | undefined;
  /** Makes its path lead to it for an hour, as getFile does. */
  open(file: StoredFile): void;
  /** The file of a path that is open. */
  byPath(path: string): StoredFile | undefined;
}

const KEPT = 10_000;
/** https://core.telegram.org/bots/api#getfile : "guaranteed … for at least 1 hour"; no longer here. */
const OPEN_MS = 3_600_000;
const ID = /^BQACAgEAAxk\d{12}$/;

/** Files that were sent, by file_id and by path: https://core.telegram.org/bots/api#file */
export function createFiles(now: () => number): Files {
  const byId = new Map<string, StoredFile>();
  const opened = new Map<string, { file: StoredFile; at: number }>();
  let count = 0;
  return {
    add(file, folder) {
      const number = count;
      count += 1;
      const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? '';
      const stored: StoredFile = {
        ...file,
        id: `BQACAgEAAxk${String(number).padStart(12, '0')}`,
        uniqueId: `AgAD${String(number).padStart(8, '0')}`,
        path: `${folder}/file_${number}${extension}`,
      };
      byId.set(stored.id, stored);
      const oldest = byId.size > KEPT ? byId.values().next() : undefined;
      if (oldest !== undefined && oldest.done !== true) {
        byId.delete(oldest.value.id);
        opened.delete(oldest.value.path);
      }
      return stored;
    },
    byId: (id) => byId.get(id),
    open: (file) => void opened.set(file.path, { file, at: now() }),
    byPath(path) {
      const found = opened.get(path);
      return found !== undefined && now() - found.at <= OPEN_MS ? found.file : undefined;
    },
  };
}

/** Whether it looks like a file_id, of any bot and any time. */
export function isFileId(text: string): boolean {
  return ID.test(text);
}

/** https://core.telegram.org/bots/api#file , without the path that only getFile tells. */
export function fileJson(file: StoredFile): Record<string, unknown> {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.content.length };
}

/** https://core.telegram.org/bots/api#document ; a name or type that the sender did not give is left out. */
export function documentJson(file: StoredFile): Record<string, unknown> {
  return {
    ...(file.name === '' ? {} : { file_name: file.name }),
    ...(file.mime === '' ? {} : { mime_type: file.mime }),
    ...fileJson(file),
  };
}
