import type { KinboxContact } from '../../src/domain/contact.ts';
import { createKey, type NewJob, type SavedContact } from '../../src/domain/job.ts';
import { CARD } from '../domain/form/forms.ts';

export const REP_ID = 7001;

/** A contact that a rep has saved, from the draft of this id. */
export function savedContact(
  draftId: string,
  destination?: SavedContact['draft']['destination'],
): SavedContact {
  return {
    draft: { ...CARD, id: draftId, ...(destination && { destination: destination }) },
    contact: { name: `Ana ${draftId}`, phone: '5585997281648', isPrivate: false },
    rep: { repId: REP_ID, repName: 'Bia', messageId: 55, locale: 'en' },
  };
}

export function createJob(draftId: string, runAt?: number): NewJob {
  return {
    key: createKey(draftId),
    work: { kind: 'create-contact', saved: savedContact(draftId) },
    ...(runAt !== undefined && { runAt }),
  };
}

/** Kinbox's answer for it. */
export function kinboxContact(draftId: string): KinboxContact {
  return {
    id: `kinbox-${draftId}`,
    externalId: `telegram:${REP_ID}:${draftId}`,
    name: `Ana ${draftId}`,
    phone: '5585997281648',
    email: null,
    notes: null,
    location: null,
    isPrivate: false,
  };
}
