import { type ContactDetails, createContact, type KinboxContact } from './contact.ts';

const FIRST_ID = 1_000_001;
const INDEXED = ['externalId', 'phone', 'email'] as const;

type IndexedProperty = (typeof INDEXED)[number];

export type Contacts = {
  /** In creation order. The very array that grows: read it, do not keep a copy to compare. */
  readonly all: readonly KinboxContact[];
  add(details: Partial<ContactDetails>): KinboxContact;
  /** Changes a contact in place; custom fields are merged by placeholder. */
  update(contact: KinboxContact, changes: Partial<ContactDetails>): void;
  /** Contacts that have exactly this value, in creation order. Does not scan. */
  find(property: IndexedProperty, value: string): readonly KinboxContact[];
  /** Undefined for one that was removed, too. */
  byId(id: string): KinboxContact | undefined;
  /** It stays in `all`, so that positions stay as they are, and is answered no more. */
  remove(contact: KinboxContact): void;
  isRemoved(contact: KinboxContact): boolean;
};

/** Contacts in memory. `onChange` is called after each addition and update. */
export function createContacts({
  now,
  onChange,
}: {
  now: () => number;
  onChange: () => void;
}): Contacts {
  const all: KinboxContact[] = [];
  const removed = new Set<KinboxContact>();
  const index: Record<IndexedProperty, Map<string, KinboxContact[]>> = {
    externalId: new Map(),
    phone: new Map(),
    email: new Map(),
  };

  const remember = (contact: KinboxContact, property: IndexedProperty): void => {
    const value = contact[property];
    if (value === '') return;
    const known = index[property].get(value);
    if (known === undefined) index[property].set(value, [contact]);
    else known.push(contact);
  };

  const forget = (contact: KinboxContact, property: IndexedProperty): void => {
    const known = index[property].get(contact[property]) ?? [];
    const left = known.filter((other) => other !== contact);
    index[property].set(contact[property], left);
  };

  return {
    all,
    add(details) {
      const contact = createContact(String(FIRST_ID + all.length), now(), details);
      all.push(contact);
      for (const property of INDEXED) remember(contact, property);
      onChange();
      return contact;
    },
    update(contact, changes) {
      const moved = INDEXED.filter(
        (property) => changes[property] !== undefined && changes[property] !== contact[property],
      );
      for (const property of moved) forget(contact, property);
      const customFields = { ...contact.customFields, ...changes.customFields };
      Object.assign(contact, changes, { customFields });
      for (const property of moved) {
        remember(contact, property);
        index[property].get(contact[property])?.sort((a, b) => Number(a.id) - Number(b.id));
      }
      onChange();
    },
    find: (property, value) => index[property].get(value) ?? [],
    byId(id) {
      const contact = all[positionOf(id)];
      return contact && !removed.has(contact) ? contact : undefined;
    },
    remove(contact) {
      removed.add(contact);
      onChange();
    },
    isRemoved: (contact) => removed.has(contact),
  };

  function positionOf(id: string): number {
    const position = /^\d{1,15}$/.test(id) ? Number(id) - FIRST_ID : -1;
    return all[position]?.id === id ? position : -1;
  }
}
