import { expect, test } from 'vitest';
import { apologize, MINUTE, NOW, nextTurn, type OpenStore, unit, update } from '../fixtures.ts';

export function turnPromises(open: OpenStore): void {
  test('a repeated update changes nothing, not even once it is done', async () => {
    const { store } = await open();
    expect(await store.receive([update(1, 'ana', 'first')], NOW)).toEqual(['ana']);
    expect(await store.receive([update(1, 'ana', 'again')], NOW + 5)).toEqual([]);
    const turn = await nextTurn(store);
    expect(turn).toMatchObject({ updateId: 1, attempts: 0, receivedAt: NOW });
    expect(turn.payload).toContain('first');
    await store.commit(turn, unit(turn), NOW);
    expect(await store.receive([update(1, 'ana', 'again')], NOW + 5)).toEqual([]);
    expect(await store.nextTurn('ana', NOW)).toBeUndefined();
  });

  test('a batch names each key that has something new once', async () => {
    const { store } = await open();
    await store.receive([update(1, 'ana')], NOW);
    const batch = [
      update(1, 'ana'),
      update(4, 'rui'),
      update(4, 'rui'),
      update(5, 'rui'),
      update(6, 'eva'),
    ];
    expect((await store.receive(batch, NOW)).sort()).toEqual(['eva', 'rui']);
    expect(await store.receive([], NOW)).toEqual([]);
  });

  test('updates of a key come in the order of their ids, one at a time', async () => {
    const { store } = await open();
    await store.receive([update(3), update(12)], NOW);
    await store.receive([update(2)], NOW);
    const order: number[] = [];
    for (
      let turn = await store.nextTurn('ana', NOW);
      turn;
      turn = await store.nextTurn('ana', NOW)
    ) {
      expect((await nextTurn(store)).updateId).toBe(turn.updateId);
      order.push(turn.updateId);
      expect(await store.commit(turn, unit(turn), NOW)).toBe(true);
    }
    expect(order).toEqual([2, 3, 12]);
  });

  test('a key that nobody has written to has no turn and no state', async () => {
    const { store } = await open();
    expect(await store.nextTurn('nobody', NOW)).toBeUndefined();
    expect(await store.repState('nobody')).toEqual({});
    expect(await store.waitingKeys(NOW, 10)).toEqual([]);
  });

  test('keys wait in the order of their oldest update', async () => {
    const { store } = await open();
    await store.receive(
      [update(9, 'eva'), update(3, 'rui'), update(5, 'ana'), update(10, 'rui')],
      NOW,
    );
    expect(await store.waitingKeys(NOW, 10)).toEqual(['rui', 'ana', 'eva']);
    expect(await store.waitingKeys(NOW, 2)).toEqual(['rui', 'ana']);
  });

  test('a postponed update holds up its key, and no other', async () => {
    const { store } = await open();
    await store.receive([update(1), update(2), update(3, 'rui')], NOW);
    await store.postpone(await nextTurn(store), 'Telegram is away', NOW + MINUTE);
    expect(await store.nextTurn('ana', NOW + MINUTE - 1)).toBeUndefined();
    expect(await store.waitingKeys(NOW + MINUTE - 1, 10)).toEqual(['rui']);
    expect((await nextTurn(store, 'rui')).updateId).toBe(3);
    expect(await store.waitingKeys(NOW + MINUTE, 10)).toEqual(['ana', 'rui']);
    expect(await store.nextTurn('ana', NOW + MINUTE)).toMatchObject({ updateId: 1, attempts: 1 });
  });

  test('an older update that arrives late does not wait for a postponed one', async () => {
    const { store } = await open();
    await store.receive([update(5)], NOW);
    await store.postpone(await nextTurn(store), 'Telegram is away', NOW + MINUTE);
    expect(await store.receive([update(4)], NOW)).toEqual(['ana']);
    expect(await store.waitingKeys(NOW, 10)).toEqual(['ana']);
    const late = await nextTurn(store);
    expect(late.updateId).toBe(4);
    expect(await store.commit(late, unit(late), NOW)).toBe(true);
    expect(await store.nextTurn('ana', NOW)).toBeUndefined();
    expect(await store.nextTurn('ana', NOW + MINUTE)).toMatchObject({ updateId: 5, attempts: 1 });
  });

  test('a time may have a fraction of a millisecond, as delays with some chance in them do', async () => {
    const { store } = await open();
    await store.receive([update(1)], NOW + 0.1);
    await store.postpone(await nextTurn(store, 'ana', NOW + 0.9), 'later', NOW + 4.5);
    expect(await store.nextTurn('ana', NOW + 4)).toBeUndefined();
    const turn = await nextTurn(store, 'ana', NOW + 5);
    await store.commit(turn, unit(turn, { jobs: [apologize('sorry', 7, NOW + 6.5)] }), NOW + 5.5);
    expect(await store.claimJobs('chats', NOW + 6, 10, 1.5)).toEqual([]);
    expect(await store.claimJobs('chats', NOW + 7, 10, 1.5)).toHaveLength(1);
  });

  test('an update set aside lets its key go on, tells people and does not come back', async () => {
    const { store } = await open();
    await store.receive([update(1), update(2)], NOW);
    const turn = await nextTurn(store);
    await store.setAside(turn, 'broken', [apologize('sorry', 7)], NOW);
    await store.setAside(turn, 'broken', [apologize('sorry twice', 8)], NOW);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toHaveLength(1);
    expect(await store.receive([update(1)], NOW)).toEqual([]);
    expect((await nextTurn(store)).updateId).toBe(2);
  });

  test('a turn that begins and does not end is counted, until it ends in any way', async () => {
    const { store } = await open();
    await store.receive([update(1)], NOW);
    expect((await nextTurn(store)).unfinished).toBe(0);
    expect((await nextTurn(store)).unfinished).toBe(1);
    const third = await nextTurn(store);
    expect(third).toMatchObject({ unfinished: 2, attempts: 0 });
    await store.postpone(third, 'later', NOW);
    const turn = await nextTurn(store);
    expect(turn).toMatchObject({ unfinished: 0, attempts: 1 });
    expect(await store.commit(turn, unit(turn), NOW)).toBe(true);
  });

  test('a try that was postponed since cannot end the update', async () => {
    const { store } = await open();
    await store.receive([update(1)], NOW);
    const early = await nextTurn(store);
    await store.postpone(early, 'still busy', NOW);
    await store.postpone(early, 'late to fail', NOW + MINUTE);
    await store.setAside(early, 'late to fail', [apologize('sorry', 7)], NOW);
    const log = 'early';
    expect(await store.commit(early, unit(early, { rep: { log } }), NOW)).toBe(false);
    const turn = await nextTurn(store);
    expect(turn).toMatchObject({ updateId: 1, attempts: 1, rep: {} });
    expect(await store.nextJobAt('chats', NOW)).toBeUndefined();
    expect(await store.commit(turn, unit(turn), NOW)).toBe(true);
  });
}
