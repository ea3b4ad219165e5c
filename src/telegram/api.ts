import { Api, type ApiClientOptions, GrammyError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { createTelegramClient, type TelegramClientDeps } from './client.ts';

export interface Telegram {
  api: Api;
  /** For every further grammY object that talks to Telegram. */
  clientOptions: ApiClientOptions;
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
  return { api: new Api(deps.token, clientOptions), clientOptions, close: client.close };
}

/** Telegram does not know the token. */
export class TokenRefused extends Error {}

/**
 * Who the token belongs to. Asks until Telegram answers, as a bot that starts before its network does; throws
 * TokenRefused when the answer is no (401; 404 for a token of the wrong form).
 */
export async function identify(
  api: Api,
  onFailure: (failures: number) => Promise<void>,
): Promise<UserFromGetMe> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await api.getMe();
    } catch (error) {
      if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
        throw new TokenRefused('Telegram refused BOT_TOKEN');
      }
      await onFailure(failures);
    }
  }
}
