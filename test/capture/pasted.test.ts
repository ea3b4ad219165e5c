import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPasted } from '../../src/capture/text/read-text.ts';
import { parseEmail } from '../../src/domain/fields/email.ts';
import { parsePhone } from '../../src/domain/fields/phone.ts';
import { LOCATION_MAX, NAME_MAX, NOTES_MAX } from '../../src/domain/fields/short-texts.ts';
import { countCodePoints } from '../../src/domain/fields/text.ts';
import { runs } from '../fuzz/runs.ts';
import { FILE_KINDS } from './file-kinds.ts';
import { hostileText } from './hostile-text.ts';
import type { PastedCase } from './pasted-case.ts';
import { ENGLISH, SPANISH } from './pasted-en-es.ts';
import { FIRST_SIGHT_EN, FIRST_SIGHT_ES } from './pasted-first-sight-es-en.ts';
import { FIRST_SIGHT_PT } from './pasted-first-sight-pt.ts';
import { HELD_OUT, HELD_OUT_LAST, HELD_OUT_LATER } from './pasted-held-out.ts';
import { KINDS } from './pasted-kinds.ts';
import { PORTUGUESE } from './pasted-pt.ts';
import { SPELLINGS } from './phone-spellings.ts';
import { FIELDS, isJudged, isRight, markCase, markFile } from './score.ts';

const CORPUS: PastedCase[] = [
  ...PORTUGUESE,
  ...ENGLISH,
  ...SPANISH,
  ...HELD_OUT,
  ...HELD_OUT_LATER,
  ...HELD_OUT_LAST,
];

describe('the corpus, field by field', () => {
  test.each(CORPUS.map((one): [string, PastedCase] => [one.text, one]))('%j', (_, one) => {
    const marks = markCase(one);
    const bad = FIELDS.filter((field) => !isRight(marks[field]));
    expect(bad, JSON.stringify(marks, null, 1)).toEqual(one.missed ?? []);
  });

  test.each(CORPUS.filter(({ none }) => none).map(({ text }) => [text]))(
    'nobody to reach: %j',
    (text) => {
      expect(readPasted(text, { country: 'BR' })).toBeUndefined();
    },
  );
});

const SEEN_ONCE = [
  ...FIRST_SIGHT_PT,
  ...FIRST_SIGHT_ES,
  ...FIRST_SIGHT_EN,
  ...Object.values(KINDS).flat(),
];

test.each(SEEN_ONCE.map((one): [string, PastedCase] => [one.text, one]))(
  'no phone and no email is wrong without its mark: %j',
  (_, one) => {
    const marks = markCase(one);
    const silent = (['phone', 'email'] as const).filter(
      (field) => isJudged(one, field) && marks[field].verdict === 'silent',
    );
    expect(silent, JSON.stringify(marks, null, 1)).toEqual([]);
  },
);

test('of the texts seen once, more than 85 % of the names are right, and none is wrong without its mark', () => {
  const marks = SEEN_ONCE.filter((one) => isJudged(one, 'name')).map((one) => markCase(one).name);
  expect(marks.filter(({ verdict }) => verdict === 'silent')).toEqual([]);
  expect(marks.filter(isRight).length / marks.length).toBeGreaterThan(0.85);
});

test.each(Object.values(FILE_KINDS).flat())(
  'nothing of a file is wrong without its mark: %j',
  (...file) => {
    const silent = markFile(file).flatMap((marks) =>
      Object.values(marks).filter(({ verdict }) => verdict === 'silent'),
    );
    expect(silent).toEqual([]);
  },
);

test.each(SPELLINGS)('a phone as Brazilians write it: %s', (spelling, digits) => {
  const captured = readPasted(`Ana Lima ${spelling}`, { country: 'BR' });
  expect(captured?.phones.map((phone) => phone.digits)).toEqual([digits]);
  expect(captured?.name).toBe('Ana Lima');
});

const read = (text: string, sender?: string) =>
  readPasted(text, { country: 'BR', ...(sender !== undefined && { sender }) });

describe('phones', () => {
  test.each([
    ['pedido 11987654321'],
    ['protocolo nº 11987654321'],
    ['CPF: 11144477735'],
    ['cartão 5555 5555 5555 4444'],
    ['CEP 60150-160, 12/03/2026 14:05, R$ 98.765,43'],
    ['de 2019 a 2025, 1998 2024'],
    ['NF-e 3226 5701'],
    ['boleto 23793.38128 60007.827136 95000.063305 9 84660000010000'],
    ['RG 12.345.678-9, RENAVAM 98765432101'],
    ['http://loja.com.br/p/11987654321'],
  ])('none in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('what may be something else is to be checked, and stays in the notes beside a sure one', () => {
    const captured = read('Ana Lima 85 99728-1648, 1132567700');
    expect(captured?.phones.map(({ digits }) => digits)).toEqual(['5585997281648', '551132567700']);
    expect(captured?.guessed).toEqual(['phone']);
    expect(captured?.notes).toContain('1132567700');
  });

  test('a PIX key may be somebody else’s phone', () => {
    expect(read('Chave pix: 85 99728-1648')?.guessed).toContain('phone');
  });

  test('eleven digits that are a sound CPF and could be dialled are to be checked', () => {
    expect(read('Ana Lima 11987654374')?.guessed).toEqual(['phone']);
    expect(read('Ana Lima 11987654371')?.guessed).toEqual([]);
  });

  test.each([
    ['senha wifi 11988887777', ['phone']],
    ['Saldo 11988887777', ['phone']],
    ['apto 1102 8532221234', ['phone']],
    ['(415) 555-2671', ['phone']],
    ['Ana Lima 11988887777', []],
    ['zap 11988887777', []],
    ['(11) 98888-7777', []],
    ['11988887777', []],
  ])('whether the digits of %j are a phone', (text, guessed) => {
    expect(read(text)?.guessed).toEqual(guessed);
  });

  test('an extension stays with its number', () => {
    expect(read('(85) 3222-1234 ramal 12')?.phones).toEqual([
      { digits: '558532221234', extension: '12' },
    ]);
  });

  test('further ones than three stay in the notes', () => {
    const captured = read('Ana Lima 85 99728-1641, 85 99728-1642, 85 99728-1643, 85 99728-1644');
    expect(captured?.phones).toHaveLength(4);
    expect(captured?.notes).toBe('85 99728-1644');
  });

  test('each once', () => {
    expect(read('85 99728-1648\nwa.me/5585997281648\n+55 (85) 9 9728-1648')?.phones).toHaveLength(
      1,
    );
  });
});

describe('names', () => {
  test.each([
    ['Nome: ana lima\n85 99728-1648', 'ana lima', false],
    ['Ana Lima - 85 99728-1648', 'Ana Lima', false],
    ['aqui é a ana, 85 99728-1648', 'Ana', true],
    ['Ana Lima\n85 99728-1648', 'Ana Lima', false],
    ['meu nome é Ana, 85 99728-1648', 'Ana', false],
    ['meu nome é ana, 85 99728-1648', 'Ana', true],
    ['Saudações,\nAna Lima\nRita Maia\n85 99728-1648', 'Rita Maia', true],
    ['85 99728-1648 e o e-mail é ana@lima.com, falar com Ana Lima', 'Ana Lima', true],
    ['Ana Lima <ana@lima.com>', 'Ana Lima', false],
    ['85 99728-1648 ana@lima.com', 'Ana', true],
  ])('%j', (text, name, isGuess) => {
    const captured = read(text);
    expect(captured?.name).toBe(name);
    expect(captured?.guessed.includes('name')).toBe(isGuess);
  });

  test.each([
    ['Oi Marcelo, me manda o catálogo? 85 99728-1648', undefined, undefined],
    ['Dear Marcelo,\nplease call 85 99728-1648', undefined, undefined],
    ['Boa tarde Marcelo, aqui é a Rita 85 99728-1648', undefined, 'Rita'],
    ['Oi Marcelo\nMarcelo 85 99728-1648', undefined, 'Marcelo'],
    ['pediu para falar com Paula no 85 99728-1648', undefined, 'Paula'],
    ['liga para a Paula amanhã. O cliente é do 85 99728-1648', 'Paula', undefined],
    ['Paula Reis vem amanhã. O telefone: 85 99728-1648', 'Paula', 'Paula Reis'],
  ])('whoever is greeted, and the rep, is not the contact: %j', (text, rep, name) => {
    expect(readPasted(text, { country: 'BR', rep })?.name).toBe(name);
  });

  test('the sender of a forwarded message is the last resort but one', () => {
    expect(read('me liga 85 99728-1648 x.y@z.com', 'Rita Maia')?.name).toBe('Rita Maia');
    expect(read('aqui é a Ana, me liga 85 99728-1648', 'Rita Maia')?.name).toBe('Ana');
  });

  test('the mailbox of a house is no name', () => {
    expect(read('contato@loja.com.br')?.name).toBeUndefined();
  });
});

test('lines without a word of their own are left out, and gaps between lines', () => {
  expect(read('Ana Lima\n-----\n\n\nTel:\n85 99728-1648\n\n***\nquer 2 portas')?.notes).toBe(
    'quer 2 portas',
  );
});

describe('notes are whole sentences', () => {
  test.each([
    // A part that only introduces what became a field goes with it.
    [
      'Olá!\nQuero um orçamento. Meu celular é o (41) 99688-2135.\nObrigada!',
      'Quero um orçamento.',
    ],
    [
      'Visitei a Casa Bela, o zap dela é 16 99733-0821, gostou da linha',
      'Visitei a Casa Bela, gostou da linha',
    ],
    ['Need 12 oak beams. Ring me on 85 99728-1648.\nCheers', 'Need 12 oak beams.'],
    ['T. 11 4133-8090\nE. ana@example.com\nGrupo Andrade', 'Grupo Andrade'],
    // One that would break off stays as it was.
    [
      'fala com a Creusa no 98 98123-7760 que ela resolve',
      'fala com a Creusa no 98 98123-7760 que ela resolve',
    ],
    ['escribir a rocio@example.com o pasar mañana', 'escribir a rocio@example.com o pasar mañana'],
    // Of a mail, its subject.
    [
      'From: Ana <ana@example.com>\nSent: 2 May 2025\nTo: us@ours.com\nSubject: Beams\n\nDear Sam,\n12 beams',
      'Subject: Beams\n12 beams',
    ],
    ['Sent from my iPhone\nsend samples ana@example.com', 'send samples'],
    // Greetings that say more stay.
    ['Oi! Pode me ligar? 85 99728-1648', 'Oi! Pode me ligar?'],
    ['Boa tarde, quero dois\n85 99728-1648', 'Boa tarde, quero dois'],
  ])('%j', (text, notes) => {
    expect(read(text)?.notes).toBe(notes);
  });
});

test('several people write in a chat: who said what stays', () => {
  const text =
    '[12/03, 14:05] Ana: Qual o seu?\n[12/03, 14:06] Beto Reis: 85 99728-1648\n[12/03, 14:07] Ana: Anotado';
  expect(read(text)).toMatchObject({ name: 'Beto Reis', notes: 'Ana: Qual o seu?\nAna: Anotado' });
});

test('whatever the text, each field fits and can be sent', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      hostileText,
      fc.constantFrom('BR' as const, 'US' as const, 'ES' as const),
      (text, country) => {
        const captured = readPasted(text, { country, sender: text });
        if (captured === undefined) return;
        expect(
          captured.phones.length + captured.emails.length + (captured.unreadablePhone ?? '').length,
        ).toBeGreaterThan(0);
        if (captured.name !== undefined) {
          expect(captured.name).toMatch(/\S/);
          expect(countCodePoints(captured.name)).toBeLessThanOrEqual(NAME_MAX);
          expect(captured.name).not.toContain('\n');
        }
        for (const { digits } of captured.phones)
          expect(parsePhone(`+${digits}`, country).ok).toBe(true);
        for (const email of captured.emails)
          expect(parseEmail(email, { asTyped: true })).toEqual({ ok: true, value: email });
        expect(countCodePoints(captured.notes ?? '')).toBeLessThanOrEqual(NOTES_MAX);
        expect(countCodePoints(captured.location ?? '')).toBeLessThanOrEqual(LOCATION_MAX);
        expect(new Set(captured.phones.map(({ digits }) => digits)).size).toBe(
          captured.phones.length,
        );
      },
    ),
    runs(),
  );
});

test.each([
  ['contato.ana@outlook.com', 'contato.ana@outlook.com'],
  ['contato-ana@casasa.com.br', 'contato-ana@casasa.com.br'],
  ['tel.ana@casasa.com.br', 'tel.ana@casasa.com.br'],
  ['Contato - ana@casasa.com.br', 'ana@casasa.com.br'],
  ['E-mail ana@casasa.com.br', 'ana@casasa.com.br'],
])('an address may begin with the word of a label: %s', (text, email) => {
  expect(readPasted(`Ana Lima\n${text}`, { country: 'BR' })?.emails).toEqual([email]);
});

test('a NIT is no phone', () => {
  const text = 'Daniela Rojas\n+57 310 489 4169\nNIT 900.456.321-7';
  expect(readPasted(text, { country: 'BR' })?.phones.map(({ digits }) => digits)).toEqual([
    '573104894169',
  ]);
});
