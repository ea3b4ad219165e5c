import { describe, expect, test } from 'vitest';
import { createCustomField } from '../../sandbox/kinbox/custom-fields.ts';
import { ERROR_SHAPES } from '../../sandbox/kinbox/error-shape.ts';
import type { Fault, FaultKind } from '../../sandbox/kinbox/faults.ts';
import { type BotOptions, startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, fillIn, labelsOf, MARIA, save, someone } from '../helpers/form.ts';

const HOUR_MS = 60 * 60_000;
/** After this a POST is over: the rep can be asked about it. */
const POST_OVER_MS = 31_000;
/** After this a look-up can say that a contact is not there. */
const SETTLED_MS = 181_000;
/** When "safe with me" is said of an answer that does not come. */
const SLOW_MS = 3_000;

/** As Kinbox documents it now: v3 is internal, and may go. */
const V1_ALONE = { kinbox: { hasV3: false } } as const;

/** A bot whose time stands still. */
async function startStill(options: BotOptions = {}) {
  const clock = createManualClock();
  const bot = await startBot({ clock, ...options });
  return { bot, clock, kinbox: bot.kinbox, ana: bot.rep('Ana') };
}

/** Past the longest time that a contact rests between two attempts. */
const REST_MS = 6 * 60_000;

/** Waits until the nth run of the contact's job has ended like this. */
async function ended(bot: TestBot, state: string, times = 1): Promise<void> {
  for (let seen = 0, since = 0; seen < times; seen += 1) {
    const entry = await bot.journal.says(
      ({ message, fields }) =>
        message === 'job ended' && fields.kind === 'create-contact' && fields.state === state,
      since,
    );
    since = bot.journal.entries.indexOf(entry) + 1;
  }
}

const untilDone = (bot: TestBot, clock: { advance(ms: number): void }) =>
  untilJob(bot, clock, 'done');

/** Moves on, past the longest rest each time, until the contact's job is in this state. */
async function untilJob(
  bot: TestBot,
  clock: { advance(ms: number): void },
  state: string,
): Promise<void> {
  const runs = () =>
    bot.journal.entries.flatMap(({ message, fields }) =>
      message === 'job ended' && fields.kind === 'create-contact' ? [fields.state] : [],
    );
  while (runs().at(-1) !== state) {
    expect(runs().length).toBeLessThan(30);
    const next = bot.journal.says(
      ({ message, fields }) => message === 'job ended' && fields.kind === 'create-contact',
      bot.journal.entries.length,
    );
    clock.advance(REST_MS);
    await next;
  }
}

/** Waits until something owed to a chat has been said, and recorded as said. */
async function said(bot: TestBot, kind: string): Promise<void> {
  await bot.journal.says(
    ({ message, fields }) =>
      message === 'job ended' && fields.kind === kind && fields.recorded === true,
  );
}

describe('an answer that says nothing for certain', () => {
  const faults: FaultKind[] = [
    'server-error',
    'server-error-after',
    'bad-gateway',
    'gateway-timeout-after',
    'reset',
    'reset-after',
    'html',
    'html-after',
    'empty-201',
    'wrong-shape',
    'huge',
  ];

  test.each(faults)('%s: the rep reads "safe with me", and one contact is there', async (how) => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how });
    await save(ana);
    const waiting = await ana.sees('Estou conferindo se já chegou ao Kinbox');
    expect(waiting.text).toContain('Nome: Maria Souza');
    await ended(bot, 'unclear');
    await untilDone(bot, clock);
    const summary = await ana.sees('Salvo no Kinbox ✅');
    expect(summary.id).toBe(waiting.id);
    expect(labelsOf(summary).at(-1)).toEqual(['Corrigir', 'Lembrar', 'Adicionar outro']);
    expect(kinbox.contacts.map(({ name }) => name)).toEqual([MARIA.name]);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });

  test('again and again, before and after the effect: still one', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'reset', times: 2 });
    kinbox.fail({ on: 'create', how: 'reset-after' });
    kinbox.fail({ on: 'list', how: 'server-error', times: 2 });
    await save(ana);
    await ended(bot, 'unclear');
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('the contact is found as soon as it shows, not only when all is settled', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'reset-after' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(1_000);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
  });

  test('is believed to be nothing by two complete answers alone, the later one after three minutes', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail({ on: 'create', how: 'server-error' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ended(bot, 'unclear', 2);
    expect(kinbox.posts).toHaveLength(1);
    clock.advance(SETTLED_MS);
    await kinbox.holds(1);
    expect(kinbox.posts).toHaveLength(2);
    await ana.sees('Salvo no Kinbox');
  });

  const ways: [string, BotOptions][] = [
    ['v1 and v3', {}],
    ['v1 alone', V1_ALONE],
    ["v3's filter ignored", { kinbox: { v3Search: 'ignores-filters' } }],
  ];
  test.each(ways)(
    '%s: a search that lags a minute behind makes no second contact',
    async (_, options) => {
      const clock = createManualClock();
      const bot = await startBot({ clock, kinbox: { ...options.kinbox, searchLagMs: 60_000 } });
      const ana = bot.rep('Ana');
      bot.kinbox.fail({ on: 'create', how: 'reset-after' });
      await save(ana);
      await ended(bot, 'unclear');
      clock.advance(POST_OVER_MS);
      await ended(bot, 'unclear', 2);
      clock.advance(30_000);
      await untilDone(bot, clock);
      await ana.sees('Salvo no Kinbox');
      expect(bot.kinbox.posts).toHaveLength(1);
    },
  );

  test('among more contacts than a page holds, with neither phone nor email', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail({ on: 'create', how: 'reset-after' });
    await save(ana, { name: 'Só Nome' });
    await ended(bot, 'unclear');
    for (let n = 0; n < 250; n += 1) kinbox.add({ name: `Outro ${n}` });
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
  });

  test('while looking fails it goes on by itself, and nobody is asked', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail({ on: 'create', how: 'reset-after' });
    kinbox.fail({ on: 'list', how: 'server-error', times: 40 });
    await save(ana);
    await ended(bot, 'unclear');
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
    expect(ana.messages.some(({ text }) => text.includes('Não consegui confirmar'))).toBe(false);
  });
});

describe('when nobody can look it up, the rep decides', () => {
  const BLIND = { kinbox: { hasV3: false, v1List: 'forbidden' } } as const;

  test('"Já está lá": nothing is sent again', async () => {
    const { bot, clock, kinbox, ana } = await startStill(BLIND);
    kinbox.fail({ on: 'create', how: 'reset-after' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    const question = await ana.sees('Não consegui confirmar se este contato chegou ao Kinbox');
    expect(question.text).toContain('Telefone: +55 85 99728-1648');
    expect(labelsOf(question)).toEqual([['Já está lá', 'Enviar de novo']]);
    ana.send('/pending');
    await ana.sees('Maria Souza: não sei se chegou');
    await bot.turn(() => ana.tap('Já está lá: Maria Souza'));
    expect(ana.last.text).toContain('está tudo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });

  /** Kinbox has only lists, and does not let the bot read them yet. */
  const SHUT = { on: 'list', how: 'forbidden', times: Number.POSITIVE_INFINITY } as const;

  test('it is looked for all the same: found when Kinbox lets us look, without an answer', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail(SHUT);
    kinbox.fail({ on: 'create', how: 'reset-after' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ana.sees('Não consegui confirmar');
    kinbox.healAll();
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });

  test('it is looked for all the same: what is not there is sent, and found by itself later', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail(SHUT);
    kinbox.fail({ on: 'create', how: 'reset' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ana.sees('Não consegui confirmar');
    kinbox.healAll();
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('"Já está lá", and it turns up: the rep gets its summary', async () => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail(SHUT);
    kinbox.fail({ on: 'create', how: 'reset-after' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ana.sees('Não consegui confirmar');
    await bot.turn(() => ana.tap('Já está lá'));
    expect(ana.last.text).toContain('Certo: já está no Kinbox.\nContinuo conferindo');
    kinbox.healAll();
    await untilDone(bot, clock);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
  });

  test.each([
    ['Enviar de novo', 1],
    ['Descartar', 0],
  ])('"Já está lá", and it is not: the rep is told, and decides (%s)', async (label, count) => {
    const { bot, clock, kinbox, ana } = await startStill(V1_ALONE);
    kinbox.fail(SHUT);
    kinbox.fail({ on: 'create', how: 'reset' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ana.sees('Não consegui confirmar');
    await bot.turn(() => ana.tap('Já está lá'));
    kinbox.healAll();
    await untilJob(bot, clock, 'undecided');
    const question = await ana.sees('Este contato não está no Kinbox');
    expect(labelsOf(question)).toEqual([['Enviar de novo', 'Descartar']]);
    await bot.turn(() => ana.send('/pending'));
    expect(ana.last.text).toContain('Maria Souza: não está no Kinbox; envio ou descarto?');
    expect(kinbox.contacts).toHaveLength(0);
    await bot.turn(() => ana.tap(`${label}: Maria Souza`));
    if (count > 0) await kinbox.holds(count);
    await bot.turn(() => ana.send('/pending'));
    expect(ana.last.text).toContain('está tudo no Kinbox');
    expect(kinbox.contacts).toHaveLength(count);
  });

  test('"Enviar de novo": sent once more, tapped twice or not', async () => {
    const { bot, clock, kinbox, ana } = await startStill(BLIND);
    kinbox.fail({ on: 'create', how: 'reset' });
    await save(ana);
    await ended(bot, 'unclear');
    clock.advance(POST_OVER_MS);
    await ana.sees('Não consegui confirmar');
    await Promise.all([ana.tap('Enviar de novo'), ana.tap('Enviar de novo')]);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toHaveLength(1);
    expect(kinbox.posts).toHaveLength(2);
  });
});

describe('Kinbox refuses the key', () => {
  test.each(['unauthorized', 'forbidden'] as const)(
    '%s: admins are told once, the rep too; it recovers by itself',
    async (how) => {
      const { bot, clock, kinbox, ana } = await startStill();
      const bia = bot.rep('Bia');
      kinbox.fail({ on: 'create', how, times: Number.POSITIVE_INFINITY });
      await save(ana);
      await ana.sees('O Kinbox recusou o acesso do bot');
      await bot.admin.sees('⚠️ O Kinbox recusou a chave do bot');
      await save(bia, { name: 'João' });
      clock.advance(10_000);
      await ended(bot, 'pending', 2);
      await bot.turn(() => ana.send('/pending'));
      expect(ana.last.text).toContain('Maria Souza: o Kinbox recusou o acesso do bot');
      kinbox.healAll();
      clock.advance(60_000);
      await kinbox.holds((contacts) => contacts.length >= 1);
      clock.advance(10 * 60_000);
      await kinbox.holds(2);
      await bot.admin.sees('✅ O Kinbox voltou a aceitar o bot');
      await ana.sees('Salvo no Kinbox');
      await bia.sees('Salvo no Kinbox');
      expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(['João', 'Maria Souza']);
      expect(bot.admin.messages.map(({ text }) => text.split(' ')[0])).toEqual(['⚠️', '✅']);
    },
  );
});

describe('while contacts are held back', () => {
  test('the next rep reads so at once, and of an arrival after a minute by a new message', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    const bia = bot.rep('Bia');
    kinbox.fail({ on: 'create', how: 'unauthorized', times: Number.POSITIVE_INFINITY });
    await save(ana);
    await bot.admin.sees('⚠️ O Kinbox recusou a chave do bot');
    const card = await fillIn(bia, someone(2));
    await bot.turn(() => bia.tap('Salvar'));
    expect(bia.last.text).toMatch(/^Contato guardado, mas ainda não chegou ao Kinbox\./);
    kinbox.healAll();
    clock.advance(90_000);
    await kinbox.holds(2);
    const news = await bia.sees('Chegou ao Kinbox: Cliente 2 ✅');
    expect(news.replyTo).toBe(card.id);
    expect(bia.messages.find(({ id }) => id === card.id)?.text).toContain('Salvo no Kinbox ✅');
  });

  test('nobody is said to have been told where there is nobody', async () => {
    const { bot, kinbox, ana } = await startStill({ env: { ADMIN_IDS: '' } });
    kinbox.fail({ on: 'create', how: 'unauthorized', times: Number.POSITIVE_INFINITY });
    await save(ana);
    const card = await ana.sees('O Kinbox recusou o acesso do bot');
    expect(card.text).toContain('Avise o responsável pelo bot');
    await bot.turn(() => ana.send('/pending'));
    expect(ana.last.text).toContain('avise o responsável');
  });
});

describe('Kinbox refuses the contact', () => {
  test.each([
    ['reject-422', ['phone is not a valid phone number']],
    ['reject-400', ['email must be an email', 'name is odd']],
  ] as const)('%s: the reason is shown; corrected, saved, exactly one', async (how, message) => {
    const { bot, kinbox, ana } = await startStill({ env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const team = bot.team({ members: [ana] });
    kinbox.fail({ on: 'create', how, message });
    ana.send('/newcontact', { in: team });
    await ana.sees('1/4');
    ana.contact({ firstName: 'Maria', phone: '85997281648' });
    await ana.sees('Salvar');
    await ana.tap('Salvar');
    const refusal = await ana.sees('O Kinbox não aceitou este contato');
    expect(refusal.text).toContain(`Motivo do Kinbox: ${message.join('; ')}`);
    expect(refusal.text).toContain('Nada se perdeu');
    expect(labelsOf(refusal)).toEqual([['Corrigir', 'Descartar']]);
    await ana.tap('Corrigir');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.id).toBe(refusal.id);
    await ana.tap('Editar telefone');
    await ana.sees('Editando');
    ana.send('85 3222-1234');
    await ana.sees('+55 85 3222-1234');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    await ana.sees('Novo contato no Kinbox', { in: team });
    expect(kinbox.contacts).toMatchObject([{ name: 'Maria', phone: '558532221234' }]);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });

  test.each(
    ERROR_SHAPES.flatMap((errorShape) => [
      [errorShape, 'phone is not valid'] as const,
      [errorShape, ['phone is not valid', 'email must be an email']] as const,
    ]),
  )('told in the shape %s: %j', async (errorShape, message) => {
    const { kinbox, ana } = await startStill({ kinbox: { errorShape } });
    kinbox.fail({ on: 'create', how: 'reject-422', message });
    await save(ana);
    const refusal = await ana.sees('O Kinbox não aceitou este contato');
    const [reason = ''] = /(?<=Motivo do Kinbox: ).*/.exec(refusal.text) ?? [];
    const bare = reason.replaceAll('contact: ', '').replaceAll('; ', ' ');
    expect(bare).toBe([message].flat().join(' '));
  });

  test('without a word of why', async () => {
    const { kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'reject-422', message: '' });
    await save(ana);
    const refusal = await ana.sees('não aceitou');
    expect(labelsOf(refusal)).toEqual([['Corrigir', 'Descartar']]);
  });

  test('one contact that is refused does not hold up the others', async () => {
    const { bot, kinbox, ana } = await startStill();
    const bia = bot.rep('Bia');
    kinbox.fail({ on: 'create', how: 'reject-422' });
    await save(ana);
    await ana.sees('não aceitou');
    await add(bia, { name: 'João' });
    expect(kinbox.contacts).toHaveLength(1);
  });
});

describe('Kinbox asks to wait, or is away', () => {
  test('429 with Retry-After: not before, and then at once', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'too-many', retryAfter: 40 });
    await save(ana);
    await ana.sees('Contato guardado');
    await ended(bot, 'pending');
    clock.advance(39_000);
    await bot.turn(() => ana.send('/pending'));
    expect(ana.last.text).toContain('Maria Souza: na fila');
    expect(kinbox.posts).toHaveLength(1);
    clock.advance(1_001);
    await kinbox.holds(1);
    expect(kinbox.posts).toHaveLength(2);
  });

  const waits: [string, Omit<Fault, 'on'>][] = [
    ['429 without Retry-After', { how: 'too-many' }],
    ['503 with a date', { how: 'unavailable', retryAfter: 'Mon, 05 Jan 2026 12:00:20 GMT' }],
    ['503 with nonsense', { how: 'unavailable', retryAfter: 'soon' }],
  ];
  test.each(waits)('%s: sent again, once', async (_, fault) => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', ...fault });
    await save(ana);
    await ana.sees('Contato guardado');
    await ended(bot, 'pending');
    clock.advance(21_000);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts.map(({ status }) => status)).toEqual([expect.any(Number), 201]);
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('nobody listens; then Kinbox is up again', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    await kinbox.down();
    await save(ana);
    await ana.sees('Contato guardado');
    await ended(bot, 'pending');
    clock.advance(60_000);
    await ended(bot, 'pending', 2);
    await kinbox.up();
    clock.advance(60_000);
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('down for everybody: the admin is told once, and once that it is back', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    await kinbox.down();
    await save(ana);
    await said(bot, 'tell-rep');
    for (let round = 1; round < 5; round += 1) {
      await ended(bot, 'pending', round);
      clock.advance(6 * 60_000);
    }
    await bot.admin.sees('⚠️ O Kinbox não está respondendo');
    await said(bot, 'tell-admin');
    for (let round = 5; round < 8; round += 1) {
      await ended(bot, 'pending', round);
      clock.advance(6 * 60_000);
    }
    await bot.restart();
    await kinbox.up();
    clock.advance(6 * 60_000);
    await ana.sees('Salvo no Kinbox');
    await bot.admin.sees('✅ O Kinbox voltou');
    expect(bot.admin.messages).toHaveLength(2);
  });

  test('for three days: the bot gives up and says so, to the rep and the admin', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'unavailable', times: Number.POSITIVE_INFINITY });
    await save(ana);
    await ended(bot, 'pending');
    clock.advance(73 * HOUR_MS);
    await ana.sees('parei de tentar');
    await bot.admin.sees('Parei de tentar enviar um contato');
    ana.send('/pending');
    await ana.sees('Maria Souza: parei de tentar');
    expect(kinbox.contacts).toEqual([]);
  });
});

describe('a slow answer', () => {
  test('"safe with me" after three seconds, later the summary', async () => {
    const { clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'create', how: 'delay', ms: 150 });
    await save(ana);
    await kinbox.holds(() => kinbox.posts.length === 1);
    clock.advance(SLOW_MS);
    const waiting = await ana.sees('Contato guardado');
    expect(waiting.text).toContain('Continuo tentando e te aviso');
    const summary = await ana.sees('Salvo no Kinbox');
    expect(summary.id).toBe(waiting.id);
    expect(ana.last.text).toContain('Salvo no Kinbox');
  });

  test('never the other way round, however close the two are', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    for (let round = 0; round < 12; round += 1) {
      kinbox.fail({ on: 'create', how: 'delay', ms: 1 + round * 2 });
      await save(ana, { name: `Contato ${round}` });
      await kinbox.holds(() => kinbox.posts.length === round + 1);
      clock.advance(SLOW_MS);
      await ana.sees('Salvo no Kinbox');
      await bot.turn(() => ana.send('/pending'));
      const texts = ana.messages.map(({ text }) => text);
      expect(texts.filter((text) => text.includes('Contato guardado'))).toEqual([]);
      expect(texts.filter((text) => text.includes('Salvo no Kinbox'))).toHaveLength(round + 1);
    }
  });
});

describe("the field for the rep's Telegram id", () => {
  test.each([
    ['the workspace has none', []],
    [
      'it must be unique',
      [createCustomField({ placeholder: 'telegram_id', isUniqueIdentifier: true })],
    ],
    ['it is switched off', [createCustomField({ placeholder: 'telegram_id', isActive: false })]],
    ['it is not of contacts', [createCustomField({ placeholder: 'telegram_id', entity: 'deal' })]],
  ])('%s: left out', async (_, customFields) => {
    const { kinbox, ana } = await startStill({
      kinbox: { customFields, refuseUnknownFields: true },
    });
    await add(ana);
    expect(kinbox.contacts[0]?.customFields).toEqual({});
    expect(kinbox.contacts[0]?.externalId).toContain(`telegram:${ana.id}:`);
  });

  test('made in Kinbox after the start: used within an hour, without a restart', async () => {
    const { clock, kinbox, ana } = await startStill({
      kinbox: { customFields: [], refuseUnknownFields: true },
    });
    await add(ana, { name: 'Antes' });
    kinbox.customFields.push(createCustomField({ placeholder: 'telegram_id' }));
    clock.advance(HOUR_MS);
    await save(ana, { name: 'Depois' });
    await kinbox.holds(2);
    expect(kinbox.contacts.map(({ customFields }) => customFields)).toEqual([
      {},
      { telegram_id: { value: String(ana.id) } },
    ]);
  });

  test('by another name, as configured', async () => {
    const { kinbox, ana } = await startStill({
      env: { KINBOX_TELEGRAM_ID_FIELD: 'vendedor' },
      kinbox: { customFields: [createCustomField({ placeholder: 'vendedor' })] },
    });
    await add(ana);
    await add(ana, { name: 'João' });
    expect(kinbox.contacts.map(({ customFields }) => customFields)).toEqual([
      { vendedor: { value: '101' } },
      { vendedor: { value: '101' } },
    ]);
    expect(kinbox.requests.filter(({ path }) => path === '/v1/custom-fields')).toHaveLength(1);
  });

  test('the list cannot be read: the contact goes without, after three tries', async () => {
    const { bot, clock, kinbox, ana } = await startStill();
    kinbox.fail({ on: 'custom-fields', how: 'server-error', times: Number.POSITIVE_INFINITY });
    // A bot that has never seen the list.
    await bot.restart();
    await save(ana);
    for (let round = 1; round < 3; round += 1) {
      await ended(bot, 'pending', round);
      clock.advance(10_000);
    }
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toMatchObject([{ name: MARIA.name, customFields: {} }]);
  });

  test('the list may not be read: the contact goes without, at once', async () => {
    const { kinbox, ana } = await startStill();
    kinbox.fail({ on: 'custom-fields', how: 'forbidden', times: Number.POSITIVE_INFINITY });
    await add(ana);
    expect(kinbox.contacts).toHaveLength(1);
  });
});

test.each([
  { ids: 'number-everywhere', nulls: true },
  { ids: 'number', omitEmpty: true },
] as const)('answers of another shape: %j', async (options) => {
  const { kinbox, ana } = await startStill({ kinbox: options });
  const summary = await add(ana, { name: 'Zé' });
  expect(summary.text).toContain(`ID no Kinbox: ${kinbox.contacts[0]?.id}`);
  expect(summary.text).not.toMatch(/null|undefined/);
});
