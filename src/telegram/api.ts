import { Api, type ApiClientOptions, GrammyError, HttpError, type Transformer } from 'grammy';
import type { ApiResponse, UserFromGetMe } from 'grammy/types';
import { createDownload, type Download } from './download.ts';
import {
  createTelegramClient,
  type TelegramClient,
  type TelegramClientDeps,
} from './telegram-client.ts';

export interface Telegram {
  api: Api;
  /** For every further grammY object that talks to Telegram. */
  clientOptions: ApiClientOptions;
  /** Fetches a file that somebody has sent, up to so many bytes. Throws HttpError when Telegram is away. */
  download(fileId: string, maxBytes: number): Promise<Download>;
  close(): Promise<void>;
}

/** The Bot API under `apiRoot`, through the one client. */
export function createTelegram(
  deps: TelegramClientDeps & { token: string; apiRoot: string },
): Telegram {
  const client = createTelegramClient(deps);
  const clientOptions: ApiClientOptions = {
    apiRoot: deps.apiRoot,
    fetch: client.fetch,
    // The client below has time-outs of its own, one per method; grammY's default is 500 s.
    timeoutSeconds: 300,
  };
  const api = new Api(deps.token, clientOptions);
  api.config.use(shortCut(client, `${deps.apiRoot}/bot${deps.token}`));
  const download = createDownload({
    api,
    root: `${deps.apiRoot}/file/bot${deps.token}`,
    dispatcher: client.agent,
  });
  return { api, clientOptions, download, close: client.close };
}

/** Methods that the bot calls often and never with a file. */
const FREQUENT = new Set<string>([
  'getUpdates',
  'sendMessage',
  'editMessageText',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
]);

/**
 * Frequent calls go straight to the client. grammY's own way there looks for files in the payload and makes
 * every call an abort controller, a timer and three promises: more work than the request itself.
 */
function shortCut(client: TelegramClient, root: string): Transformer {
  return async (call, method, payload, signal) => {
    if (!FREQUENT.has(method)) return call(method, payload, signal);
    try {
      const response = await client.fetch(`${root}/${method}`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
        // grammY's type is a polyfill's; whoever calls us gives the platform's own.
        signal: signal ? (signal as AbortSignal) : undefined,
      });
      // As grammY does: what Telegram answers is taken to be what its documentation says.
      return (await response.json()) as ApiResponse<never>;
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };
}

/** Telegram does not know the token. */
export class TokenRefused extends Error {}

/**
 * Asks Telegram who the token belongs to. Throws TokenRefused when the answer is no (401; 404 for a token of the wrong
 * form), and what grammY says while Telegram is away.
 */
export async function identify(api: Api): Promise<UserFromGetMe> {
  try {
    return await api.getMe();
  } catch (error) {
    if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
      throw new TokenRefused('Telegram refused BOT_TOKEN');
    }
    throw error;
  }
}
