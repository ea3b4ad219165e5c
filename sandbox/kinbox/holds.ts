import type { KinboxContact } from './contact.ts';

/** A number of contacts, or a condition on all of them (in creation order). */
type Wanted = number | ((contacts: readonly KinboxContact[]) => boolean);

export type Waiters = {
  /** Resolves once the contacts are as wanted; rejects with a listing of them when time is up. */
  holds(wanted: Wanted, options?: { readonly timeoutMs?: number }): Promise<void>;
  /** To be called after every change; each wait looks again. */
  changed(): void;
  /** Rejects the waits that are left. */
  close(): void;
};

const LISTED = 20;

/** Waits for the contacts to become what a test expects, driven by changes and not by a clock. */
export function createWaiters(contacts: () => readonly KinboxContact[]): Waiters {
  const looks = new Set<(reason?: string) => void>();

  return {
    holds(wanted, { timeoutMs = 5000 } = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        looks.delete(look);
        settle();
      };
      const fail = (reason: string): void =>
        finish(() => reject(new Error(`${reason}. ${renderListing(wanted, contacts())}`)));
      const look = (reason?: string): void => {
        try {
          if (isAsWanted(wanted, contacts())) finish(resolve);
          else if (reason !== undefined) fail(reason);
          // Contacts are never deleted, so that too many stay too many.
          else if (typeof wanted === 'number' && contacts().length > wanted)
            fail('Too many contacts');
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const timer = setTimeout(() => look(`Waited ${timeoutMs} ms`), timeoutMs);
      looks.add(look);
      look();
      return promise;
    },
    changed() {
      for (const look of [...looks]) look();
    },
    close() {
      for (const look of [...looks]) look('The sandbox was closed');
    },
  };
}

function isAsWanted(wanted: Wanted, contacts: readonly KinboxContact[]): boolean {
  return typeof wanted === 'number' ? contacts.length === wanted : wanted(contacts);
}

function renderListing(wanted: Wanted, contacts: readonly KinboxContact[]): string {
  const condition = typeof wanted === 'number' ? `${wanted} contacts` : wanted.toString();
  const lines = contacts
    .slice(-LISTED)
    .map(
      ({ id, name, phone, email, externalId }) =>
        `  ${id} ${JSON.stringify({ name, phone, email, externalId })}`,
    );
  const more = contacts.length > LISTED ? [`  and ${contacts.length - LISTED} before them`] : [];
  return [`Wanted ${condition}; Kinbox holds ${contacts.length}:`, ...lines, ...more].join('\n');
}
