import { Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { openTelegramSandbox, type TelegramOptions } from '../../../sandbox/telegram/sandbox.ts';

/** A sandbox that is closed when the test ends, and the real grammY client for it. */
export async function openForTest(options: Partial<TelegramOptions> = {}) {
  const telegram = await openTelegramSandbox({ token: '123456:sandbox-token', ...options });
  onTestFinished(() => telegram.close());
  const api = new Api(telegram.token, { apiRoot: telegram.url });
  return { telegram, api };
}

/** The error of a refused call: "400 Bad Request: chat not found". */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
    throw error;
  }
  throw new Error('the call was not refused');
}

/** All updates that wait, which are confirmed by it. */
export async function takeUpdates(api: Api): Promise<Update[]> {
  const taken: Update[] = [];
  for (;;) {
    const batch = await api.getUpdates({ offset: (taken.at(-1)?.update_id ?? -1) + 1 });
    if (batch.length === 0) return taken;
    taken.push(...batch);
  }
}
