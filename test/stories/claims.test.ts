import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { add, labelsOf } from '../helpers/form.ts';

const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };

async function startTeam() {
  const bot = await startBot({ env: IN_TEAM });
  const [ana, bia, caio] = [bot.rep('Ana'), bot.rep('Bia'), bot.rep('Caio')];
  const team = bot.team({ members: [ana, bia, caio] });
  for (const person of [bia, caio]) {
    person.send('/start');
    await person.sees('1/4');
  }
  await add(ana);
  const card = await ana.sees('Novo contato no Kinbox', { in: team });
  return { bot, ana, bia, caio, team, card };
}

describe('I take it', () => {
  test('the first tap wins: the card says who, the rep is told, the taker gets the contact', async () => {
    const { ana, bia, caio, team, card } = await startTeam();
    expect(labelsOf(card).flat()).toContain('Fico com ele');
    const [first, second] = await Promise.all([
      bia.tap('Fico com ele', { in: team }),
      caio.tap('Fico com ele', { in: team }),
    ]);
    const texts = [first.text, second.text].sort();
    expect(texts).toEqual([
      'Ficou com você. Mandei o contato no privado.',
      'Outra pessoa já ficou com este contato.',
    ]);
    const [taker, other] = first.text?.startsWith('Ficou') ? [bia, caio] : [caio, bia];
    const shown = await ana.sees(`${taker.firstName} ficou com este contato`, { in: team });
    expect(shown.id).toBe(card.id);
    expect(labelsOf(shown).flat()).not.toContain('Fico com ele');
    await ana.sees(`${taker.firstName} ficou com Maria Souza, que você adicionou.`);
    const own = await taker.sees('Maria Souza ficou com você.');
    expect(labelsOf(own).flat()).toEqual(expect.arrayContaining(['WhatsApp', 'Devolver']));
    expect(other.messages.some(({ text }) => text.includes('Maria'))).toBe(false);
    taker.send('/meus');
    await taker.sees('1. Maria Souza');
    await taker.tap('1');
    await taker.sees('ID no Kinbox');
  });

  test('given back, anybody may take it again; only the taker or an admin gives it back', async () => {
    const { bot, ana, bia, caio, team } = await startTeam();
    await bia.tap('Fico com ele', { in: team });
    const own = await bia.sees('Maria Souza ficou com você.');
    const give = own.buttons.flat().find(({ label }) => label === 'Devolver')?.data ?? '';
    expect((await caio.tapRaw(caio.last.id, give)).text).toBe('Este contato já foi concluído.');
    await bot.restart();
    expect((await bia.tap('Devolver')).text).toBe('Devolvido.');
    await ana.sees('Bia devolveu Maria Souza, que você adicionou.');
    await expect.poll(() => labelsOf(team.messages.at(-1) ?? own).flat()).toContain('Fico com ele');
    await caio.tap('Fico com ele', { in: team });
    await caio.sees('Maria Souza ficou com você.');
  });

  test('nobody takes a private contact', async () => {
    const { ana, bia, team } = await startTeam();
    ana.send('Rita Prado 11 98888-7777');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    const card = await ana.sees('Rita Prado', { in: team });
    expect(labelsOf(card).flat()).not.toContain('Fico com ele');
    const data = `claim:take:${'x'.repeat(12)}`;
    expect((await bia.tapRaw(card.id, data, { in: team })).text).toBe(
      'Este contato já foi concluído.',
    );
  });
});
