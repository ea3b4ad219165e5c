import { describe, expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';

/** A rep's taps and texts, by language. */
const WORDS = {
  'pt-BR': {
    skip: 'Pular',
    back: 'Voltar',
    use: 'Usar',
    keep: 'Guardar nas observações',
    editName: 'Editar nome',
    private: 'Privado: não',
    goOn: 'Continuar o contato',
    save: 'Salvar',
    rejected: 'não aceitou',
    fix: 'Corrigir',
    created: 'Salvo no Kinbox',
    show: 'Ver',
    addNote: 'Só adicionar a observação',
    noted: 'Pronto: adicionei',
    change: 'Atualizar no Kinbox',
    changed: 'Pronto: atualizei',
    cancel: 'Cancelar',
  },
  en: {
    skip: 'Skip',
    back: 'Back',
    use: 'Use',
    keep: 'Save in the notes',
    editName: 'Edit name',
    private: 'Private: off',
    goOn: 'Continue this contact',
    save: 'Save',
    rejected: "didn't accept",
    fix: 'Fix',
    created: 'Saved in Kinbox',
    show: 'Show',
    addNote: 'Just add the note',
    noted: 'Done: I added',
    change: 'Change it in Kinbox',
    changed: 'Done: I updated',
    cancel: 'Cancel',
  },
  es: {
    skip: 'Omitir',
    back: 'Atrás',
    use: 'Usar',
    keep: 'Guardar en notas',
    editName: 'Editar nombre',
    private: 'Privado: no',
    goOn: 'Seguir con el contacto',
    save: 'Guardar',
    rejected: 'no aceptó',
    fix: 'Corregir',
    created: 'Guardado en Kinbox',
    show: 'Ver',
    addNote: 'Solo agregar la nota',
    noted: 'Listo: agregué',
    change: 'Actualizar en Kinbox',
    changed: 'Listo: actualicé',
    cancel: 'Cancelar',
  },
} as const;

/** One long conversation, as a text: what the rep does, and how the newest message looks after it. */
async function converse(bot: TestBot, code: string, locale: keyof typeof WORDS): Promise<string> {
  const words = WORDS[locale];
  const rep = bot.rep('Ana', { languageCode: code });
  const read: string[] = [];
  function note(did: string): void {
    const { text, buttons } = rep.last;
    const rows = buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '));
    read.push(`> ${did}\n\n${[text, ...rows].join('\n')}\n`);
  }
  async function say(text: string): Promise<number> {
    const messageId = await bot.turn(() => rep.send(text));
    note(text);
    return messageId;
  }
  async function tap(label: string): Promise<void> {
    await bot.turn(() => rep.tap(label));
    note(`[${label}]`);
  }
  /** A tap after which something else comes than the bot's answer to it. */
  async function tapAndSee(label: string, sees: string): Promise<void> {
    await rep.tap(label);
    await rep.sees(sees);
    note(`[${label}]`);
  }
  const save = (sees: string): Promise<void> => tapAndSee(words.save, sees);

  await say('?');
  await say('/newcontact');
  await say('/skip');
  await say('x'.repeat(130));
  await say('Maria Souza');
  await say('997281648');
  await bot.turn(() => rep.sticker());
  note('(sticker)');
  await say('85 9972');
  await tap(words.keep);
  await tap(words.back);
  await say('85 9728-1648');
  await tap(words.use);
  await say('maria.gmail.com');
  await say('maria@gmial.com');
  await tap(words.use);
  await say('/help');
  await tap(words.goOn);
  await tap(words.skip);
  await tap(words.editName);
  await say('Maria de Souza');
  await tap(words.private);
  await say('ok');
  await say('/newcontact');
  await say('/back');
  bot.kinbox.fail({ on: 'create', how: 'reject-422', message: ['phone is odd'] });
  await save(words.rejected);
  await say('/pending');
  await tap(words.fix);
  await save(words.created);
  await say('/recent');
  await say('/pending');
  await say('/id');
  await say('/newcontact');
  await say('/cancel');
  await say('/cancel');

  await say('Olá! Sou o João Lima, meu número é 11 98765-4321, e-mail joao@gmial.com');
  await tap(words.use);
  await bot.turn(() => rep.venue());
  note('(venue)');
  const pasted = await say('Rita Prado 11 98888-7777');
  await bot.turn(() => rep.edit(pasted, 'ok'));
  note('(edited: ok)');
  await save(words.created);
  await say('/newcontact R. Prado, 11 98888-7777, 30 un.');
  await tap(words.save);
  await say('?');
  await tap(words.show);
  await tapAndSee(words.addNote, words.noted);
  await bot.turn(() => rep.edit(pasted, 'Rita'));
  note('(edited: Rita)');

  await say('/event');
  await say('/event off');
  await say('/event Expo');
  const name = await say('Zé');
  await say('/event');
  await say('/skip');
  await say('/skip');
  await say('/skip');
  await tap(words.save);
  await rep.sees(words.created);
  await say('/event off');
  await bot.turn(() => rep.edit(name, 'José'));
  note('(edited: José)');
  await bot.turn(() => rep.tap(words.change));
  note(`[${words.change}]`);
  await rep.sees(words.changed);
  note('(later)');
  await say('/language');
  return read.join('\n');
}

describe('a whole conversation, every message of it', () => {
  test.each([
    ['pt-br', 'pt-BR'],
    ['en', 'en'],
    ['es', 'es'],
  ] as const)('with a phone that speaks %s', async (code, locale) => {
    const bot = await startBot({ clock: createManualClock() });
    const read = await converse(bot, code, locale);
    expect(read).not.toMatch(/undefined|null|NaN|[{}$]/);
    await expect(read).toMatchFileSnapshot(`transcripts/${locale}.txt`);
  });
});

test.each([
  ['pt', 'pt-BR', 'Qual é o nome?'],
  ['pt-PT', 'en', 'Qual é o nome?'],
  ['en-GB', 'pt-BR', 'What is their name?'],
  ['ES', 'pt-BR', '¿Cómo se llama?'],
  ['fr', 'pt-BR', 'Qual é o nome?'],
  ['fr', 'en', 'What is their name?'],
  ['zh-hans', 'es', '¿Cómo se llama?'],
])(
  'a phone that speaks %s, where the default is %s: %s',
  async (languageCode, locale, question) => {
    const { rep } = await startBot({ env: { DEFAULT_LOCALE: locale } });
    const ana = rep('Ana', { languageCode });
    ana.send('/newcontact');
    await ana.sees(question);
  },
);
