import type { UploadedFile } from './multipart.ts';

export interface StoredFile extends UploadedFile {
  readonly id: string;
  readonly uniqueId: string;
  /** What follows /file/bot<token>/ in the address to download it from. */
  readonly path: string;
}

export interface Files {
  add(file: UploadedFile, folder: string): StoredFile;
  byId(id: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
}

const KEPT = 10_000;

/** Files that were sent, by file_id and by path: https://core.telegram.org/bots/api#file */
export function createFiles(): Files {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
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
      byPath.set(stored.path, stored);
      const oldest = byId.size > KEPT ? byId.values().next() : undefined;
      if (oldest !== undefined && oldest.done !== true) {
        byId.delete(oldest.value.id);
        byPath.delete(oldest.value.path);
      }
      return stored;
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
  };
}

/** https://core.telegram.org/bots/api#file , without the path that only getFile tells. */
export function fileJson(file: StoredFile): Record<string, unknown> {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.content.length };
}
