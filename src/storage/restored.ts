import type { Clock } from '../runtime/clock.ts';
import { COPIED_AT } from './shared/copy.ts';
import type { Store } from './store.ts';

/** The setting with the time of the last start on a copy. */
const RESTORED_AT = 'restored-at';

export interface Restored {
  /** When the copy was made (Unix time in ms), as long as nobody was told that it was restored. */
  copiedAt: number | undefined;
  /** Whether something that the database knows as not sent may have been sent before the restore. */
  mayBeThere(): boolean;
  /** Everybody has been told. */
  told(): Promise<void>;
}

/** Whether the bot starts on a copy (npm run restore). `days`: how long a draft of that time may still be saved. */
export async function readRestored(
  store: Pick<Store, 'setting' | 'saveSetting'>,
  { clock, days }: { clock: Clock; days: number },
): Promise<Restored> {
  const copiedAt = Number(await store.setting(COPIED_AT)) || undefined;
  if (copiedAt !== undefined) {
    await store.saveSetting({ name: RESTORED_AT, value: String(clock.now()) });
  }
  const restoredAt = Number(await store.setting(RESTORED_AT)) || 0;
  const until = restoredAt === 0 ? 0 : restoredAt + days * 24 * 60 * 60_000;
  return {
    copiedAt,
    mayBeThere: () => clock.now() < until,
    told: () => store.saveSetting({ name: COPIED_AT, value: '' }),
  };
}
