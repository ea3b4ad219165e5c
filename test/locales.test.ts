import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../sandbox/telegram/html.ts';
import { createCommands } from '../src/bot/commands.ts';
import { ROW_PROBLEMS } from '../src/bot/import/view.ts';
import type { NoteKind } from '../src/capture/contact-of.ts';
import type { CustomFieldProblem } from '../src/domain/fields/custom-field.ts';
import type { EmailProblem } from '../src/domain/fields/email.ts';
import type { PhoneProblem } from '../src/domain/fields/phone.ts';
import type {
  LocationProblem,
  NameProblem,
  NotesProblem,
} from '../src/domain/fields/short-texts.ts';
import { cleanLine } from '../src/domain/fields/text.ts';
import { WAYS_IN } from '../src/domain/figures.ts';
import { FIELDS } from '../src/domain/form/draft.ts';
import { type AdminNews, type Delay, jobStateShape, workKindShape } from '../src/domain/job.ts';
import { PRESETS } from '../src/domain/reminder.ts';
import { LOCALES, loadDictionary } from '../src/locales/words.ts';
import { partialStore } from './helpers/partial-store.ts';

interface Message {
  text: string;
  variables: string[];
}

/** The messages of a file by their key: `key = text`, and the indented lines below. */
function readMessages(locale: string): Map<string, Message> {
  const source = readFileSync(`src/locales/${locale}.ftl`, 'utf8');
  const found = source.matchAll(/^([a-z][a-z0-9-]*) = (.*(?:\n(?: .*|\}.*))*)$/gm);
  return new Map(
    [...found].map(([, key = '', text = '']) => {
      const variables = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name));
      return [key, { text, variables: [...variables].sort() }];
    }),
  );
}

const files = new Map(LOCALES.map((locale) => [locale, readMessages(locale)]));
const english = files.get('en') ?? new Map<string, Message>();
const dictionary = loadDictionary('pt-BR');

/* Keys that the code asks for. */

/** Every member of a union, checked by the compiler: none is missing, none is made up. */
const membersOf = <T extends string>(members: Record<T, true>): string[] => Object.keys(members);

const problems = membersOf<
  | NameProblem
  | PhoneProblem
  | EmailProblem
  | NotesProblem
  | LocationProblem
  | CustomFieldProblem
  | 'own-needed'
  | 'notes-full'
  | 'nothing-found'
  | 'name-needed'
  | 'not-text'
  | 'choose-first'
  | 'use-buttons'
>({
  'name-empty': true,
  'name-too-long': true,
  'name-no-letter': true,
  'name-needed': true,
  'phone-no-digits': true,
  'phone-no-area-code': true,
  'phone-missing-ninth': true,
  'phone-too-short': true,
  'phone-too-long': true,
  'phone-invalid': true,
  'phone-several': true,
  'phone-north-american': true,
  'email-malformed': true,
  'email-too-long': true,
  'email-typo': true,
  'notes-empty': true,
  'notes-too-long': true,
  'location-empty': true,
  'location-too-long': true,
  'own-empty': true,
  'own-too-long': true,
  'own-not-an-option': true,
  'own-not-a-number': true,
  'own-not-yes-no': true,
  'own-not-a-day': true,
  'own-not-a-moment': true,
  'own-needed': true,
  'notes-full': true,
  'nothing-found': true,
  'not-text': true,
  'choose-first': true,
  'use-buttons': true,
});
const news = membersOf<AdminNews>({
  'kinbox-no-access': true,
  'kinbox-down': true,
  'kinbox-back': true,
  'share-failed': true,
  'members-unreadable': true,
  'update-aside': true,
  'job-aside': true,
  'trouble-database': true,
  'trouble-intake': true,
  'trouble-webhook': true,
  'trouble-kinbox-token': true,
  'over-database': true,
  'over-intake': true,
  'over-webhook': true,
  'over-kinbox-token': true,
});
const delays = membersOf<Delay>({
  waiting: true,
  checking: true,
  'no-access': true,
  undecided: true,
  absent: true,
  aside: true,
});
const noteKinds = membersOf<NoteKind>({
  organisation: true,
  title: true,
  nickname: true,
  phone: true,
  fax: true,
  email: true,
  url: true,
  handle: true,
  location: true,
});
const never = async (): Promise<never> => {
  throw new Error('not here');
};
const commands = createCommands({
  store: partialStore({}),
  adminIds: () => [],
  startForm: never,
  settings: () => ({
    country: 'BR',
    customFields: [],
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  }),
  onEvent: async () => {},
  onFind: async () => {},
  onTeam: async () => {},
  onStats: async () => {},
  onForget: async () => {},
  onReminders: async () => {},
  onMine: async () => {},
  onMyData: async () => {},
  cancelImport: async () => false,
}).map(({ name }) => name);

const with_ = (prefix: string, names: readonly string[]): string[] =>
  names.map((name) => `${prefix}-${name}`);

/** Expressions in the code that stand for several keys, and those keys. */
const EXPANSIONS: Record<string, string[]> = {
  '`problem-${problem}`': with_('problem', problems),
  '`field-${field}`': with_('field', FIELDS),
  '`field-${step}`': with_('field', FIELDS),
  '`button-remind-${preset}`': with_('button-remind', [...PRESETS]),
  '`remind-${when.problem}`': with_('remind', ['unclear', 'past', 'far']),
  '`hint-own-${type}`': with_('hint-own', ['multi-select', 'date', 'day', 'datetime']),
  '`ask-${step}`': with_('ask', FIELDS),
  '`button-${tap}`': with_('button', [
    'undo-note',
    'as-note',
    'as-contact',
    'skip',
    'back',
    'cancel',
    'clear',
  ]),
  '`row-${code}`': with_('row', ROW_PROBLEMS),
  '`file-${problem}`': with_('file', [
    'empty',
    'no-contacts',
    'too-long',
    'too-hard',
    'gone',
    'spreadsheet',
  ]),
  '`import-${known}`': with_('import', ['running', 'paused', 'cancelled', 'done']),
  '`button-${action}`': with_('button', ['pause', 'resume', 'undo']),
  '`note-${kind}`': with_('note', noteKinds),
  '`update-${about}`': with_('update', ['noted', 'completed', 'updated', 'failed']),
  '`button-edit-${field}`': with_('button-edit', FIELDS),
  '`button-copy-${name}`': with_('button-copy', ['phone', 'email']),
  '`command-${command.name}`': with_('command', commands),
  '`admin-${about}`': with_('admin', news),
  '`welcome-${joined.role}`': with_('welcome', ['admin', 'rep']),
  '`invite-${role}`': with_('invite', ['admin', 'rep']),
  '`team-group-${checked.problem}`': with_('team-group', ['absent', 'mute', 'kind']),
  '`team-did-${what}`': with_('team-did', [
    ...['invite', 'join', 'remove', 'add-group', 'remove-group'],
  ]),
  '`way-${way}`': with_('way', [...WAYS_IN, 'unknown']),
  '`told-${about}`': with_('told', ['taken', 'given-back']),
  '`job-${kind}`': with_('job', [...workKindShape.options]),
  '`job-state-${state}`': with_('job-state', [...jobStateShape.options]),
  "`job-${one.what === 'update' ? 'update' : (one.work?.kind ?? 'unknown')}`": [
    ...['job-update', 'job-unknown'],
  ],
  '`pending-${state}`': with_('pending', ['rejected', 'undecided', 'aside']),
  '`${reading.of}-${reading.problem}`': [
    ...with_('photo', ['gone', 'too-large', 'unreadable']),
    ...with_('voice', ['gone', 'too-large', 'unreadable', 'away']),
  ],
  refusal: [
    ...with_('photo', ['little', 'no-code']),
    ...with_('photo-no-contact', [
      'pix',
      'payment',
      'wifi',
      'boarding-pass',
      'password',
      'product',
    ]),
    'voice-little',
  ],
  'work.about': delays,
  // Passed on: their callers are read instead.
  key: [],
  textKey: [],
  toastKey: [],
};

/** The argument that begins at `start`: up to its comma or closing bracket. */
function argumentAt(source: string, start: number): string {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (depth === 0 && /[,)]/.test(character)) return source.slice(start, at).trim();
    if (/[({[]/.test(character)) depth += 1;
    if (/[)}\]]/.test(character)) depth -= 1;
  }
  throw new Error(`no end of the argument at ${start}`);
}

const CALLS = /\.(?:html|plain)\(|\b(?:answerTap|say|pointToPrivateChat)\(ctx,|\bsaying\(/g;

function keysAskedFor(source: string): string[] {
  return [...source.matchAll(CALLS)].flatMap(({ 0: call, index }) => {
    const argument = argumentAt(source, index + call.length);
    const listed = EXPANSIONS[argument];
    if (listed) return listed;
    const literals = [...argument.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, key = '']) => key);
    // In `a === 'b' ? 'c' : 'd'` the keys are what comes after the question mark.
    const isChoice = argument.includes('?');
    const keys = isChoice
      ? literals.filter((key) => argument.indexOf(`'${key}'`) > argument.indexOf('?'))
      : literals;
    if (keys.length === 0) throw new Error(`which keys are ${argument}?`);
    return keys;
  });
}

const asked = new Set(
  globSync('src/bot/**/*.ts').flatMap((file) => keysAskedFor(readFileSync(file, 'utf8'))),
);

test('every key that the code asks for is in the files, and the other way round', () => {
  expect([...asked].sort()).toEqual([...english.keys()].sort());
});

test.each(['pt-BR', 'es'] as const)('%s has the keys and the variables of English', (locale) => {
  const own = files.get(locale) ?? new Map<string, Message>();
  const shape = (messages: Map<string, Message>) =>
    [...messages].map(([key, { variables }]) => `${key}(${variables.join(', ')})`);
  expect(shape(own)).toEqual(shape(english));
});

/** The readable part of a message: no variables, tags, commands or names of settings. */
function proseOf(text: string): string {
  return text
    .replace(/\{[^{}]*\}|\$\w+ ->|\[\w+\]|<[^>]*>|\/\w+|[A-Z]+_[A-Z_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENGLISH =
  /\b(?:the|and|your|you|with|please|is|it|not|this|that|what|save|skip|back|edit|phone|send|name|notes|add|wrong|tap)\b/i;

describe.each(['pt-BR', 'es'] as const)('%s', (locale) => {
  test('has no English left in it', () => {
    const left = [...(files.get(locale) ?? [])].filter(([key, { text }]) => {
      const prose = proseOf(text);
      const isCopy = prose === proseOf(english.get(key)?.text ?? '') && /\p{L}{3}/u.test(prose);
      return ENGLISH.test(prose) || (isCopy && prose !== 'WhatsApp' && prose !== 'Fax');
    });
    expect(left.map(([key, { text }]) => `${key} = ${text}`)).toEqual([]);
  });
});

test('the search for English finds some', () => {
  expect(ENGLISH.test(proseOf(english.get('sending-again')?.text ?? ''))).toBe(false);
  expect(ENGLISH.test(proseOf(english.get('toast-on-its-way')?.text ?? ''))).toBe(true);
});

const HOSTILE = [
  'Ana',
  '<b>&"\'',
  '</b></i></code>',
  '&lt;&amp;&#60;',
  '😀👩🏽‍💻',
  '\u202eanA\u2066',
  'one\ntwo\r\n\tthree',
  '{ $name } {""} -> [one] *',
  '',
];
/** They choose between words, and are none. */
const CHOICES = new Set(['told', 'named', 'topics']);
const NUMBERS = new Set(['excess', 'step', 'count']);

function argumentsFor(variables: string[], text: string, count: number) {
  const given = variables.map((name) => [name, NUMBERS.has(name) ? count : text] as const);
  return Object.fromEntries(given);
}

describe.each(LOCALES)('every message in %s', (locale) => {
  const words = dictionary.in(locale);
  const messages = [...(files.get(locale) ?? [])];

  test.each(HOSTILE)(
    'is sound HTML that shows %j on one line, with nothing hidden in it',
    (text) => {
      for (const count of [0, 1, 2, 4096]) {
        for (const [key, { variables }] of messages) {
          const args = argumentsFor(variables, text, count);
          const { html } = words.html(key, args);
          const read = parseHtml(html);
          expect(read, `${key}: ${html}`).toMatchObject({ ok: true });
          if (!read.ok) continue;
          for (const [name, value] of Object.entries(args)) {
            if (CHOICES.has(name)) continue;
            expect(read.text, key).toContain(
              // Numbers are written in the way of the language: 4.096.
              typeof value === 'number' && value > 999 ? '096' : cleanLine(String(value)),
            );
            expect(read.text, key).not.toContain(`{$${name}}`);
          }
          expect(html, key).not.toBe(`{${key}}`);
          if (!text.includes('{')) expect(html, key).not.toMatch(/[{}]|\$\w/);
        }
      }
    },
  );

  test('has no tags where Telegram shows them as they are', () => {
    const plain = messages.filter(([key]) => /^(?:button|toast|command|field)-/.test(key));
    expect(plain.length).toBeGreaterThan(20);
    for (const [key, { variables }] of plain) {
      expect(words.plain(key, argumentsFor(variables, 'Ana', 1)), key).not.toMatch(/[<>&]/);
    }
  });

  test.each([
    ['button', 40],
    ['toast', 200],
    ['command', 256],
  ])('of %s-… has at most %i characters', (prefix, most) => {
    const some = messages.filter(([key]) => key.startsWith(`${prefix}-`));
    expect(some.length).toBeGreaterThan(5);
    for (const [key, { variables }] of some) {
      const text = words.plain(key, argumentsFor(variables, 'Ana', 1));
      expect(text.length, key).toBeLessThanOrEqual(most);
      expect(text.trim(), key).not.toBe('');
    }
  });
});

test.each([
  ['pt-br', 'pt-BR'],
  ['PT', 'pt-BR'],
  ['en-GB', 'en'],
  ['es-419', 'es'],
  ['de', 'pt-BR'],
  [undefined, 'pt-BR'],
  ['', 'pt-BR'],
])('a phone in %s is spoken to in %s', (languageCode, locale) => {
  expect(dictionary.localeFor(languageCode)).toBe(locale);
});

test('a language that is not known is the default one', () => {
  expect(loadDictionary('es').in('xx').locale).toBe('es');
});
