import { expect, test } from 'vitest';
import type { Invite } from '../../../src/domain/team.ts';
import type { Store } from '../../../src/storage/store.ts';
import { NOW, type OpenStore } from '../fixtures.ts';

const HOUR = 60 * 60_000;
const INVITE: Invite = {
  hash: 'h1',
  role: 'rep',
  uses: 3,
  expiresAt: NOW + HOUR,
  madeBy: { personId: 1, name: 'Carla' },
};

const use = (personId: number, more = {}) => ({
  hash: 'h1',
  personId,
  name: `P${personId}`,
  updateId: personId,
  isFirst: false,
  has: undefined,
  ...more,
});

const namesIn = async (store: Store) => (await store.team()).members.map(({ name }) => name);

/** Who may use the bot besides those whom the environment names. */
export function teamPromises(open: OpenStore): void {
  test('an invite lets in as many as it has uses, each once, however many come at once', async () => {
    const { store } = await open();
    await store.makeInvite(INVITE, NOW);
    const came = await Promise.all(
      Array.from({ length: 8 }, (_, at) => store.redeemInvite(use(at + 1), NOW)),
    );
    expect(came.filter((one) => one !== undefined)).toEqual(
      Array.from({ length: 3 }, () => ({ role: 'rep', invitedBy: 'Carla' })),
    );
    expect(await namesIn(store)).toHaveLength(3);
    expect(await store.redeemInvite(use(99), NOW)).toBeUndefined();
  });

  test('the same update again changes nothing; another one of the same person is refused', async () => {
    const { store } = await open();
    await store.makeInvite(INVITE, NOW);
    for (let time = 0; time < 3; time += 1) {
      expect(await store.redeemInvite(use(1), NOW + time)).toMatchObject({ role: 'rep' });
    }
    expect(await store.removeMember(1, 'Carla', NOW)).toBe(true);
    expect(await store.redeemInvite(use(1, { updateId: 77 }), NOW)).toBeUndefined();
    expect(await namesIn(store)).toEqual([]);
    expect((await store.teamActs(10)).map(({ what }) => what).sort()).toEqual([
      'invite',
      'join',
      'remove',
    ]);
  });

  test('what is over, unknown or had already lets nobody in, and uses nothing up', async () => {
    const { store } = await open();
    await store.makeInvite({ ...INVITE, uses: 1 }, NOW);
    expect(await store.redeemInvite(use(1, { hash: 'h2' }), NOW)).toBeUndefined();
    expect(await store.redeemInvite(use(1), NOW + HOUR)).toBeUndefined();
    expect(await store.redeemInvite(use(1, { has: 'rep' }), NOW)).toBeUndefined();
    expect(await store.redeemInvite(use(1, { has: 'admin' }), NOW)).toBeUndefined();
    expect(await store.redeemInvite(use(2), NOW + HOUR - 1)).toMatchObject({ role: 'rep' });
  });

  test("the bot's own invite is for a bot that nobody may use; the newest counts", async () => {
    const { store } = await open();
    const { madeBy: _nobody, ...own } = { ...INVITE, role: 'admin' as const, uses: 1 };
    await store.makeInvite(own, NOW);
    await store.makeInvite({ ...own, hash: 'h2' }, NOW);
    expect(await store.redeemInvite(use(1, { isFirst: true }), NOW)).toBeUndefined();
    expect(await store.redeemInvite(use(1, { hash: 'h2' }), NOW)).toBeUndefined();
    expect(await store.redeemInvite(use(1, { hash: 'h2', isFirst: true }), NOW)).toEqual({
      role: 'admin',
      invitedBy: undefined,
    });
    expect((await store.team()).members).toEqual([
      { personId: 1, name: 'P1', role: 'admin', invitedBy: undefined, since: NOW },
    ]);
  });

  test('a rep who is invited as an admin becomes one', async () => {
    const { store } = await open();
    await store.makeInvite(INVITE, NOW);
    await store.makeInvite({ ...INVITE, hash: 'h2', role: 'admin' }, NOW);
    await store.redeemInvite(use(1), NOW);
    await store.redeemInvite(use(1, { hash: 'h2', updateId: 50, has: 'rep' }), NOW + 1);
    expect((await store.team()).members).toMatchObject([{ personId: 1, role: 'admin' }]);
  });

  test('a link is forgotten a week after its end, and what was done after a year', async () => {
    const { store } = await open();
    await store.makeInvite(INVITE, NOW);
    await store.redeemInvite(use(1), NOW);
    const week = INVITE.expiresAt + 7 * 24 * HOUR;
    await store.purgeTeam(week);
    expect(await store.redeemInvite(use(1), NOW)).toMatchObject({ role: 'rep' });
    await store.purgeTeam(week + 1);
    expect(await store.redeemInvite(use(1), NOW)).toBeUndefined();
    expect(await namesIn(store)).toEqual(['P1']);
    expect(await store.teamActs(9)).toHaveLength(2);
    await store.purgeTeam(NOW + 365 * 24 * HOUR + 1);
    expect(await store.teamActs(9)).toEqual([]);
  });

  test('groups come and go; names hold whatever people write', async () => {
    const { store } = await open();
    const group = { chatId: -100_123_456_789_012, title: 'A\0B', addedBy: 'C\0', since: NOW };
    await store.addTeamGroup(group);
    await store.addTeamGroup({ ...group, title: 'New' });
    expect((await store.team()).groups).toEqual([{ ...group, title: 'New', addedBy: 'C\uFFFD' }]);
    expect(await store.removeTeamGroup(group.chatId, 'Carla', NOW)).toBe(true);
    expect(await store.removeTeamGroup(group.chatId, 'Carla', NOW)).toBe(false);
    expect((await store.team()).groups).toEqual([]);
  });
}
