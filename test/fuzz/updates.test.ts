import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { anyCase } from './actions.ts';
import { type FuzzedApp, openApp } from './open-app.ts';
import { perform } from './perform.ts';
import { rawUpdate } from './raw-updates.ts';
import { runs, TIMEOUT_MS } from './runs.ts';
import { saveContact, sendAll } from './save-contact.ts';

/** Invariants after any updates. */
function expectOrder({ watch, troubles, kinbox, telegram }: FuzzedApp): void {
  expect(watch.leaks()).toEqual([]);
  expect(troubles).toEqual([]);
  expect(telegram.oddities).toEqual([]);
  const externalIds = kinbox.contacts.flatMap(({ externalId }) => externalId || []);
  expect(new Set(externalIds).size).toBe(externalIds.length);
}

/** Every mark shown to others by design is part of a contact, once all that was saved is in Kinbox. */
async function expectNothingOpen({ watch }: FuzzedApp): Promise<void> {
  await vi.waitFor(() => expect(watch.open()).toEqual([]), { timeout: 15_000, interval: 100 });
  expect(watch.leaks()).toEqual([]);
}

test(
  'whatever reps do, everything is answered, nothing set aside, and nobody reads what another one wrote',
  async () => {
    const app = await openApp();
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ actions, isInARush }) => {
        const turns = isInARush ? [actions] : actions.map((action) => [action]);
        for (const turn of turns) {
          await app.handles(() => {
            for (const action of turn) perform(app, action);
          });
        }
        expect([...app.failedItems.values()]).toEqual([]);
        expectOrder(app);
      }),
      runs(),
    );
    await expectNothingOpen(app);
  },
  TIMEOUT_MS,
);

/** Of somebody who is a contact of every rep. */
const SHARED_PHONE = '85 99728-1648';

test(
  'whatever Telegram sends, the bot goes on, and nobody reads what another one wrote',
  async () => {
    const app = await openApp();
    // Every rep has contacts, a form, an import and something in the lists that could show up in a wrong place.
    for (const rep of app.reps) {
      await saveContact(app, rep, ['Maria {w}', '{p}', '{e}', 'nota {w}'], 'form:toggle-private:');
      await saveContact(app, rep, ['Outra {w}', SHARED_PHONE, '{e}', 'nota {w}']);
      await sendAll(app, rep, ['a;{p}\nb;{e}\nc {w};{p}', '/newcontact', 'Rui {w}']);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(rawUpdate, { minLength: 1, maxLength: 4 }),
        fc.nat(2),
        async (updates, who) => {
          await app.handles(() => {
            for (const update of updates) {
              const { update_id: _id, ...rest } = update;
              app.telegram.push(rest);
            }
          });
          expect(app.watch.leaks()).toEqual([]);
          expect(app.troubles).toEqual([]);
          // Whoever was there before is still answered.
          const [asked] = await app.handles(() => void app.reps[who]?.person.send('/help'));
          expect(app.failedItems.has(asked ?? 0)).toBe(false);
        },
      ),
      runs(),
    );
    // And whoever was there before still brings contacts to Kinbox; twice, so that what the first ones made the
    // bot say to others has been said.
    for (const rep of [...app.reps, ...app.reps]) {
      await sendAll(app, rep, ['/event off', '/cancel']);
      const created = rep.person.sees(/Salvo no Kinbox|Saved in Kinbox|Guardado en Kinbox/);
      await saveContact(app, rep, ['Ida {w}', '{p}', '{e}', 'nota {w}']);
      await created;
    }
    await expectNothingOpen(app);
  },
  TIMEOUT_MS,
);
