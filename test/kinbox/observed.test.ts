import { expect, test } from 'vitest';
import { observeKinbox } from '../../src/kinbox/kinbox-client.ts';
import { errorOf, openKinbox } from './kinbox.ts';
import { answerJson, startServer } from './servers.ts';

test('each call is measured by what it is and how it ended', async () => {
  const measured: [string, string][] = [];
  const server = await startServer((request, response) => {
    const isPatch = request.method === 'PATCH';
    answerJson(isPatch ? 429 : 200, { id: '1', data: [], totalCount: 0 })(request, response);
  });
  const kinbox = observeKinbox(
    openKinbox(server.url),
    (call, outcome) => measured.push([call, outcome]),
    Date.now,
  );
  await kinbox.lookUp({ externalId: 'a', notBefore: 0 });
  await kinbox.contactFields();
  await kinbox.findByPhoneOrEmail({ phones: ['1'] }, 2_000);
  await kinbox.findById('1');
  await errorOf(kinbox.updateContact('1', { name: 'x' }));
  expect(measured).toEqual([
    ['look-up', 'ok'],
    ['fields', 'ok'],
    ['search', 'ok'],
    ['find', 'ok'],
    ['update', 'try-again'],
  ]);
});
