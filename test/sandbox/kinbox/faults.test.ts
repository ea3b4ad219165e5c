import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from '../../../sandbox/kinbox/endpoints.ts';
import type { Endpoint } from '../../../sandbox/kinbox/faults.ts';
import { type Answer, open, TOKEN } from './open.ts';

describe('a fault that answers', () => {
  test.each([
    ['too-many', 429, 0],
    ['server-error', 500, 0],
    ['server-error-after', 500, 1],
    ['bad-gateway', 502, 0],
    ['gateway-timeout-after', 504, 1],
    ['unavailable', 503, 0],
    ['unauthorized', 401, 0],
    ['forbidden', 403, 0],
    ['reject-400', 400, 0],
    ['reject-422', 422, 0],
  ] as const)('%s is a %i and stores %i', async (how, status, stored) => {
    const { kinbox, create } = await open();
    kinbox.fail({ how });
    const { body } = await create();
    expect(body).toMatchObject({ statusCode: status, message: expect.anything() });
    expect(kinbox.contacts).toHaveLength(stored);
    expect(kinbox.posts).toMatchObject([
      { status, answer: body, contactId: stored === 0 ? null : '1000001' },
    ]);
    expect((await create()).status).toBe(201);
  });

  test('carries the message and the Retry-After that it was given', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'reject-422', message: ['phone is taken', 'name is taken'] });
    expect((await create()).body).toEqual({
      statusCode: 422,
      message: ['phone is taken', 'name is taken'],
      error: 'Unprocessable Entity',
    });
    for (const retryAfter of [7, 'Wed, 21 Oct 2026 07:28:00 GMT']) {
      kinbox.fail({ how: 'too-many', retryAfter });
      expect((await create()).headers.get('retry-after')).toBe(String(retryAfter));
    }
    kinbox.fail({ how: 'unavailable' });
    expect((await create()).headers.get('retry-after')).toBeNull();
  });
});

describe('a fault that answers what nobody can read', () => {
  test.each([
    ['html', 200, 0, '<!DOCTYPE html>', 'text/html; charset=utf-8'],
    ['html-after', 201, 1, '<!DOCTYPE html>', 'text/html; charset=utf-8'],
    ['empty-201', 201, 1, '', 'application/json'],
    ['wrong-shape', 201, 1, '{"success":true}', 'application/json; charset=utf-8'],
  ] as const)('%s', async (how, status, stored, start, type) => {
    const { kinbox, create } = await open();
    kinbox.fail({ how });
    const { text, headers, ...rest } = await create();
    expect(rest.status).toBe(status);
    expect(text.slice(0, start.length)).toBe(start);
    if (how === 'empty-201') expect(text).toBe('');
    expect(headers.get('content-type')).toBe(type);
    expect(kinbox.contacts).toHaveLength(stored);
  });

  test('huge: a contact of 64 MiB, in pieces', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'huge' });
    const { status, text, body } = await create();
    expect(status).toBe(201);
    expect(text.length).toBeGreaterThan(64 * 1024 * 1024);
    expect(body).toMatchObject({ id: '1' });
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('huge: stops when the client has read enough', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ on: 'list', how: 'huge' });
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await fetch(`${kinbox.url}/v1/contacts`, { headers });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
    expect((await create()).status).toBe(201);
  });
});

describe('a fault that does not answer', () => {
  test.each([
    ['reset', 0],
    ['reset-after', 1],
  ] as const)('%s cuts the connection and stores %i', async (how, stored) => {
    const { kinbox, create } = await open();
    kinbox.fail({ how });
    await expect(create()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(kinbox.contacts).toHaveLength(stored);
    expect(kinbox.posts).toMatchObject([{ status: null, answer: null }]);
    expect(kinbox.requests).toMatchObject([{ status: null }]);
  });

  test('hang: nothing is stored', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'hang' });
    const abort = new AbortController();
    const gaveUp = expect(create({}, abort.signal)).rejects.toThrow(/abort/);
    await kinbox.holds(() => kinbox.posts.length === 1);
    abort.abort();
    await gaveUp;
    expect(kinbox.contacts).toEqual([]);
    expect((await create()).status).toBe(201);
  });

  test('hang-after: the contact is stored', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'hang-after' });
    const abort = new AbortController();
    const gaveUp = expect(create({}, abort.signal)).rejects.toThrow(/abort/);
    await kinbox.holds(1);
    abort.abort();
    await gaveUp;
    expect(kinbox.posts).toMatchObject([{ status: null, contactId: '1000001' }]);
  });
});

describe('delay', () => {
  test('answers late', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'delay', ms: 60 });
    const start = performance.now();
    expect((await create()).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  test('stores even when the client has given up', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'delay', ms: 300 });
    const abort = new AbortController();
    const gaveUp = expect(create({}, abort.signal)).rejects.toThrow(/abort/);
    await kinbox.holds(() => kinbox.posts.length === 1);
    abort.abort();
    await gaveUp;
    expect(kinbox.contacts).toEqual([]);
    await kinbox.holds(1);
    expect(kinbox.posts).toMatchObject([{ status: null, contactId: '1000001' }]);
  });

  test('comes before any other fault that has ms', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'unavailable', ms: 60 });
    const start = performance.now();
    expect((await create()).status).toBe(503);
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});

describe('which requests a fault meets', () => {
  test('only its endpoint', async () => {
    const { kinbox, create, get, update } = await open();
    const calls: Record<Endpoint, () => Promise<Answer>> = {
      create: () => create(),
      search: () => get('/v3/contacts?limit=1&offset=0'),
      list: () => get('/v1/contacts'),
      'custom-fields': () => get('/v1/custom-fields'),
      read: () => get('/v1/contacts/1000001'),
      update: () => update('1000001', {}),
      'update-v3': () => update('1000001', {}, 'v3'),
    };
    kinbox.add({});
    for (const { endpoint: on } of ENDPOINTS) {
      kinbox.fail({ on, how: 'unavailable' });
      for (const { endpoint } of ENDPOINTS)
        if (endpoint !== on) expect((await calls[endpoint]()).status).toBeLessThan(300);
      expect((await calls[on]()).status).toBe(503);
    }
  });

  test('as many as it is told, one after the other, until healed', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'unavailable', times: 2 });
    kinbox.fail({ on: 'create', how: 'too-many', times: Number.POSITIVE_INFINITY });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await create()).status);
    expect(statuses).toEqual([503, 503, 429, 429, 429]);
    kinbox.healAll();
    expect((await create()).status).toBe(201);
  });

  test('a request that is refused anyway stores nothing after a fault either', async () => {
    const { kinbox, create } = await open();
    kinbox.fail({ how: 'server-error-after' });
    expect((await create({ phone: '+1' })).status).toBe(500);
    expect(kinbox.contacts).toEqual([]);
  });
});

describe('faults of searches and updates', () => {
  test.each([
    ['server-error', 500, ''],
    ['server-error-after', 500, 'VIP'],
    ['gateway-timeout-after', 504, 'VIP'],
    ['unavailable', 503, ''],
    ['reject-422', 422, ''],
    ['forbidden', 403, ''],
    ['html-after', 200, 'VIP'],
    ['wrong-shape', 200, 'VIP'],
  ] as const)('an update that meets %s is a %i and leaves the notes "%s"', async (how, ...rest) => {
    const [status, notes] = rest;
    const { kinbox, update } = await open();
    kinbox.add({ name: 'Ana' });
    kinbox.fail({ on: 'update', how });
    expect((await update('1000001', { notes: 'VIP' })).status).toBe(status);
    expect(kinbox.contacts[0]?.notes).toBe(notes);
    expect(kinbox.requests).toMatchObject([{ method: 'PATCH', body: { notes: 'VIP' }, status }]);
  });

  test.each([
    ['reset', ''],
    ['reset-after', 'VIP'],
  ] as const)('an update whose connection meets %s leaves the notes "%s"', async (how, notes) => {
    const { kinbox, update } = await open();
    kinbox.add({ name: 'Ana' });
    kinbox.fail({ on: 'update', how });
    await expect(update('1000001', { notes: 'VIP' })).rejects.toThrow('fetch failed');
    expect(kinbox.contacts[0]?.notes).toBe(notes);
    expect(kinbox.requests).toMatchObject([{ body: { notes: 'VIP' }, status: null }]);
  });

  test('a search can be slow', async () => {
    const { kinbox, get } = await open();
    kinbox.add({ phone: '5585997281648' });
    kinbox.fail({ on: 'search', how: 'delay', ms: 60 });
    const start = performance.now();
    const { body } = await get('/v3/contacts?phone=5585997281648&limit=1&offset=0');
    expect(performance.now() - start).toBeGreaterThan(50);
    expect(body).toMatchObject({ totalCount: 1 });
  });
});
