import { claimOrder, inFront } from '../../src/storage/shared/lanes.ts';
import type { Store } from '../../src/storage/store.ts';
import { createContact, goodRows, handle, NOW, startImport } from './fixtures.ts';

/** As after a day without Kinbox: of ten thousand open jobs half are an import's. */
export async function fillUp(store: Store): Promise<void> {
  await startImport(store, 'large', goodRows(5000));
  await store.feedImport('large', 5000, NOW);
  const jobs = Array.from({ length: 5000 }, (_, at) => createContact(`single-${at}`));
  await handle(store, { jobs });
}

/** The query of a claim in Kinbox's lane. */
export const CLAIM = `SELECT j.id FROM jobs j
  WHERE ${inFront.kinbox(String(NOW))} AND j.run_at <= ${NOW} ORDER BY ${claimOrder.kinbox} LIMIT 8`;
