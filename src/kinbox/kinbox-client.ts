import type { ContactChange, ContactToCreate, KinboxContact } from '../domain/contact.ts';
import type { FieldValue } from '../domain/fields/custom-field.ts';
import { createHttp, type HttpRequest, type Read } from './http.ts';
import { KinboxError, type KinboxErrorKind } from './kinbox-error.ts';
import { createLookUp, type LookUp, type LostContact } from './look-up.ts';
import { type Way, waysToLookUp } from './look-up-ways.ts';
import { CONTACTS, createReadContact, createSearch, type Search } from './search.ts';
import { type ContactField, parseContact, parseContactFields, parseCustomFields } from './wire.ts';

export type { LookUp, LostContact } from './look-up.ts';
export type { ContactField } from './wire.ts';

export interface KinboxSettings {
  /** https://api4.kinbox.com.br by Kinbox's documentation. */
  url: string;
  token: string;
  now: () => number;
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
  maxAnswerBytes?: number;
}

export interface Kinbox extends Search {
  /**
   * Creates the contact; throws KinboxError. Kinbox documents no idempotency: the same call twice
   * makes two contacts, so after `unclear` look it up first. What could not be sent until `startBy` (Unix
   * time in ms) is not sent: `try-again`.
   */
  createContact(contact: ContactToCreate, startBy: number): Promise<KinboxContact>;
  /** Throws KinboxError `try-again` (look again later) or `no-access`, and no other kind. */
  lookUp(lost: LostContact): Promise<LookUp>;
  /**
   * Sets fields of a contact. Throws KinboxError: `refused` also when there is no such contact, and never
   * `unclear`: setting the same values twice does no harm, so an answer that was lost is `try-again`.
   */
  updateContact(id: string, change: ContactChange): Promise<void>;
  /**
   * Sets one custom field of a contact, and leaves the others as they are: whether a PATCH of some replaces all is not
   * documented, so what the contact has is read first and sent along. Resolves to false if there is no such contact.
   * Throws as `updateContact` does.
   */
  setField(id: string, placeholder: string, value: FieldValue): Promise<boolean>;
  /** The custom fields that a contact can have; throws KinboxError, never `unclear`. */
  contactFields(): Promise<ContactField[]>;
  /** The ways of looking contacts up, each tried once; throws no KinboxError. */
  waysToLookUp(): Promise<Way[]>;
  /** Waits for what is under way; each call ends by its own time-out. */
  close(): Promise<void>;
}

const FIELDS_TIMEOUT_MS = 5000;
/** A read is repeated at once so often, if it failed as soon as this: whoever waits for it waits little longer. */
const REPEATS = 2;
const SLIP_MS = 1_000;

export function createKinbox({ url, ...settings }: KinboxSettings): Kinbox {
  const http = createHttp({ baseUrl: url, ...settings });

  /** A request that may be sent twice never ends unclear: whatever was lost can be sent again. */
  async function sendRepeatable(request: HttpRequest): Promise<unknown> {
    try {
      return (await http.send(request)).json;
    } catch (error) {
      if (!(error instanceof KinboxError) || error.kind !== 'unclear') throw error;
      throw sameAs(error, 'try-again');
    }
  }

  /** One slip among the many questions of a look-up must not spoil it all. */
  const read: Read = async (request) => {
    for (let repeats = 0; ; repeats += 1) {
      // By the clock of the time-outs.
      const startedAt = performance.now();
      try {
        return await sendRepeatable({ method: 'GET', ...request });
      } catch (error) {
        const tookMs = performance.now() - startedAt;
        if (repeats === REPEATS || tookMs > SLIP_MS || !isSlip(error)) throw error;
      }
    }
  };

  async function patch(id: string, body: Record<string, unknown>): Promise<void> {
    try {
      const path = `${CONTACTS}/${encodeURIComponent(id)}`;
      await sendRepeatable({ method: 'PATCH', path, body });
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      // It is done, whatever the answer's body says: an empty one is no JSON.
      if (error.status !== undefined && error.status >= 200 && error.status < 300) return;
      // The path names a contact: its absence is no matter of the token or of the address.
      throw isOfContact(error) ? sameAs(error, 'refused') : error;
    }
  }

  const readContact = createReadContact(read);

  return {
    async createContact(contact, startBy) {
      const path = CONTACTS;
      const body = bodyOf(contact);
      const { status, json } = await http.send({ method: 'POST', path, body, startBy });
      const created = parseContact(json);
      if (created) return created;
      const message = `Kinbox's answer ${status} to POST ${path} has no contact id`;
      throw new KinboxError({ kind: 'unclear', message, status });
    },

    lookUp: createLookUp(read, settings.now),
    ...createSearch(read),
    waysToLookUp: () => waysToLookUp(read),

    updateContact: (id, { name, phone, email, notes, location }) =>
      patch(id, { name, phone, email, notes, location }),

    async setField(id, placeholder, value) {
      const json = await readContact(id);
      if (json === undefined) return false;
      await patch(id, { customFields: { ...parseCustomFields(json), [placeholder]: { value } } });
      return true;
    },

    async contactFields() {
      const path = '/v1/custom-fields';
      const fields = parseContactFields(await read({ path, timeoutMs: FIELDS_TIMEOUT_MS }));
      if (fields) return fields;
      const message = `Kinbox's answer to GET ${path} is not a list of fields`;
      throw new KinboxError({ kind: 'try-again', message });
    },

    close: () => http.close(),
  };
}

/** The documented fields; what the rep has not given is left out, as Kinbox documents no null. */
function bodyOf(contact: ContactToCreate): Record<string, unknown> {
  const { isPrivate, customFields } = contact;
  const { name, phone, email, notes, location, origin, externalId } = contact;
  const texts = { name, phone, email, notes, location, origin, externalId };
  const given = Object.entries(texts).filter(([, text]) => text !== undefined && text !== '');
  // customFields is required by the documentation, even when there is none.
  return { ...Object.fromEntries(given), isPrivate, customFields };
}

function sameAs(error: KinboxError, kind: KinboxErrorKind): KinboxError {
  const { message, status, reason, retryAfterMs } = error;
  return new KinboxError({ kind, message, status, reason, retryAfterMs, cause: error });
}

/** Not where Kinbox asks to wait (429, Retry-After). */
const isSlip = (error: unknown): boolean =>
  error instanceof KinboxError &&
  error.kind === 'try-again' &&
  error.status !== 429 &&
  error.retryAfterMs === undefined;

const isOfContact = ({ status = 0 }: KinboxError): boolean => [404, 405, 410].includes(status);

/** Called after every call to Kinbox: `outcome` is ok, or the error's kind; `ms` how long it took. */
export type OnKinboxAnswer = (call: string, outcome: string, ms: number) => void;

/** The same Kinbox, with every call measured. */
export function observeKinbox(kinbox: Kinbox, onAnswer: OnKinboxAnswer, now: () => number): Kinbox {
  async function measure<T>(call: string, asking: Promise<T>): Promise<T> {
    const startedAt = now();
    let outcome = 'ok';
    try {
      return await asking;
    } catch (error) {
      outcome = error instanceof KinboxError ? error.kind : 'broken';
      throw error;
    } finally {
      onAnswer(call, outcome, now() - startedAt);
    }
  }

  return {
    createContact: (contact, startBy) => measure('create', kinbox.createContact(contact, startBy)),
    lookUp: (lost) => measure('look-up', kinbox.lookUp(lost)),
    findByPhoneOrEmail: (reach, timeoutMs) =>
      measure('search', kinbox.findByPhoneOrEmail(reach, timeoutMs)),
    findById: (id, timeoutMs) => measure('find', kinbox.findById(id, timeoutMs)),
    updateContact: (id, change) => measure('update', kinbox.updateContact(id, change)),
    setField: (id, placeholder, value) =>
      measure('set-field', kinbox.setField(id, placeholder, value)),
    contactFields: () => measure('fields', kinbox.contactFields()),
    waysToLookUp: kinbox.waysToLookUp,
    close: kinbox.close,
  };
}
