import { badRequest, conflict, done } from '../outcome.ts';
import { flagOf, intBetween, intOf, jsonOf, type Params, textOf } from '../params.ts';
import type { Backend, Method } from './context.ts';

const CONNECTIONS = 40;
const CONNECTIONS_AT_MOST = 100;

/** https://core.telegram.org/bots/api#getupdates */
export const getUpdates: Method = {
  params: ['offset', 'limit', 'timeout', 'allowed_updates'],
  run(backend, { params, onGone }) {
    if (backend.webhook.settings() !== undefined) {
      return conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    readAllowed(backend, params);
    return backend.polling.poll(
      {
        offset: intOf(params, 'offset'),
        limit: intBetween(params, 'limit', 100, 1, 100),
        timeout: intBetween(params, 'timeout', 0, 0, 50),
      },
      onGone,
    );
  },
};

/** https://core.telegram.org/bots/api#setwebhook ; http is allowed for this very machine. */
export const setWebhook: Method = {
  params: [
    'url',
    'certificate',
    'ip_address',
    'max_connections',
    'allowed_updates',
    'drop_pending_updates',
    'secret_token',
  ],
  ignored: ['certificate', 'ip_address'],
  run(backend, call) {
    const { params } = call;
    const url = textOf(params, 'url');
    if (url === '') return deleteWebhook.run(backend, call);
    if (!URL.canParse(url)) return badRequest('invalid webhook URL specified');
    const { protocol, hostname } = new URL(url);
    const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) {
      return badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    const secretToken = textOf(params, 'secret_token');
    if (secretToken.length > 256) return badRequest('secret token is too long');
    if (!/^[\w-]*$/.test(secretToken)) {
      return badRequest('secret token contains unallowed characters');
    }
    readAllowed(backend, params);
    const drop = flagOf(params, 'drop_pending_updates');
    if (drop) backend.updates.clear();
    backend.polling.abort('terminated by setWebhook request');
    const maxConnections = intBetween(
      params,
      'max_connections',
      CONNECTIONS,
      1,
      CONNECTIONS_AT_MOST,
    );
    const wanted = { url, secretToken, maxConnections };
    // "Webhook is already set": what is being delivered goes on undisturbed.
    const same = JSON.stringify(wanted) === JSON.stringify(backend.webhook.settings());
    if (!same || drop) backend.webhook.set(wanted);
    return done(true);
  },
};

/** https://core.telegram.org/bots/api#deletewebhook */
export const deleteWebhook: Method = {
  params: ['drop_pending_updates'],
  run({ webhook, updates }, { params }) {
    webhook.set(undefined);
    if (flagOf(params, 'drop_pending_updates')) updates.clear();
    return done(true);
  },
};

/** https://core.telegram.org/bots/api#getwebhookinfo */
export const getWebhookInfo: Method = {
  params: [],
  run({ webhook, updates }) {
    const settings = webhook.settings();
    const error = webhook.lastError();
    return done({
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.size(),
      ...(error === undefined
        ? {}
        : { last_error_date: error.seconds, last_error_message: error.message }),
      ...(settings === undefined ? {} : { max_connections: settings.maxConnections }),
      ...(updates.allowed().length === 0 ? {} : { allowed_updates: updates.allowed() }),
    });
  },
};

/** The kinds asked for stay in force until the parameter is given again; an empty list resets. */
function readAllowed({ updates }: Backend, params: Params): void {
  const list = jsonOf(params, 'allowed_updates');
  if (!list.ok || !Array.isArray(list.value)) return;
  updates.allow(list.value.map((kind) => String(kind).toLowerCase()));
}
