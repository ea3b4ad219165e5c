import { describe } from 'vitest';
import { commitPromises } from './contract/commit.ts';
import { contactPromises } from './contract/contacts.ts';
import { importJobPromises } from './contract/import-jobs.ts';
import { importPurgePromises } from './contract/import-purge.ts';
import { importPromises } from './contract/imports.ts';
import { jobPromises } from './contract/jobs.ts';
import { modelPromises } from './contract/model.ts';
import { purgePromises } from './contract/purge.ts';
import { reachPromises } from './contract/reach.ts';
import { reminderPromises } from './contract/reminders.ts';
import { restartPromises } from './contract/restart.ts';
import { teamPromises } from './contract/team.ts';
import { textPromises } from './contract/text.ts';
import { turnPromises } from './contract/turns.ts';
import { unreadablePromises } from './contract/unreadable.ts';
import type { OpenStore } from './fixtures.ts';

/** The promises that every implementation of `src/storage/store.ts` must keep. */
export function describeStore(name: string, open: OpenStore): void {
  describe(`${name}: updates`, () => turnPromises(open));
  describe(`${name}: a unit of work`, () => commitPromises(open));
  describe(`${name}: jobs`, () => jobPromises(open));
  describe(`${name}: contacts`, () => contactPromises(open));
  describe(`${name}: who is known`, () => reachPromises(open));
  describe(`${name}: reminders`, () => reminderPromises(open));
  describe(`${name}: the team`, () => teamPromises(open));
  describe(`${name}: imports`, () => importPromises(open));
  describe(`${name}: imports among jobs`, () => importJobPromises(open));
  describe(`${name}: old imports`, () => importPurgePromises(open));
  describe(`${name}: what people write`, () => textPromises(open));
  describe(`${name}: old rows`, () => purgePromises(open));
  describe(`${name}: what cannot be read`, () => unreadablePromises(open));
  describe(`${name}: a restart`, () => restartPromises(open));
  describe(`${name}: any order of events`, () => modelPromises(open));
}
