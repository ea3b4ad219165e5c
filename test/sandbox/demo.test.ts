import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { Api, InputFile } from 'grammy';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chat } from '../../sandbox/demo/chat.ts';
import { checkScript } from '../../sandbox/demo/script.ts';
import { LANGUAGES, type Language, openStage } from '../../sandbox/demo/stage.ts';
import { loadDictionary } from '../../src/locales/words.ts';

/** The first line of what the bot says under that key. */
function headline(language: Language, key: string): string {
  const { html } = loadDictionary(language).in(language).html(key);
  return html.split('\n')[0]?.replaceAll(/<[^>]+>/g, '') ?? '';
}

interface Ended {
  code: unknown;
  stdout: string;
  stderr: string;
}

function runDemo(...args: string[]): Promise<Ended> {
  const { FORCE_COLOR: _forced, ...env } = process.env;
  return new Promise((resolve) => {
    const file = 'sandbox/demo.ts';
    const options = { env: { ...env, NO_COLOR: '1' } };
    const child = execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
    child.stdin?.end();
  });
}

describe('without a terminal', () => {
  test.each(LANGUAGES)('one conversation is played, in %s', async (language) => {
    const { code, stdout, stderr } = await runDemo('--lang', language);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('Ana\n   /newcontact\n');
    expect(stdout).toContain('Ana taps [');
    expect(stdout).toContain(`(edited)\n   ${headline(language, 'created')}\n`);
    expect(stdout).toMatch(new RegExp(` in \\w+\n   ${headline(language, 'shared')}\n`));
    const [, json = ''] = /In Kinbox:\n(\[\n.*\n\])\n/s.exec(stdout) ?? [];
    expect(JSON.parse(json)).toMatchObject([
      {
        name: 'João Müller Conceição',
        phone: '5511987654321',
        email: 'joao.muller@gmail.com',
        isPrivate: false,
      },
    ]);
  });

  test('what it does not understand is answered with its usage', async () => {
    const calls = [['--lang', 'de'], ['--quick'], ['more']];
    for (const ended of await Promise.all(calls.map((args) => runDemo(...args)))) {
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain('--lang pt-BR|en|es');
    }
  });
});

test('the check of the script says what is wrong', async () => {
  const stage = await openForTest('en');
  expect(checkScript(stage)).toEqual(['Kinbox holds no contact']);
  stage.kinbox.add({ name: 'Bob', phone: '1', externalId: 'telegram:1:x', origin: 'Telegram' });
  stage.kinbox.add({ name: 'Bob' });
  expect(checkScript(stage)).toEqual([
    'Kinbox holds 2 contacts',
    'name is "Bob" and should be "João Müller Conceição"',
    'phone is "1" and should be "5511987654321"',
    'email is "" and should be "joao.muller@gmail.com"',
    expect.stringContaining('notes is ""'),
    expect.stringContaining('customFields is {}'),
    `externalId is telegram:1:x and should carry ${stage.rep.id}`,
  ]);
});

describe('at the keyboard', () => {
  test('lines are messages, and taps by number', async () => {
    const { type, sees, ends } = await sitDown('pt-BR');
    // Pasted together: each waits for the answer to the one before.
    type('/newcontact\nZoé & filhos\n(11) 98765-4321\n:edit (21) 99876-5432\nzoe@gmial.com\n:1');
    await sees('4/4');
    type(':9\n:x\nduas\\nlinhas\n:7.1');
    await sees('has no button 9');
    await sees('knows no :x');
    await sees('duas\n   linhas');
    await sees('There is no message with buttons here.');
    type(':1');
    await sees('[2] WhatsApp -> https://wa.me/5521998765432');
    await sees('in Vendas');
    type(':2\n:4\n:group\n:2\n:kinbox');
    await sees('would open https://wa.me/5521998765432');
    await sees('Copied: zoe@gmail.com');
    await sees('You write in Vendas now.');
    await sees('"name": "Zoé & filhos"');
    type(':quit');
    await ends();
  });

  test('Kinbox fails and heals, the bot restarts, and nothing is lost', async () => {
    const { type, sees, ends } = await sitDown('en');
    type(':fail\n:fail 8\n:fail 1\n/newcontact\n:contact Zoé, +55 11 98765-4321\n:1');
    await sees(':fail 1  down');
    await sees('There is no fault 8');
    await sees(headline('en', 'waiting'));
    type(':restart\n:kinbox\n:fail 7');
    await sees('stopped and started again');
    await sees('Kinbox holds nothing.');
    await sees(headline('en', 'created'));
    type(':kinbox');
    await sees('"name": "Zoé"');
    type(undefined);
    await ends();
  });

  test('at a terminal, what was pasted before Ctrl-D is played to its end', async () => {
    const { type, sees, ends } = await sitDown('en', { isTerminal: true });
    type('/newcontact\nZoé\n:1\n:kinbox');
    type(undefined);
    await sees('Zoé');
    await sees('3/4');
    await sees('Kinbox holds nothing.');
    await ends();
  });

  test('the team chat leads to the private one', async () => {
    const { type, sees, ends } = await sitDown('es');
    type(':group\n/newcontact');
    await sees('-> https://t.me/kinbox_demo_bot?start=');
    type(':1');
    await sees('pressed Start');
    await sees('1/4');
    type(':help\n:contact nobody\n:quit');
    await sees(':restart');
    await sees('Like this: :contact Name, phone');
    await ends();
  });
});

describe('other things than text', () => {
  test('files, forwards, places, replies and edits are sent as an app would', async () => {
    const { type, sees, ends, stage } = await sitDown('en');
    const folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'leads.csv');
    writeFileSync(file, 'name;phone\nZoé;+5511\n');
    // In the team chat the bot keeps still.
    type(':group\n:reply nobody');
    await sees('There is no message to reply to here.');
    type(`Call Zoé\n:reply today\\nplease\n:file ${file}\n:forward Bia | Zoé | her number`);
    await sees('Sent leads.csv, 22 bytes.');
    await sees('Forwarded a message of Bia.');
    type(':place -23.56, -46.66\n:edit tomorrow\n:contact Zoé, +55 11 98765-4321');
    await sees('Shared the place -23.56, -46.66.');
    await sees('Shared the contact card of Zoé');
    const { messages } = stage.team;
    const [first] = messages;
    expect(messages).toMatchObject([
      { kind: 'text', text: 'Call Zoé' },
      { kind: 'text', text: 'tomorrow', edited: 1, replyTo: first?.id },
      { kind: 'document', file: { name: 'leads.csv', mime: 'text/csv' } },
      { kind: 'text', text: 'Zoé | her number', forwarded: true },
      { kind: 'location' },
      { kind: 'contact' },
    ]);
    type(`:file ${folder}\n:file ${file}.old\n:forward Bia\n:place 1\n:place north pole\n:quit`);
    await sees(`There is no file ${folder}`);
    await sees(`There is no file ${file}.old`);
    await sees('Like this: :forward Name | what they wrote');
    await sees('Like this: :place -23.56 -46.66');
    await sees('That did not work: NaN, NaN is no place on earth');
    await ends();
  });

  test('a file of the bot is shown with its name, size and first lines', async () => {
    const { type, sees, ends, stage } = await sitDown('en');
    const api = new Api(stage.telegram.token, { apiRoot: stage.telegram.url });
    const csv = Array.from({ length: 200 }, (_, n) => `contact ${n}`).join('\r\n');
    await api.sendDocument(stage.admin.id, new InputFile(Buffer.from(csv), 'all.csv'), {
      caption: 'All of them',
    });
    await sees(
      "in Rui's chat (admin)\n   <document> All of them\n   all.csv, 2.5 kB\n   | contact 0",
    );
    await sees('| contact 4\n   | … and 195 more lines\n');
    await api.sendDocument(stage.admin.id, new InputFile(Buffer.from([0, 255, 1]), 'x.bin'));
    await sees('x.bin, 3 bytes\n');
    type(':help\n:quit');
    for (const command of ['contact', 'file', 'forward', 'place', 'reply', 'edit']) {
      await sees(`  :${command} `);
    }
    await ends();
  });
});

async function openForTest(language: Language) {
  const stage = await openStage(language);
  onTestFinished(() => stage.close());
  return stage;
}

/** The chat with somebody at the keyboard, who waits for what is shown after the last look. */
async function sitDown(language: Language, { isTerminal = false } = {}) {
  const stage = await openStage(language);
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: isTerminal });
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += stripVTControlCharacters(text);
  });
  const ended = chat({ stage, input, output });
  onTestFinished(async () => {
    input.end();
    await ended;
    await stage.close();
  });
  return {
    stage,
    /** Without a text: the end of input, Ctrl-D. */
    type(text: string | undefined) {
      if (text === undefined) input.end();
      else input.write(`${text}\n`);
    },
    sees: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          output.off('data', look);
          reject(new Error(`not seen: ${text}\n${shown}`));
        }, 15_000);
        function look(): void {
          const at = shown.indexOf(text);
          if (at === -1) return;
          shown = shown.slice(at);
          clearTimeout(timer);
          output.off('data', look);
          resolve();
        }
        output.on('data', look);
        look();
      }),
    async ends() {
      await ended;
      await stage.close();
      expect(existsSync(dirname(stage.logFile))).toBe(false);
    },
  };
}
