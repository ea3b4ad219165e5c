import type { KinboxContact } from '../../domain/contact.ts';
import type { Answer } from '../../domain/form/draft.ts';
import type { Html, Words } from '../../locales/words.ts';
import type { PendingContact, Store } from '../../storage/store.ts';
import { shorten } from '../cards.ts';

/** A contact of the rep's whose fields can be changed: in Kinbox, or, without `contactId`, on its way there. */
export interface Correctable {
  draftId: string;
  contactId?: string;
  contact: Pick<KinboxContact, 'name' | 'phone' | 'email' | 'notes' | 'location' | 'isPrivate'>;
  answers: Answer[];
}

/** By the id of its draft; undefined too for one that Kinbox has refused, which is corrected on its own card. */
export async function findCorrectable(
  store: Store,
  repId: number,
  draftId: string,
): Promise<Correctable | undefined> {
  // In this order: it may arrive between the two.
  const pending = await store.pendingContact(repId, draftId);
  const created = await store.createdContact(repId, draftId);
  if (created) return { ...created, contactId: created.contact.id };
  return pending && pending.state !== 'rejected' ? onItsWay(pending) : undefined;
}

/** A contact that has not reached Kinbox. */
export function onItsWay({ saved: { draft, contact } }: PendingContact): Correctable {
  const { name, phone = null, email = null, notes = null, location = null, isPrivate } = contact;
  return {
    draftId: draft.id,
    contact: { name, phone, email, notes, location, isPrivate },
    answers: draft.answers,
  };
}

/** What the rep reads while a correction is made. */
export const renderSending = (
  { contactId }: Pick<Correctable, 'contactId'>,
  name: string,
  words: Words,
): Html =>
  words.html(contactId === undefined ? 'correction-kept' : 'update-sending', {
    name: shorten(name, 60),
  });
