import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { add } from '../helpers/form.ts';

const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };

describe('a reply to a card is a note for its contact', () => {
  test('to the summary: in Kinbox with who and when, once, and on every card', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const summary = await add(ana);
    await ana.sees('Novo contato no Kinbox', { in: team });
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('prefere à tarde', { replyTo: summary.id });
    const done = await ana.sees('Pronto: adicionei a sua observação a Maria Souza no Kinbox.');
    expect(done.text).toContain('prefere à tarde');
    expect(bot.kinbox.contacts[0]?.notes).toMatch(/\nAna, \d+ de \S+ de \d{4}: prefere à tarde$/);
    const shared = await ana.sees('prefere à tarde', { in: team });
    expect(shared.text).not.toContain('corrigido');
    await expect
      .poll(() => ana.messages.find(({ id }) => id === summary.id)?.text)
      .toContain('prefere à tarde');
    // The open question was no answer to it.
    ana.send('João');
    await ana.sees('2/4');
  });

  test('to the card in a team chat, by a colleague: a reaction there, the answer in private', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    const team = bot.team({ members: [ana, bia] });
    bia.send('/start');
    await bia.sees('1/4');
    await add(ana);
    const shared = await ana.sees('Novo contato no Kinbox', { in: team });
    const said = bia.send('liguei, volta amanhã', { in: team, replyTo: shared.id });
    await bia.sees('Pronto: adicionei a sua observação a Maria Souza no Kinbox.');
    await expect.poll(() => team.messages.find(({ id }) => id === said)?.reaction).toBe('👍');
    expect(bot.kinbox.contacts[0]?.notes).toMatch(/\nBia, .*: liguei, volta amanhã$/);
    await bia.sees('liguei, volta amanhã', { in: team });
  });

  test('an edit of it is told that the note has gone', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const summary = await add(ana);
    const note = ana.send('prefere à tarde', { replyTo: summary.id });
    await ana.sees('Pronto: adicionei');
    ana.edit(note, 'prefere de manhã');
    await ana.sees('A observação já foi para o Kinbox.');
  });
});
