import type { KinboxContact } from '../../sandbox/kinbox/contact.ts';
import type { KinboxSandbox } from '../../sandbox/kinbox/server.ts';
import type { Known } from './known.ts';
import { marksIn } from './marks.ts';

/** The contacts written to Kinbox: who owns them, and the parts that others may read. */
export interface Written {
  /** Takes in what has been written since. */
  read(): void;
  /** Whether that mark has been in the contact. */
  wasIn(contactId: string, mark: string): boolean;
  /** Whether somebody who is not its rep may read that mark: in a name, or in a contact that is not private. */
  isShown(mark: string, shown: 'contact' | 'name'): boolean;
  /** A text of one person that came into a contact of another. */
  readonly troubles: string[];
}

type Body = Record<string, unknown>;

export function createWritten(
  kinbox: Pick<KinboxSandbox, 'requests' | 'contacts'>,
  known: Known,
): Written {
  const names = new Set<string>();
  const details = new Set<string>();
  const troubles: string[] = [];
  /** By their ids, with the marks that others may add to: in the notes, and in fields that were empty. */
  const contacts = new Map<
    string,
    { contact: KinboxContact; notes: Set<string>; filled: Set<string> }
  >();
  let contactsRead = 0;
  let requestsRead = 0;

  function take({ name, customFields, ...rest }: Body, isPrivate: boolean): void {
    for (const mark of marksOf(name)) names.add(mark);
    if (isPrivate) return;
    const { phone, email, notes, location } = rest;
    for (const mark of marksOf([phone, email, notes, location, customFields])) details.add(mark);
  }

  function check(externalId: unknown, body: Body): void {
    const repId = Number(/^telegram:(\d+):/.exec(String(externalId))?.[1]);
    if (!repId) return;
    for (const mark of marksOf(body)) {
      if (!known.has(repId, mark)) troubles.push(`${mark} from ${repId}: ${JSON.stringify(body)}`);
    }
  }

  /** Another rep may add a note and fill what is empty; what else is changed is the doing of the contact's own. */
  function takeChange(id: string, body: Body): void {
    const there = contacts.get(id);
    if (!there) return;
    take(body, there.contact.isPrivate);
    const { notes, ...rest } = body;
    for (const [field, value] of Object.entries(rest)) {
      const isFilling = !there.filled.has(field) && known.oneHasAll([...marksOf(value)]);
      there.filled.add(field);
      if (!isFilling) check(there.contact.externalId, { [field]: value });
    }
    const added = [...marksOf(notes)].filter((mark) => !there.notes.has(mark));
    if (!known.oneHasAll(added)) troubles.push(`${added.join()} in one note: ${notes}`);
    for (const mark of added) there.notes.add(mark);
  }

  return {
    read() {
      for (; contactsRead < kinbox.contacts.length; contactsRead += 1) {
        const contact = kinbox.contacts[contactsRead];
        if (!contact) continue;
        const filled = Object.entries(contact).flatMap(([field, value]) => (value ? [field] : []));
        contacts.set(contact.id, {
          contact,
          notes: marksIn(contact.notes),
          filled: new Set(filled),
        });
        // Made without the bot.
        if (contact.externalId === '') take({ ...contact }, contact.isPrivate);
      }
      for (; requestsRead < kinbox.requests.length; requestsRead += 1) {
        const request = kinbox.requests[requestsRead];
        if (!request || request.method === 'GET') continue;
        // Not read yet, nor what came after it.
        if (request.body === null) return;
        if (!isBody(request.body)) continue;
        const { method, path, body } = request;
        if (method === 'PATCH') takeChange(path.split('/').at(-1) ?? '', body);
        else {
          take(body, body.isPrivate === true);
          check(body.externalId, body);
        }
      }
    },
    wasIn(contactId, mark) {
      const there = contacts.get(contactId);
      return there !== undefined && (there.notes.has(mark) || marksOf(there.contact).has(mark));
    },
    isShown: (mark, shown) => names.has(mark) || (shown === 'contact' && details.has(mark)),
    troubles,
  };
}

const marksOf = (value: unknown): Set<string> => marksIn(JSON.stringify(value ?? null));

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
