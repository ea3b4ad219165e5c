import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, onTestFinished, test } from 'vitest';
import { createFileReader, type FileReaderOptions } from '../../src/capture/file-reader.ts';
import type { FileRequest } from '../../src/capture/file-thread.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import type { LogFields } from '../../src/runtime/log.ts';

const LABELS: FileRequest['labels'] = {
  organisation: 'Empresa',
  title: 'Cargo',
  nickname: 'Apelido',
  phone: 'Telefone',
  fax: 'Fax',
  email: 'E-mail',
  url: 'Site',
  handle: 'Perfil',
  location: 'Endereço',
};
const file = (text: string): FileRequest => ({
  bytes: Buffer.from(text),
  country: 'BR',
  labels: LABELS,
});
const SMALL = 'Nome;Celular;Cargo\nAna Lima;85 99728-1648;Gerente\n';
/** The largest that is read: 5,000 contacts in 2 MB. */
const LARGE = `Nome;Celular;Obs\n${Array.from(
  { length: 5000 },
  (_, at) =>
    `Ana Lima ${'abcdefghij'[at % 10]};119${String(80_000_000 + at)};${'obs '.repeat(80)}\n`,
).join('')}`;

function openReader(options: Partial<FileReaderOptions> = {}) {
  const warnings: LogFields[] = [];
  const log = {
    debug() {},
    info() {},
    error() {},
    warn: (fields: LogFields) => warnings.push(fields),
  };
  const reader = createFileReader({ clock: systemClock, log, ...options });
  onTestFinished(() => reader.stop());
  return { read: reader.read, warnings };
}

test('one contact and many come back whole, in the words of their rep', async () => {
  const { read } = openReader();
  const [one, many] = await Promise.all([read(file(SMALL)), read(file(LARGE))]);
  expect(one).toMatchObject({
    ok: true,
    captured: { name: 'Ana Lima', phones: [{ digits: '5585997281648' }], notes: 'Cargo: Gerente' },
  });
  expect(many).toMatchObject({ ok: true });
  expect('rows' in many && many.rows).toHaveLength(5000);
});

test('a file that takes too long is given up, and the next one is read', async () => {
  const { read, warnings } = openReader({ timeoutMs: 1 });
  expect(await read(file(LARGE))).toEqual({ ok: false, problem: 'too-hard' });
  expect(warnings).toEqual([{ reason: 'too slow', bytes: LARGE.length }]);
  const { read: patient } = openReader();
  expect(await patient(file(SMALL))).toMatchObject({ ok: true });
});

test('a file that takes too much memory ends the thread and nothing else', async () => {
  const { read, warnings } = openReader({ memoryMb: 10 });
  expect(await read(file(LARGE))).toEqual({ ok: false, problem: 'too-hard' });
  expect(warnings).toMatchObject([{ reason: 'ERR_WORKER_OUT_OF_MEMORY' }]);
  expect(await openReader().read(file(SMALL))).toMatchObject({ ok: true });
});

test('while a large file is read, everything else goes on', async () => {
  const { read } = openReader();
  await read(file(SMALL));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await read(file(LARGE));
  delay.disable();
  expect(delay.max / 1e6).toBeLessThan(100);
});
