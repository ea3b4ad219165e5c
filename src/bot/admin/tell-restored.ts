import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../storage/store.ts';
import type { Access } from '../../telegram/access.ts';
import type { Notices } from '../notices.ts';

export interface TellRestoredDeps {
  store: Pick<Store, 'peopleSince'>;
  notices: Pick<Notices, 'sayRestored'>;
  access: Pick<Access, 'isAllowed'>;
  adminIds(): readonly number[];
  /** When the copy was made, in Unix ms. */
  copiedAt: number;
  now: number;
  log: Log;
}

/** Who was at work within a day before the copy was made is likely to have been at work after it. */
const DAY_MS = 24 * 60 * 60_000;

/** After a start on a copy: the admins, and everybody who may have lost something, read from when to when. */
export async function tellRestored(deps: TellRestoredDeps): Promise<void> {
  const { store, notices, access, adminIds, copiedAt, now, log } = deps;
  const people = await store.peopleSince(copiedAt - DAY_MS);
  const told = new Set([...adminIds(), ...people]);
  let count = 0;
  for (const personId of told) {
    if (!(await access.isAllowed(personId))) continue;
    if (await notices.sayRestored(personId, copiedAt, now)) count += 1;
  }
  log.warn({ copiedAt: new Date(copiedAt).toISOString(), count }, 'restored from a copy');
}
