import { inspect } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import type { ContactToCreate } from '../../src/domain/contact.ts';
import { createKinbox, type Kinbox, type KinboxSettings } from '../../src/kinbox/kinbox-client.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';

export const TOKEN = 'secret-token-9f3c';

export const NOW_MS = Date.parse('2026-03-02T12:00:00Z');

export const ANA: ContactToCreate = {
  name: 'Ana Souza',
  phone: '5585997281648',
  email: 'ana@example.com',
  notes: 'met at the fair',
  isPrivate: false,
  origin: 'Telegram',
  externalId: 'telegram:7001:draft-1',
  customFields: { telegram_id: { value: '7001' } },
};

/** A client that ends with the test; its POSTs may start at any time if nothing else is said. */
export function openKinbox(url: string, settings: Partial<KinboxSettings> = {}) {
  const kinbox = createKinbox({ url, token: TOKEN, now: () => NOW_MS, ...settings });
  onTestFinished(() => kinbox.close());
  const createContact = (contact: ContactToCreate, startBy = Number.POSITIVE_INFINITY) =>
    kinbox.createContact(contact, startBy);
  return { ...kinbox, createContact } satisfies Kinbox;
}

/** The KinboxError that the call ends with, after a look at what it would leave in a log. */
export async function errorOf(call: Promise<unknown>): Promise<KinboxError> {
  const error = await call.then(
    (value) => new Error(`no error but ${inspect(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof KinboxError)) throw error;
  const logged = [String(error), JSON.stringify(error), inspect(error, { depth: 10 })];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    logged.push(String(cause), JSON.stringify(cause), cause.stack ?? '');
  }
  for (const secret of [TOKEN, ANA.name, ANA.phone, ANA.email, ANA.notes, ANA.externalId]) {
    expect(logged.join('\n')).not.toContain(secret);
  }
  return error;
}
