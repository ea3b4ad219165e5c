import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { ANA, errorOf, openKinbox } from './kinbox.ts';
import { answerJson, type Received, startServer, startTcpServer } from './servers.ts';

const PHONE = '5585997281648';
const WITHOUT_NINTH = '558597281648';
const MS = 2_000;

const row = (id: unknown, more: Record<string, unknown> = {}) => ({
  id,
  name: 'Somebody',
  ...more,
});

type Rows = (query: URLSearchParams) => unknown[];

/** A Kinbox whose filter answers as told; `queries` is what it was asked. */
async function startKinbox(rows: Rows) {
  const server = await startServer((request, response) => {
    const data = rows(request.url.searchParams);
    answerJson(200, { totalCount: data.length, data })(request, response);
  });
  return {
    kinbox: openKinbox(server.url),
    queries: () => server.received.map(({ url }) => `${url.pathname}${url.search}`).sort(),
  };
}

const idsOf = (contacts: { id: string }[]): string[] => contacts.map(({ id }) => id);

describe('by phone and email', () => {
  test('one call for each spelling, and each contact once', async () => {
    const { kinbox, queries } = await startKinbox((query) => {
      const phone = query.get('phone');
      if (phone === PHONE) return [row(1, { phone }), row(2, { phone: '+55 (85) 99728-1648' })];
      if (phone !== null) return [row(3, { phone })];
      return [
        row(1, { email: 'Ana@Example.com', phone: PHONE }),
        row('4', { email: 'ANA@example.com' }),
      ];
    });
    const reach = { phones: [PHONE, WITHOUT_NINTH], email: 'ana@Example.com' };
    const found = await kinbox.findByPhoneOrEmail(reach, MS);
    expect(idsOf(found)).toEqual(['1', '2', '3', '4']);
    expect(found[1]).toMatchObject({ name: 'Somebody', phone: '+55 (85) 99728-1648' });
    expect(queries()).toEqual([
      '/v1/contacts?email=ana%40Example.com&limit=50',
      '/v1/contacts?email=ana%40example.com&limit=50',
      `/v1/contacts?phone=${WITHOUT_NINTH}&limit=50`,
      `/v1/contacts?phone=${PHONE}&limit=50`,
    ]);
  });

  test.each<[string, number, Record<string, string>, number]>([
    ['fails', 500, {}, 3],
    ['asks to wait', 503, { 'retry-after': '1' }, 1],
    ['has too much to do', 429, {}, 1],
    ['refuses the key', 401, {}, 1],
    ['refuses the question', 400, {}, 1],
  ])(
    'a server that %s (%i) is asked as often as makes sense',
    async (_, status, headers, times) => {
      const server = await startServer(answerJson(status, {}, headers));
      await errorOf(openKinbox(server.url).findById('1'));
      expect(server.received).toHaveLength(times);
    },
  );

  test('a slip is made up for, and is not told', async () => {
    let slips = 2;
    const server = await startServer((request, response) => {
      slips -= 1;
      answerJson(slips < 0 ? 200 : 502, row(1))(request, response);
    });
    const contact = await openKinbox(server.url).findById('1');
    expect(contact?.id).toBe('1');
  });

  test('the calls are under way at the same time', async () => {
    let begun = 0;
    const bothBegan = Promise.withResolvers<void>();
    const server = await startServer(async (request, response) => {
      begun += 1;
      if (begun === 2) bothBegan.resolve();
      await bothBegan.promise;
      answerJson(200, { data: [] })(request, response);
    });
    const reach = { phones: [PHONE], email: 'ana@example.com' };
    expect(await openKinbox(server.url).findByPhoneOrEmail(reach, MS)).toEqual([]);
  });

  test('a filter that gives others is not believed', async () => {
    const others = [
      row(1, { phone: `${PHONE}0` }),
      row(2, { phone: PHONE.slice(2) }),
      row(3, { phone: null, email: 'anna@example.com' }),
      row(4, { phone: 'none', email: '' }),
      row(5),
      row(null, { phone: PHONE }),
      'what?',
    ];
    const { kinbox } = await startKinbox(() => [...others, row(6, { phone: PHONE })]);
    const reach = { phones: [PHONE], email: 'ana@example.com' };
    expect(idsOf(await kinbox.findByPhoneOrEmail(reach, MS))).toEqual(['6']);
    expect(await kinbox.findByPhoneOrEmail({ phones: ['', '-'], email: '' }, MS)).toEqual([]);
  });

  test('no more than ten', async () => {
    const { kinbox } = await startKinbox(() =>
      Array.from({ length: 30 }, (_, id) => row(id + 1, { phone: PHONE })),
    );
    expect(await kinbox.findByPhoneOrEmail({ phones: [PHONE] }, MS)).toHaveLength(10);
  });

  test('nothing to ask for, nothing asked', async () => {
    const { kinbox, queries } = await startKinbox(() => [row(1)]);
    expect(await kinbox.findByPhoneOrEmail({ phones: [] }, MS)).toEqual([]);
    expect(queries()).toEqual([]);
  });

  test.each([
    [500, 'try-again'],
    [429, 'try-again'],
    [401, 'no-access'],
    [403, 'no-access'],
    [404, 'no-access'],
    [400, 'refused'],
  ])('%i of one of the calls, and nobody by the others: %s', async (status, kind) => {
    const server = await startServer((request, response) => {
      const isEmail = request.url.searchParams.has('email');
      answerJson(isEmail ? status : 200, { data: [] })(request, response);
    });
    const asking = openKinbox(server.url).findByPhoneOrEmail(
      { phones: [PHONE], email: ANA.email ?? '' },
      MS,
    );
    expect(await errorOf(asking)).toMatchObject({ kind, status });
  });

  test('who is found by one call is found, though another fails', async () => {
    const server = await startServer((request, response) => {
      const isEmail = request.url.searchParams.has('email');
      answerJson(isEmail ? 500 : 200, { data: [row(1, { phone: PHONE })] })(request, response);
    });
    const reach = { phones: [PHONE], email: ANA.email ?? '' };
    expect(idsOf(await openKinbox(server.url).findByPhoneOrEmail(reach, MS))).toEqual(['1']);
  });

  test.each(['[]', '{"contacts":[]}', 'null', '<html>'])('a page that is %s', async (body) => {
    const server = await startServer((_, response) => response.writeHead(200).end(body));
    const asking = openKinbox(server.url).findByPhoneOrEmail({ phones: [PHONE] }, MS);
    expect((await errorOf(asking)).kind).toBe('try-again');
  });

  test.each([
    ['no answer', () => {}],
    [
      'an answer that drips',
      (_: Received, response: { write(text: string): unknown }) => response.write('{'),
    ],
  ])('the time is over: %s', async (_, answer) => {
    const server = await startServer((request, response) => void answer(request, response));
    const asking = openKinbox(server.url).findByPhoneOrEmail({ phones: [PHONE] }, 150);
    expect((await errorOf(asking)).kind).toBe('try-again');
  });

  test('the time is over: a connection that does not come about', async () => {
    // TLS that is never answered: the client's own limit for connecting is 5 s.
    const { port } = await startTcpServer(() => {});
    const kinbox = openKinbox(`https://127.0.0.1:${port}`);
    const asking = kinbox.findByPhoneOrEmail({ phones: [PHONE] }, 150);
    expect(await errorOf(asking)).toMatchObject({ kind: 'try-again', status: undefined });
  });
});

describe('by id', () => {
  test('the contact of this id, whatever its kind of id', async () => {
    const server = await startServer(answerJson(200, row(42, { phone: '1', notes: 'now' })));
    const kinbox = openKinbox(server.url);
    expect(await kinbox.findById('42')).toMatchObject({ id: '42', phone: '1', notes: 'now' });
    expect(server.received.map(({ url }) => url.pathname)).toEqual(['/v1/contacts/42']);
    // Not the one that was asked for: nothing is known of that one.
    expect(await errorOf(kinbox.findById('a/b'))).toMatchObject({ kind: 'try-again' });
    expect(server.received[1]?.url.pathname).toBe('/v1/contacts/a%2Fb');
  });

  test.each([
    [404, { message: 'Contact not found' }],
    [404, {}],
    [410, {}],
  ])('%i %j: there is none', async (status, body) => {
    const server = await startServer(answerJson(status, body));
    expect(await openKinbox(server.url).findById('42')).toBeUndefined();
  });

  test.each([
    // NestJS's words for a route that it does not have.
    [404, { message: 'Cannot GET /v1/contacts/42' }, 'no-access'],
    [403, {}, 'no-access'],
    [503, {}, 'try-again'],
    [200, { success: true }, 'try-again'],
  ])('%i %j says nothing of it', async (status, body, kind) => {
    const server = await startServer(answerJson(status, body));
    expect(await errorOf(openKinbox(server.url).findById('42'))).toMatchObject({ kind });
  });

  test('nobody listens', async () => {
    const kinbox = openKinbox(`http://127.0.0.1:${await freePort()}`);
    expect((await errorOf(kinbox.findById('42'))).kind).toBe('try-again');
  });
});
