import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP, TEAM_SUPERGROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add } from '../helpers/form.ts';
import { type Seed, seedContacts } from '../helpers/seed.ts';

const MINUTE = 60_000;

/** "Cliente 07" and so on, each as often as it is shown. */
const namesIn = (texts: string[]): string[] =>
  texts.flatMap((text) => text.match(/Cliente \d+/g) ?? []);
const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `Cliente ${String(at).padStart(2, '0')}`);

async function startPaced(teamChatId = TEAM_GROUP) {
  const clock = createManualClock();
  const bot = await startBot({ clock, env: { TEAM_CHAT_IDS: String(teamChatId) } });
  const ana = bot.rep('Ana');
  const seen: { at: number; text: string; chatId: number; threadId: number | undefined }[] = [];
  bot.telegram.onMessage(({ from, text, threadId }, chatId) => {
    if (from === 'bot') seen.push({ at: clock.now(), text, chatId, threadId });
  });
  return {
    bot,
    clock,
    ana,
    seen,
    async deliver(seeds: Seed[]) {
      await bot.stop();
      await seedContacts(bot, seeds, clock.now());
      await bot.start();
    },
    /** Lets time pass, a second at a time, until so many contacts were shown in the chat. */
    async shows(chatId: number, count: number) {
      const shown = () =>
        new Set(namesIn(seen.filter((one) => one.chatId === chatId).map(({ text }) => text))).size;
      await expect
        .poll(
          async () => {
            await quiet(bot);
            clock.advance(1_000);
            return shown();
          },
          { interval: 0, timeout: 15_000 },
        )
        .toBeGreaterThanOrEqual(count);
    },
  };
}

/** Resolves when the bot has done what there is to do at this time of a clock that stands still. */
async function quiet({ telegram, journal }: TestBot): Promise<void> {
  for (let before = -1; ; ) {
    const now = telegram.calls.length + journal.entries.length;
    if (now === before) return;
    before = now;
    // Whatever is under way gets further while this goes to the network and back.
    for (let round = 0; round < 3; round += 1) await (await fetch(telegram.url)).text();
  }
}

/** The most messages that came within a minute of one another. */
function mostInAMinute(times: number[]): number {
  return Math.max(
    ...times.map((start) => times.filter((at) => at >= start && at < start + MINUTE).length),
  );
}

describe('cards in a group', () => {
  test('sixty contacts at once: never more than 20 messages a minute, every contact once, in order', async () => {
    const { bot, clock, ana, seen, deliver, shows } = await startPaced();
    const group = bot.team({ members: [ana] });
    const place = { chatId: group.id };
    await deliver(numbered(60).map((name) => ({ name, repId: ana.id, destination: place })));
    await shows(group.id, 60);
    const cards = seen.filter(({ chatId }) => chatId === group.id);
    expect(mostInAMinute(cards.map(({ at }) => at))).toBeLessThanOrEqual(20);
    const names = namesIn(group.messages.map(({ text }) => text));
    expect([...names].sort()).toEqual(numbered(60));
    // The waiting cards came as one, long before the minutes that one at a time would take.
    expect(cards.some(({ text }) => text.includes('novos contatos no Kinbox'))).toBe(true);
    expect(group.messages.length).toBeLessThan(10);
    // One sound for all of them.
    const sounds = bot.telegram.calls.filter(
      ({ method, params }) =>
        method === 'sendMessage' &&
        Number(params.chat_id) === group.id &&
        String(params.disable_notification) !== 'true',
    );
    expect(sounds).toHaveLength(1);
    // Each line has its button, which posts the card.
    const digest = group.messages.find(({ text }) => text.includes('novos contatos no Kinbox'));
    const [, number = '', name = ''] = /^(\d+)\. (\S.*?) ·/m.exec(digest?.text ?? '') ?? [];
    const button = digest?.buttons.flat().find(({ label }) => label === number);
    await ana.tapRaw(digest?.id ?? 0, button?.data ?? '', { in: group });
    clock.advance(10_000);
    await ana.sees(`Nome: ${name}`, { in: group });
    expect(group.messages.at(-1)?.text).toMatch(/^Novo contato no Kinbox/);
  });

  test('more than five in a minute: the sixth opens a message that takes those after it, for a minute', async () => {
    const { bot, clock, ana, shows } = await startPaced();
    const group = bot.team({ members: [ana] });
    const texts = () => group.messages.map(({ text }) => text);
    for (let one = 0; one < 9; one += 1) {
      await add(ana, { name: `Cliente 0${one}` });
      await shows(group.id, one + 1);
    }
    expect(
      texts()
        .slice(0, -1)
        .every((text) => text.startsWith('Novo contato')),
    ).toBe(true);
    const digest = group.messages.at(-1);
    expect(digest?.text).toBe(
      [
        '4 novos contatos no Kinbox',
        '',
        '1. Cliente 05 · por Ana',
        '2. Cliente 06 · por Ana',
        '3. Cliente 07 · por Ana',
        '4. Cliente 08 · por Ana',
      ].join('\n'),
    );
    expect(digest?.buttons.map((row) => row.map(({ label }) => label))).toEqual([
      ['1', '2', '3', '4'],
    ]);
    // Nobody is at work any more: the next one has a card of its own again.
    clock.advance(2 * MINUTE);
    await add(ana, { name: 'Cliente 09' });
    await shows(group.id, 10);
    expect(texts().at(-1)).toMatch(/^Novo contato no Kinbox[\s\S]*Cliente 09/);
    expect(texts()).toHaveLength(7);
  });

  test('topics are not mixed on one card', async () => {
    const { bot, ana, seen, deliver, shows } = await startPaced(TEAM_SUPERGROUP);
    const forum = bot.team({ title: 'Fórum', forum: true, members: [ana] });
    const threads = [forum.topic('Norte').threadId, forum.topic('Sul').threadId, undefined];
    const seeds = numbered(60).map((name, at): Seed => {
      const threadId = threads[at % 3];
      const place = { chatId: forum.id, ...(threadId !== undefined && { threadId }) };
      return { name, repId: ana.id, destination: place };
    });
    await deliver(seeds);
    await shows(forum.id, 60);
    const cards = seen.filter(({ chatId }) => chatId === forum.id);
    expect(mostInAMinute(cards.map(({ at }) => at))).toBeLessThanOrEqual(20);
    expect(namesIn(forum.messages.map(({ text }) => text)).sort()).toEqual(numbered(60));
    for (const { text, threadId } of cards) {
      for (const name of namesIn([text]))
        expect(threads[Number(name.slice(-2)) % 3]).toBe(threadId);
    }
  });

  test('a busy group does not hold up another one, nor the rep', async () => {
    const { bot, ana, seen, deliver } = await startPaced();
    const busy = bot.team({ title: 'Cheio', members: [ana] });
    const quiet = bot.telegram.group({ title: 'Quieto', members: [ana] });
    const crowd = numbered(40).map(
      (name): Seed => ({ name, repId: ana.id, destination: { chatId: busy.id } }),
    );
    await deliver([
      ...crowd,
      { name: 'Cliente 99', repId: ana.id, destination: { chatId: quiet.id } },
    ]);
    // No time passes at all.
    await expect
      .poll(() => seen.filter(({ chatId }) => chatId === quiet.id).map(({ text }) => text))
      .toEqual(['Ana adicionou um contato ao Kinbox.']);
    await expect
      .poll(() => seen.filter(({ chatId }) => chatId === ana.id).length, { timeout: 5_000 })
      .toBe(41);
  });
});

describe('a group that the bot was thrown out of', () => {
  test('the admins are told once, the contacts are in Kinbox, nobody gets them in private instead', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const ana = bot.rep('Ana');
    const group = bot.team({ members: [ana] });
    group.kickBot();
    for (const name of ['Maria Um', 'Maria Dois', 'Maria Três']) {
      await add(ana, { name });
    }
    await bot.admin.sees(`grupo ${group.id}`);
    // The second and third have been tried by then: a chat's jobs run in order, and this is one more.
    await expect
      .poll(
        () =>
          bot.journal.entries.filter(
            ({ message, fields }) => message === 'job ended' && fields.kind === 'share-contact',
          ).length,
      )
      .toBe(3);
    await bot.restart();
    await add(ana, { name: 'Maria Quatro' });
    await expect
      .poll(
        () =>
          bot.journal.entries.filter(
            ({ message, fields }) => message === 'job ended' && fields.kind === 'share-contact',
          ).length,
      )
      .toBe(4);
    expect(bot.admin.messages.map(({ text }) => text)).toEqual([
      expect.stringContaining(String(group.id)),
    ]);
    expect(bot.admin.messages[0]?.text).not.toContain('Maria');
    expect(group.messages.filter(({ from }) => from === 'bot')).toEqual([]);
    expect(bot.kinbox.contacts).toHaveLength(4);
    const summaries = ana.messages.filter(({ text }) => text.includes('Salvo no Kinbox'));
    expect(summaries).toHaveLength(4);
  });

  test('taken in again, it gets the next contact', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const ana = bot.rep('Ana');
    const group = bot.team({ members: [ana] });
    group.kickBot();
    await add(ana, { name: 'Maria Um' });
    await bot.admin.sees('Não consegui publicar');
    group.addBot();
    await add(ana, { name: 'Maria Dois' });
    await expect
      .poll(() => group.messages.filter(({ from }) => from === 'bot').map(({ text }) => text))
      .toEqual([expect.stringContaining('Maria Dois')]);
  });
});
