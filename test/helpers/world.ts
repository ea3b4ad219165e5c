import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import { onTestFinished } from 'vitest';
import { type KinboxSandboxOptions, openKinboxSandbox } from '../../sandbox/kinbox/server.ts';
import { openTelegramSandbox, type TelegramOptions } from '../../sandbox/telegram/sandbox.ts';

export interface WorldOptions {
  telegram?: Partial<TelegramOptions>;
  kinbox?: Partial<KinboxSandboxOptions>;
}

/** A Telegram, a Kinbox and a folder, without a bot: for programs that are started as they are. */
export async function openWorld(options: WorldOptions = {}) {
  const telegram = await openTelegramSandbox({
    token: '123456:sandbox-token',
    ...options.telegram,
  });
  const kinbox = await openKinboxSandbox({ token: 'kb-token', ...options.kinbox });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-world-'));
  onTestFinished(async () => {
    await telegram.close();
    await kinbox.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    telegram,
    kinbox,
    /** Telegram, as somebody else with the same token. */
    api: new Api(telegram.token, { apiRoot: telegram.url }),
    /** The smallest environment of a bot that Ana (101) and the admin (900) may use. */
    env: {
      BOT_TOKEN: telegram.token,
      KINBOX_API_TOKEN: 'kb-token',
      TELEGRAM_API_ROOT: telegram.url,
      KINBOX_API_URL: kinbox.url,
      DATABASE_URL: `file:${join(folder, 'data', 'bot.db')}`,
      HOST: '127.0.0.1',
      PORT: '0',
      READ_PHOTOS: 'off',
      ADMIN_IDS: '900',
      ALLOWED_USER_IDS: '101',
    },
  };
}
