import { expect, test } from 'vitest';
import { errorOf, openKinbox } from './kinbox.ts';
import { answerJson, startServer } from './servers.ts';

const field = (placeholder: string, more: Record<string, unknown> = {}) => ({
  id: 1,
  name: placeholder.toUpperCase(),
  type: 'text',
  isActive: true,
  isDeleted: false,
  entity: 'contact',
  placeholder,
  options: [],
  isUniqueIdentifier: false,
  requiredToResolve: false,
  ...more,
});

const plain = (placeholder: string, more: Record<string, unknown> = {}) => ({
  placeholder,
  name: placeholder.toUpperCase(),
  type: 'text',
  isUniqueIdentifier: false,
  options: [],
  required: false,
  ...more,
});

test('only fields that a contact can have now', async () => {
  const data = [
    field('telegram_id', { isUniqueIdentifier: true, requiredToResolve: true }),
    field('old', { isDeleted: true }),
    field('off', { isActive: false }),
    field('deal_value', { entity: 'deal' }),
    field('nameless', { placeholder: null }),
    field('size', {
      type: 'select',
      options: [{ value: 's', label: 'Small' }, { value: 2 }, 'odd'],
    }),
    { placeholder: 'bare', entity: 'contact', name: null, options: null },
    'what?',
  ];
  const server = await startServer(answerJson(200, { data, more: 1 }));
  expect(await openKinbox(server.url).contactFields()).toEqual([
    plain('telegram_id', { isUniqueIdentifier: true, required: true }),
    plain('size', {
      type: 'select',
      options: [
        { value: 's', label: 'Small' },
        { value: '2', label: '2' },
      ],
    }),
    plain('bare', { name: 'bare', type: null }),
  ]);
  expect(server.received[0]?.url.pathname).toBe('/v1/custom-fields');
});

test('names and labels that no button could show', async () => {
  const data = [
    field('half', { name: '\ud800' }),
    field('blank', { name: ' \u200b ' }),
    field('lines', { name: 'Ramo\nde atividade' }),
    field('size', {
      type: 'select',
      options: [
        { value: 's', label: ' ' },
        { value: 'm', label: 'M\udc00' },
        { value: ' ', label: '\u3164' },
      ],
    }),
  ];
  const server = await startServer(answerJson(200, { data }));
  expect(await openKinbox(server.url).contactFields()).toEqual([
    plain('half', { name: '\ufffd' }),
    plain('blank', { name: 'blank' }),
    plain('lines', { name: 'Ramo de atividade' }),
    plain('size', {
      type: 'select',
      options: [
        { value: 's', label: 's' },
        { value: 'm', label: 'M\ufffd' },
      ],
    }),
  ]);
});

test.each([
  [200, { fields: [] }, 'try-again'],
  [500, {}, 'try-again'],
  [403, {}, 'no-access'],
])('%i %j: %s', async (status, body, kind) => {
  const server = await startServer(answerJson(status, body));
  expect((await errorOf(openKinbox(server.url).contactFields())).kind).toBe(kind);
});
