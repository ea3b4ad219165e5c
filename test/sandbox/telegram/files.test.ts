import { InputFile } from 'grammy';
import { describe, expect, test } from 'vitest';
import { openForTest, refusal, takeUpdates } from './harness.ts';

const VCARD = Buffer.from('BEGIN:VCARD\nFN:Zoé\nEND:VCARD\n');
const MIB = 1024 * 1024;

/** A sandbox whose bot got a file, and the file's address. */
async function openWithFile(options: Parameters<typeof openForTest>[0] = {}) {
  const { telegram, api } = await openForTest(options);
  const ana = telegram.person({ firstName: 'Ana' });
  ana.document({ name: 'zoe.vcf', mime: 'text/vcard', content: VCARD });
  const [update] = await takeUpdates(api);
  const fileId = update?.message?.document?.file_id ?? '';
  const { file_path: path } = await api.getFile(fileId);
  const url = `${telegram.url}/file/bot${telegram.token}/${path}`;
  return { telegram, api, ana, fileId, path, url };
}

describe('files of people', () => {
  test('come as documents, with a caption, with what their app said of them', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    ana.document(
      { name: 'zoe.vcf', mime: 'text/vcard', content: VCARD },
      { caption: ' from /fair ' },
    );
    ana.document({ content: VCARD });
    const [named, bare] = (await takeUpdates(api)).map(({ message }) => message);
    expect(named).toMatchObject({
      caption: 'from /fair',
      caption_entities: [{ type: 'bot_command', offset: 5, length: 5 }],
      document: { file_name: 'zoe.vcf', mime_type: 'text/vcard', file_size: VCARD.length },
    });
    expect(named?.text).toBeUndefined();
    expect(Object.keys(bare?.document ?? {})).toEqual(['file_id', 'file_unique_id', 'file_size']);
    expect(bare?.caption).toBeUndefined();
    expect(() => ana.document({ content: Buffer.alloc(0) })).toThrow('no empty file');
    expect(() => ana.document({ content: VCARD }, { caption: 'x'.repeat(1025) })).toThrow('1025');
  });

  test('can be downloaded after getFile, for an hour', async () => {
    let now = 1_700_000_000_000;
    const { api, ana, telegram, fileId, path, url } = await openWithFile({ now: () => now });
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(VCARD);
    expect(telegram.callsOf('download')).toEqual([
      { method: 'download', params: { file_path: path }, ok: true },
    ]);
    now += 3_600_001;
    const late = await fetch(url);
    expect(await late.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    await api.getFile(fileId);
    expect((await fetch(url)).status).toBe(200);
    ana.document({ name: 'other.vcf', content: VCARD });
    expect((await fetch(url.replace('file_0', 'file_1'))).status).toBe(404);
  });

  test('a wrong token is refused, and so is a path that cannot be read', async () => {
    const { telegram, path, url } = await openWithFile();
    expect((await fetch(`${telegram.url}/file/bot999:wrong/${path}`)).status).toBe(401);
    expect((await fetch(`${telegram.url}/file/botwrong/${path}`)).status).toBe(404);
    expect((await fetch(`${telegram.url}/file/bot%zz/${path}`)).status).toBe(404);
    expect((await fetch(`${url}%zz`)).status).toBe(404);
  });

  test('ids that are none, or lead to nothing', async () => {
    const { api, fileId } = await openWithFile();
    expect(await refusal(api.getFile(''))).toBe('400 Bad Request: file_id not specified');
    expect(await refusal(api.getFile('nonsense'))).toBe('400 Bad Request: invalid file_id');
    expect(await refusal(api.getFile(`${fileId.slice(0, -1)}9`))).toBe(
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    );
  });

  test('20 MB can be downloaded, one byte more is too big', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    ana.document({ content: Buffer.alloc(20 * MIB) });
    ana.document({ content: Buffer.alloc(20 * MIB + 1) });
    const [fits, tooBig] = (await takeUpdates(api)).map(({ message }) => message?.document);
    expect(await api.getFile(fits?.file_id ?? '')).toMatchObject({ file_size: 20 * MIB });
    expect(tooBig?.file_size).toBe(20 * MIB + 1);
    expect(await refusal(api.getFile(tooBig?.file_id ?? ''))).toBe(
      '400 Bad Request: file is too big',
    );
  });
});

describe('faults of downloads', () => {
  test.each([
    ['server-error', 500, 'Internal Server Error'],
    ['server-error-after', 500, 'Internal Server Error'],
    ['too-many', 429, 'Too Many Requests: retry after 1'],
  ] as const)('%s is answered with %i, once', async (how, status, description) => {
    const { telegram, url } = await openWithFile();
    telegram.fail({ method: 'download', how, times: 1 });
    const answer = await fetch(url);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false, description });
    expect((await fetch(url)).status).toBe(200);
    expect(telegram.callsOf('download').map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('a reset, before the answer or in the middle of the file', async () => {
    const { telegram, url } = await openWithFile();
    telegram.fail({ how: 'reset', times: 1 });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    telegram.fail({ method: 'download', how: 'reset-after', times: 1 });
    const answer = await fetch(url);
    expect(answer.headers.get('content-length')).toBe(String(VCARD.length));
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  test('a page of HTML, a delay, and no answer at all', async () => {
    const { telegram, url } = await openWithFile();
    telegram.fail({ method: 'download', how: 'html', times: 1 });
    expect((await fetch(url)).status).toBe(502);
    telegram.fail({ method: 'download', how: 'delay', ms: 20, times: 1 });
    const before = performance.now();
    expect((await fetch(url)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(19);
    telegram.fail({ method: 'download', how: 'hang', times: 1 });
    const patience = new AbortController();
    const hanging = expect(fetch(url, { signal: patience.signal })).rejects.toThrow('aborted');
    await expect
      .poll(() => telegram.callsOf('download').at(-1)?.description)
      .toBe('never answered (fault)');
    patience.abort();
    await hanging;
  });

  test('a fault of one method or chat leaves them alone', async () => {
    const { telegram, ana, url } = await openWithFile();
    telegram.fail({ method: 'getFile', how: 'server-error' });
    telegram.fail({ how: 'server-error', chatId: ana.id });
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('sendDocument', () => {
  const CSV = Buffer.from('name;phone\r\nZoé;+5511\r\n--\r\n');

  test('the person has the file, its name and its caption', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const asked = ana.send('/export');
    const seen = ana.sees('contatos.csv');
    const sent = await api.sendDocument(ana.id, new InputFile(CSV, 'contatos.csv'), {
      caption: '<b>All</b>',
      parse_mode: 'HTML',
      reply_parameters: { message_id: asked },
      reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] },
    });
    expect(sent).toMatchObject({
      caption: 'All',
      caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
      document: { file_name: 'contatos.csv', file_size: CSV.length },
      reply_to_message: { message_id: asked, text: '/export' },
    });
    expect(await seen).toMatchObject({ kind: 'document', text: 'All', replyTo: asked });
    expect(ana.files()).toEqual([
      {
        messageId: sent.message_id,
        name: 'contatos.csv',
        mime: 'application/octet-stream',
        content: CSV,
        caption: 'All',
      },
    ]);
    expect(ana.liveMessages).toHaveLength(1);
    await api.editMessageReplyMarkup(ana.id, sent.message_id);
    expect(ana.liveMessages).toEqual([]);
  });

  test('again by its id, and in the topic of a group', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const forum = telegram.group({ title: 'Forum', forum: true, members: [ana] });
    const { threadId } = forum.topic('Leads');
    const { document } = await api.sendDocument(ana.id, new InputFile(CSV, 'a "b".csv'));
    await api.sendDocument(forum.id, document.file_id, { message_thread_id: threadId });
    expect(ana.files({ in: forum })).toMatchObject([{ name: 'a "b".csv', content: CSV }]);
    expect(forum.messages.at(-1)?.threadId).toBe(threadId);
    expect(ana.files()).toHaveLength(1);
  });

  test('what is refused', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const send = (file: string | Buffer, other?: Parameters<typeof api.sendDocument>[2]) =>
      refusal(
        api.sendDocument(ana.id, typeof file === 'string' ? file : new InputFile(file, 'a'), other),
      );
    expect(await send('nonsense')).toBe(
      '400 Bad Request: wrong file identifier/HTTP URL specified',
    );
    expect(await send('')).toBe('400 Bad Request: there is no document in the request');
    expect(await send(Buffer.alloc(0))).toBe('400 Bad Request: file must be non-empty');
    expect(await send(Buffer.alloc(50 * MIB + 1))).toBe('413 Request Entity Too Large');
    expect(await send(CSV, { caption: 'x'.repeat(1025) })).toBe(
      '400 Bad Request: message caption is too long',
    );
    expect(await send(CSV, { caption: '<b>', parse_mode: 'HTML' })).toContain(
      "can't parse entities",
    );
    expect(await send(CSV, { reply_parameters: { message_id: 4711 } })).toBe(
      '400 Bad Request: message to be replied not found',
    );
    ana.block();
    expect(await send(CSV)).toBe('403 Forbidden: bot was blocked by the user');
    expect(ana.files()).toEqual([]);
  });
});
