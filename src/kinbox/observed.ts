import type { Kinbox } from './client.ts';
import { KinboxError } from './errors.ts';

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
    findByExternalId: (externalId) => measure('look-up', kinbox.findByExternalId(externalId)),
    findByReach: (reach, timeoutMs) => measure('search', kinbox.findByReach(reach, timeoutMs)),
    findById: (id, found) => measure('find', kinbox.findById(id, found)),
    updateContact: (id, change) => measure('update', kinbox.updateContact(id, change)),
    contactFields: () => measure('fields', kinbox.contactFields()),
    close: kinbox.close,
  };
}
