import type { AdminNews } from '../../domain/job.ts';
import type { Store } from '../../storage/store.ts';
import type { Notices } from '../notices.ts';

/** Parts of whose trouble the admins are told; of Telegram's nobody can be. */
export type Watched = 'database' | 'intake' | 'webhook' | 'kinbox-token';

export interface TellTroubleDeps {
  store: Pick<Store, 'setting' | 'saveSetting'>;
  notices: Pick<Notices, 'say'>;
  adminIds(): readonly number[];
}

/** Tells each admin at once, and not by a job: the database may be what is in trouble. */
export function createTellTrouble({ store, notices, adminIds }: TellTroubleDeps) {
  return async function tellTrouble(part: Watched, how: 'trouble' | 'over'): Promise<void> {
    // Of several replicas one tells, as long as the database can say so.
    const name = `told-${part}`;
    if ((await store.setting(name).catch(() => undefined)) === how) return;
    await store.saveSetting({ name, value: how }).catch(() => undefined);
    const about: AdminNews = `${how}-${part}`;
    await Promise.all(
      adminIds().map((adminId) => notices.say({ kind: 'tell-admin', adminId, about })),
    );
  };
}
