import { describe, expect, test } from 'vitest';
import { openForTest, refusal, takeUpdates } from './harness.ts';

describe('getUpdates', () => {
  test('gives the same updates until the offset confirms them', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    for (const text of ['one', 'two', 'three']) ana.send(text);
    const first = await api.getUpdates({ limit: 2 });
    expect(first.map(({ message }) => message?.text)).toEqual(['one', 'two']);
    expect(telegram.pendingUpdates).toBe(3);
    const next = (first.at(-1)?.update_id ?? 0) + 1;
    const rest = await api.getUpdates({ offset: next });
    expect(rest.map(({ message }) => message?.text)).toEqual(['three']);
    expect(rest[0]?.update_id).toBe(next);
    expect(telegram.pendingUpdates).toBe(1);
    expect(await api.getUpdates({ offset: next + 1 })).toEqual([]);
  });

  test('asked again at once for the same, it gives one at a time', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    for (const text of ['one', 'two']) ana.send(text);
    expect(await api.getUpdates({ offset: 0 })).toHaveLength(2);
    expect(await api.getUpdates({ offset: 0 })).toHaveLength(1);
  });

  test('a negative offset keeps the last ones only', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    for (const text of ['one', 'two', 'three']) ana.send(text);
    const last = await api.getUpdates({ offset: -1 });
    expect(last.map(({ message }) => message?.text)).toEqual(['three']);
    expect(telegram.pendingUpdates).toBe(1);
  });

  test('waits for an update', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const waiting = api.getUpdates({ timeout: 50 });
    await api.getMe();
    ana.send('at last');
    expect((await waiting)[0]?.message?.text).toBe('at last');
  });

  test('a client that hangs up loses nothing', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const gone = new AbortController();
    const waiting = fetch(`${telegram.url}/bot${telegram.token}/getUpdates?timeout=50`, {
      signal: gone.signal,
    });
    await api.getMe();
    gone.abort();
    await expect(waiting).rejects.toThrow();
    ana.send('still here');
    expect((await api.getUpdates({ timeout: 50 }))[0]?.message?.text).toBe('still here');
  });

  test('a second one ends the first with 409', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const first = refusal(api.getUpdates({ timeout: 50 }));
    await api.getMe();
    const second = api.getUpdates({ timeout: 50 });
    expect(await first).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    ana.send('for the second');
    expect(await second).toHaveLength(1);
  });

  test('is refused and ended by a webhook', async () => {
    const { api } = await openForTest();
    const waiting = refusal(api.getUpdates({ timeout: 50 }));
    await api.getMe();
    await api.setWebhook('https://example.com/hook');
    expect(await waiting).toBe('409 Conflict: terminated by setWebhook request');
    expect(await refusal(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });
});

describe('what is delivered', () => {
  test('only the kinds that were asked for, until others are', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    await api.getUpdates({ allowed_updates: ['edited_message'] });
    const id = ana.send('one');
    ana.edit(id, 'two');
    await api.getUpdates({ timeout: 0 });
    expect(Object.keys((await takeUpdates(api))[0] ?? {})).toContain('edited_message');
    await api.getUpdates({ allowed_updates: [] });
    ana.send('three');
    expect((await takeUpdates(api)).map(({ message }) => message?.text)).toEqual(['three']);
  });

  test('messages for a day, taps for 150 seconds', async () => {
    let now = 1_700_000_000_000;
    const { telegram, api } = await openForTest({ now: () => now });
    const ana = telegram.person({ firstName: 'Ana' });
    const { message_id: id } = await api.sendMessage(ana.id, 'Hi');
    ana.send('hello');
    ana.tapRaw(id, 'late', { timeoutMs: 60_000 }).catch(() => undefined);
    now += 151_000;
    expect((await api.getUpdates({ offset: 0 })).map((update) => update.message?.text)).toEqual([
      'hello',
    ]);
    now += 86_400_000;
    expect(await api.getUpdates({ offset: 1 })).toEqual([]);
  });

  test('repeat: the same update a second time, after it was confirmed', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    telegram.repeat(1);
    ana.send('one');
    ana.send('two');
    const [one, two] = await api.getUpdates();
    const again = await api.getUpdates({ offset: (two?.update_id ?? 0) + 1 });
    expect(again).toEqual([one]);
    expect(await api.getUpdates({ offset: (two?.update_id ?? 0) + 2 })).toEqual([]);
  });

  test('push: anything', async () => {
    const { telegram, api } = await openForTest();
    telegram.push({ future_kind: { x: 1 } });
    telegram.push({ update_id: 900_000_000, message: { odd: true } });
    const ana = telegram.person({ firstName: 'Ana' });
    ana.send('Hi');
    const updates = await api.getUpdates();
    expect(updates[0]).toMatchObject({ future_kind: { x: 1 } });
    expect(updates.map(({ update_id: id }) => id).slice(1)).toEqual([900_000_000, 900_000_001]);
  });
});
