import type { ContactDetails, KinboxContact } from './contact.ts';
import { createContacts } from './contacts.ts';
import { type CustomField, defaultCustomFields } from './custom-fields.ts';
import { type Behaviour, createEndpoints } from './endpoints.ts';
import type { ErrorShape } from './error-shape.ts';
import { createFaults, type Fault } from './faults.ts';
import { createWaiters, type Waiters } from './holds.ts';
import type { ListOrder } from './list.ts';
import { openListener } from './listener.ts';
import { problem, sendReply } from './reply.ts';
import { createRequestHandler, type RecordedPost, type RecordedRequest } from './requests.ts';
import { createWaits } from './waits.ts';

export type KinboxSandboxOptions = {
  /** The only token that is let in. */
  readonly token: string;
  /** The workspace's fields; `createCustomField` fills in what a test does not care about. */
  readonly customFields?: readonly CustomField[];
  /** ms since the epoch; stamps `createdAt`. */
  readonly now?: () => number;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** 'number': v3 answers numeric ids, v1 strings. 'number-everywhere': both answer numbers. */
  readonly ids?: 'string' | 'number' | 'number-everywhere';
  /** Empty texts are answered as null and not as ''. */
  readonly nulls?: boolean;
  /** Empty texts are not answered at all; wins over `nulls`. */
  readonly omitEmpty?: boolean;
  /**
   * A custom field that the workspace does not have, and a value of a select that is none of its
   * options, is a 400 and not stored as it is.
   */
  readonly refuseUnknownFields?: boolean;
  /** A second POST with the same externalId is a 409 and not a second contact. */
  readonly uniqueExternalId?: boolean;
  /** `GET /v3/contacts`: 'absent' is a 404, 'forbidden' a 403. */
  readonly v3Search?: Behaviour['v3Search'];
  /** `GET /v1/contacts`: 'absent' is a 404, 'forbidden' a 403; 'ignores-filters' lists everybody. */
  readonly v1List?: Behaviour['v1List'];
  /** The order of the rows of `GET /v1/contacts`, which is not documented. 'newest-first' if not given. */
  readonly listOrder?: ListOrder;
  /** False: every route of v3, which Kinbox calls internal, is a 404. True if not given. */
  readonly hasV3?: boolean;
  /** How long a new contact is missing from lists and searches, in ms of `now`. 0 if not given. */
  readonly searchLagMs?: number;
  /** How it tells of errors, which is not documented. 'nest' if not given. */
  readonly errorShape?: ErrorShape;
};

export type KinboxSandbox = {
  /** The base URL, for KINBOX_API_URL. */
  readonly url: string;
  /** The stored contacts, removed ones included, in creation order. It grows and changes as requests come. */
  readonly contacts: readonly KinboxContact[];
  /** Create-contact calls in the order of arrival, with what was answered. */
  readonly posts: readonly RecordedPost[];
  /** Every request in the order of arrival, to paths that do not exist too. */
  readonly requests: readonly RecordedRequest[];
  /** The workspace's fields; a test may change the array, the next answer has it. */
  readonly customFields: CustomField[];
  /** A contact that somebody else made, without a request. */
  add(details: Partial<ContactDetails>): KinboxContact;
  /** Somebody changes a contact in Kinbox itself. */
  change(id: string, changes: Partial<ContactDetails>): void;
  /** Somebody deletes a contact in Kinbox itself; the API has no way to. */
  remove(id: string): void;
  /** Makes the next matching requests fail; faults queue. */
  fail(fault: Fault): void;
  /** Drops the faults that are left. Requests that hang already stay so. */
  healAll(): void;
  /** Cuts every connection and refuses new ones; requests in a delay are forgotten. */
  down(): Promise<void>;
  /** Listens on the same port again, with the same contacts. */
  up(): Promise<void>;
  /**
   * Resolves once the stored contacts are as wanted, else rejects with a listing of them.
   * Requests wake it too: a condition may ask for `kinbox.posts.length === 1`.
   */
  readonly holds: Waiters['holds'];
  close(): Promise<void>;
};

/** Opens a local Kinbox that speaks HTTP. It keeps everything in memory; close it. */
export async function openKinboxSandbox(options: KinboxSandboxOptions): Promise<KinboxSandbox> {
  const requests: RecordedRequest[] = [];
  const posts: RecordedPost[] = [];
  const customFields = [...(options.customFields ?? defaultCustomFields())];
  const faults = createFaults();
  const waits = createWaits();
  const waiters = createWaiters(() => contacts.all);
  const now = options.now ?? Date.now;
  const contacts = createContacts({ now, onChange: waiters.changed });
  const behaviour = behaviourOf(options);
  const endpoints = createEndpoints({ contacts, customFields, behaviour, now });
  const handle = createRequestHandler({
    token: options.token,
    endpoints,
    faults,
    requests,
    posts,
    errorShape: options.errorShape ?? 'nest',
    onChange: waiters.changed,
    wait: waits.wait,
  });
  const listener = await openListener((request, response) => {
    handle(request, response).catch((error: unknown) =>
      sendReply(problem(500, `The sandbox itself failed: ${error}`), request, response),
    );
  }, options.port ?? 0);

  const the = (id: string): KinboxContact => {
    const contact = contacts.byId(id);
    if (!contact) throw new Error(`no contact ${id} in the sandbox`);
    return contact;
  };

  const down = async (): Promise<void> => {
    waits.cancelAll();
    await listener.down();
  };

  return {
    url: `http://127.0.0.1:${listener.port}`,
    contacts: contacts.all,
    posts,
    requests,
    customFields,
    add: contacts.add,
    change: (id, changes) => contacts.update(the(id), changes),
    remove: (id) => contacts.remove(the(id)),
    fail: faults.add,
    healAll: faults.healAll,
    down,
    up: listener.up,
    holds: waiters.holds,
    async close() {
      await down();
      waiters.close();
    },
  };
}

function behaviourOf(options: KinboxSandboxOptions): Behaviour {
  const empty = options.omitEmpty ? 'omitted' : options.nulls ? 'null' : 'text';
  return {
    style: { ids: options.ids ?? 'string', empty },
    refuseUnknownFields: options.refuseUnknownFields ?? false,
    uniqueExternalId: options.uniqueExternalId ?? false,
    v3Search: options.v3Search ?? 'works',
    v1List: options.v1List ?? 'works',
    hasV3: options.hasV3 ?? true,
    searchLagMs: options.searchLagMs ?? 0,
    listOrder: options.listOrder ?? 'newest-first',
  };
}
