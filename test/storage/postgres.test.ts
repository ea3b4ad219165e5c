import { describe, expect, test } from 'vitest';
import { usePostgres } from '../helpers/postgres.ts';
import { CLAIM, fillUp } from './claim-cost.ts';
import { describeStore } from './contract.ts';
import { sharedImportPromises } from './postgres/imports.ts';
import { leaderPromises } from './postgres/leader.ts';
import { leasePromises } from './postgres/leases.ts';
import { openPromises } from './postgres/open.ts';
import { racePromises } from './postgres/races.ts';
import { openReplica } from './postgres/replica.ts';
import { schemaOne, upgradePromises } from './upgrade.ts';

const server = usePostgres();

describeStore('PostgreSQL', async () => {
  const url = await server.freshDatabase();
  let store = await openReplica(url);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openReplica(url);
      return store;
    },
  };
});

describe('PostgreSQL: opening', () => openPromises(server));
describe('PostgreSQL: leases', () => leasePromises(server));
describe('PostgreSQL: races', () => racePromises(server));
describe('PostgreSQL: shared imports', () => sharedImportPromises(server));
describe('PostgreSQL: an older schema', () =>
  upgradePromises(async () => {
    const url = await server.freshDatabase();
    const admin = await server.connect(url);
    await admin.query(schemaOne('BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY'));
    return openReplica(url);
  }));
describe('PostgreSQL: the lead', () => leaderPromises(server));

test('what is taken next is read off an index, however much is open', async () => {
  const url = await server.freshDatabase();
  await fillUp(await openReplica(url));
  const admin = await server.connect(url);
  await admin.query('ANALYZE jobs');
  const { rows } = await admin.query(`EXPLAIN (COSTS OFF) ${CLAIM}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan using jobs_kinbox on jobs j');
  expect(plan).not.toContain('Sort');
});
