import { onTestFinished } from 'vitest';
import {
  type KinboxSandbox,
  type KinboxSandboxOptions,
  openKinboxSandbox,
} from '../../../sandbox/kinbox/server.ts';

export const TOKEN = 'kb-token';

export type Answer = { status: number; body: unknown; text: string; headers: Headers };

export type Client = {
  readonly kinbox: KinboxSandbox;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** POST /v1/contacts with `customFields: {}` unless the body has its own. */
  create(body?: Record<string, unknown>, signal?: AbortSignal): Promise<Answer>;
  /** PATCH, of v1 unless said otherwise. */
  update(id: string, body: unknown, version?: 'v1' | 'v3'): Promise<Answer>;
  /** Anything else; the token and the content type are there unless `init.headers` differ. */
  send(path: string, init: RequestInit): Promise<Answer>;
};

/** A sandbox and a client of it, closed when the test is over. */
export async function open(options: Partial<KinboxSandboxOptions> = {}): Promise<Client> {
  const kinbox = await openKinboxSandbox({ token: TOKEN, ...options });
  onTestFinished(() => kinbox.close());

  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(kinbox.url + path, {
      ...init,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...init.headers,
      },
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: parse(text) };
  };

  return {
    kinbox,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    create: (body = {}, signal) =>
      send('/v1/contacts', {
        method: 'POST',
        body: JSON.stringify({ customFields: {}, ...body }),
        ...(signal && { signal }),
      }),
    update: (id, body, version = 'v1') =>
      send(`/${version}/contacts/${id}`, { method: 'PATCH', body: JSON.stringify(body) }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
