import { type Api, GrammyError } from 'grammy';
import type { Store } from '../storage/store.ts';
import { ALLOWED_UPDATES } from './get-updates.ts';

/** Somebody else's webhook takes the updates of this bot: to poll would need its end. */
export class ForeignWebhook extends Error {
  readonly url: string;

  constructor(url: string) {
    super('another webhook takes the updates of this bot');
    this.url = url;
  }
}

/** The setting in which the webhook that we have set is remembered. */
const OURS = 'webhook-url';
/** Posts that Telegram may make at the same time (Bot API, setWebhook: 1-100). */
const CONNECTIONS = 40;

/** Has Telegram post updates to `url` from now on. Done at every start: the secret may have changed. */
export async function setWebhook(
  api: Api,
  store: Store,
  { url, secret }: { url: string; secret: string },
): Promise<void> {
  await store.saveSetting({ name: OURS, value: url });
  await api.setWebhook(url, {
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: CONNECTIONS,
  });
}

/**
 * Makes way for polling, which Telegram refuses while a webhook is set. Only the one that this database
 * remembers is removed; any other is in use by somebody: a copy of the bot that is started with the same token
 * must not turn the real one off. Throws ForeignWebhook.
 */
export async function makeWayForPolling(api: Api, store: Store): Promise<void> {
  const url = await currentWebhook(api);
  if (url === '') return;
  if (url !== (await store.setting(OURS))) throw new ForeignWebhook(url);
  await api.deleteWebhook();
  await store.saveSetting({ name: OURS, value: '' });
}

/** An error of Telegram's that is older than this is over, in s. */
const RECENT_S = 120;

/** Rejects when Telegram delivers somewhere else, or could not deliver lately (Bot API, WebhookInfo). */
export async function checkWebhook(api: Api, url: string, now: number): Promise<void> {
  const info = await api.getWebhookInfo();
  if (info.url !== url) throw new Error('the webhook leads somewhere else');
  const isFailing = now / 1000 - (info.last_error_date ?? 0) < RECENT_S;
  if (isFailing && info.pending_update_count > 0) throw new Error('Telegram cannot deliver');
}

/** Empty when no webhook is set (Bot API, WebhookInfo). */
async function currentWebhook(api: Api): Promise<string> {
  try {
    return (await api.getWebhookInfo()).url ?? '';
  } catch (error) {
    // A Bot API server that knows no webhooks has set none.
    if (error instanceof GrammyError && error.error_code === 404) return '';
    throw error;
  }
}
