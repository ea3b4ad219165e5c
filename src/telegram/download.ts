import { type Api, GrammyError, HttpError } from 'grammy';
import { type Dispatcher, request } from 'undici';

/** `too-big`: larger than was allowed for. `gone`: Telegram does not have it, or not any more. */
export type Download =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; problem: 'too-big' | 'gone' };

export interface DownloadDeps {
  api: Pick<Api, 'getFile'>;
  /** Where files are: `<apiRoot>/file/bot<token>` (Bot API, getFile). Never part of an error: it has the token. */
  root: string;
  dispatcher: Dispatcher;
}

const TIMEOUT_MS = 30_000;

/** Fetches a file that somebody has sent, up to `maxBytes`. Throws HttpError when Telegram is away. */
export function createDownload({ api, root, dispatcher }: DownloadDeps) {
  return async function download(fileId: string, maxBytes: number): Promise<Download> {
    const path = await pathOf(fileId);
    if (path === undefined) return { ok: false, problem: 'gone' };
    try {
      return await fetchFile(
        `${root}/${path.split('/').map(encodeURIComponent).join('/')}`,
        maxBytes,
      );
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'network';
      throw new HttpError("Network request for 'download' failed!", new Error(`download: ${code}`));
    }
  };

  /** Undefined when Telegram says no: a file that is too old, or over its own 20 MB. */
  async function pathOf(fileId: string): Promise<string | undefined> {
    try {
      return (await api.getFile(fileId)).file_path;
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 400) return undefined;
      throw error;
    }
  }

  async function fetchFile(url: string, maxBytes: number): Promise<Download> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { statusCode, body } = await request(url, { dispatcher, signal });
    if (statusCode >= 500 || statusCode === 429)
      throw Object.assign(new Error(), { code: statusCode });
    if (statusCode !== 200) {
      await body.dump();
      return { ok: false, problem: 'gone' };
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) return { ok: false, problem: 'too-big' };
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  }
}
