import { describe } from 'vitest';
import { usePostgres } from '../helpers/postgres.ts';
import { describeStore } from './contract.ts';
import { leaderPromises } from './postgres/leader.ts';
import { leasePromises } from './postgres/leases.ts';
import { openPromises } from './postgres/open.ts';
import { racePromises } from './postgres/races.ts';
import { openReplica } from './postgres/replica.ts';

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
describe('PostgreSQL: the lead', () => leaderPromises(server));
