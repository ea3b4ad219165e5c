import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openKinboxSandbox } from '../../sandbox/kinbox/server.ts';
import type { Person } from '../../sandbox/telegram/person.ts';
import { openTelegramSandbox } from '../../sandbox/telegram/sandbox.ts';
import { BOT_TOKEN, KINBOX_TOKEN, TEAM_GROUP } from '../helpers/bot.ts';
import { startProcess } from '../helpers/bot-process.ts';

const KILLS = Number(process.env.KILLS ?? 20);
/** A kill comes at any moment of what Save sets going: the commit, the POST, the summary, the team's card. */
const LATEST_KILL_MS = 100;
const REPS = 4;

test(`kill -9, ${KILLS} times, between Save and the answer: nothing lost, nothing double`, async () => {
  const telegram = await openTelegramSandbox({ token: BOT_TOKEN });
  const kinbox = await openKinboxSandbox({ token: KINBOX_TOKEN });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-bot-'));
  const ids = Array.from({ length: REPS }, (_, at) => 101 + at);
  const reps = ids.map((id) =>
    telegram.person({ firstName: `Rep ${id}`, id, languageCode: 'pt-br' }),
  );
  const team = telegram.group({ title: 'Vendas', id: TEAM_GROUP, members: reps });
  const timeStart = Date.now();
  const start = () =>
    startProcess(
      folder,
      {
        BOT_TOKEN,
        KINBOX_API_TOKEN: KINBOX_TOKEN,
        TELEGRAM_API_ROOT: telegram.url,
        KINBOX_API_URL: kinbox.url,
        HOST: '127.0.0.1',
        PORT: '0',
        ALLOWED_USER_IDS: ids.join(),
        TEAM_CHAT_IDS: String(TEAM_GROUP),
      },
      { speed: 15, timeStart },
    );
  // Ends for want of an environment, and makes the starts that follow quicker.
  await startProcess(folder, {}).ended;
  let bot = start();
  onTestFinished(async () => {
    await bot.end('SIGKILL');
    await Promise.all([telegram.close(), kinbox.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  const names: string[] = [];
  const save = async (rep: Person, round: number): Promise<void> => {
    const name = `Contato ${round} de ${rep.firstName}`;
    rep.send('/newcontact');
    await rep.sees('Qual é o nome?');
    rep.contact({ firstName: name, phone: `859${97_000_000 + names.length}` });
    names.push(name);
    await rep.sees('Contato pronto para salvar');
    rep.tap('Salvar').catch(() => undefined);
  };

  for (let round = 0; round < KILLS; round += 1) {
    await bot.ready;
    await Promise.all(reps.map((rep) => save(rep, round)));
    kinbox.fail({ on: 'create', how: 'delay', ms: 20, times: REPS });
    await pass(Math.random() * LATEST_KILL_MS);
    await bot.end('SIGKILL');
    bot = start();
  }
  await bot.ready;

  const told = (rep: Person) =>
    rep.messages.filter(({ text }) => text.startsWith('Salvo no Kinbox ✅'));
  await kinbox.holds((contacts) => contacts.length >= names.length, { timeoutMs: 20_000 });
  for (const rep of reps) {
    for (let round = 0; round < KILLS; round += 1) {
      const name = `Contato ${round} de ${rep.firstName}`;
      if (!told(rep).some(({ text }) => text.includes(`Nome: ${name}\n`))) {
        await rep.sees(new RegExp(`^Salvo no Kinbox ✅\n\nNome: ${name}\n`));
      }
    }
  }
  // On a card of its own, or together with others.
  const cardsOf = (name: string) => team.messages.filter(({ text }) => text.includes(name));
  for (const name of names) {
    if (cardsOf(name).length === 0) await reps[0]?.sees(name, { in: team });
  }
  expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(names.sort());
  expect(kinbox.contacts).toHaveLength(KILLS * REPS);
  for (const rep of reps) {
    const stuck = rep.messages.filter(({ text }) => /Enviando|Contato guardado/.test(text));
    expect(stuck).toEqual([]);
    rep.send('/pending');
    await rep.sees('está tudo no Kinbox');
  }
  for (const name of names) {
    // Twice only if the kill fell between Telegram's taking the card and our noting it.
    expect([1, 2]).toContain(cardsOf(name).length);
  }
}, 120_000);
