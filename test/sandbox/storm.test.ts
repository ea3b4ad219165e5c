import { describe, expect, test } from 'vitest';
import type { Stored } from '../../sandbox/storm/compare.ts';
import { decide, type Mood } from '../../sandbox/storm/decide.ts';
import { choicesFor, dutyOf } from '../../sandbox/storm/duty.ts';
import { createLedger, type Entry } from '../../sandbox/storm/ledger.ts';
import { parseOptions } from '../../sandbox/storm/options.ts';
import { drawPlan, type Plan } from '../../sandbox/storm/plan.ts';
import { createRandom } from '../../sandbox/storm/random.ts';
import { hasFailed, renderReport } from '../../sandbox/storm/report.ts';
import { look, readField } from '../../sandbox/storm/sight.ts';
import { type Evidence, tally } from '../../sandbox/storm/tally.ts';
import { startTurnstile } from '../../sandbox/storm/turnstile.ts';
import { wordsFor } from '../../sandbox/storm/words.ts';
import type { ChatMessage } from '../../sandbox/telegram/chat-view.ts';
import { loadDictionary } from '../../src/locales/words.ts';

const REP = 7;
const OTHER = 8;
const TEAM = -100;
const MOVED = -200;
const FORUM = -300;
const words = wordsFor('en');

describe('the count', () => {
  test('finds nothing when all is as it should be', () => {
    const result = tally(evidence());
    expect(result).toMatchObject({ confirmed: 1, inKinbox: 1, sharedTwice: 0, failures: [] });
  });

  test('finds a contact that is lost', () => {
    expect(kinds({ contacts: [] })).toEqual(['lost']);
  });

  test('finds a contact that is there twice, with the same externalId or another', () => {
    expect(kinds({ contacts: [ana, { ...ana, id: '2' }] })).toEqual(['double']);
    const other = { ...ana, id: '2', externalId: 'telegram:7:other' };
    expect(kinds({ contacts: [ana, other] })).toEqual(['double', 'wrong']);
  });

  test.each([
    ['name', { name: 'Ana' }],
    ['phone', { phone: '5511988887778' }],
    ['email', { email: '' }],
    ['notes', { notes: 'Notes\nof two lines\nand more' }],
    ['isPrivate', { isPrivate: true }],
    ['externalId', { externalId: 'telegram:8:draft1' }],
    ['rep', { customFields: { telegram_id: { value: '8' } } }],
  ])('finds a wrong %s', (field, change) => {
    const { failures } = tally(evidence({ contacts: [{ ...ana, ...change }] }));
    const wrong = failures.filter(({ kind }) => kind === 'wrong');
    expect(wrong.map(({ detail }) => detail.split(' is ')[0])).toEqual([field]);
  });

  test('finds a contact that nobody saved', () => {
    expect(kinds({ entries: [{ ...entry, saved: new Set() }] })).toEqual(['unasked']);
  });

  test('finds a rep who was not told, or told of another contact', () => {
    const sending = { ...summary, text: summary.text.replace(words.created, 'Sending to Kinbox…') };
    const other = { ...summary, text: summary.text.replace('Kinbox ID: 1', 'Kinbox ID: 11') };
    for (const chat of [[], [sending], [other]])
      expect(kinds({}, { [REP]: chat })).toEqual(['untold']);
  });

  test('takes a contact that was refused and created from a second draft, but once', () => {
    const corrected = { ...entry, saved: new Set(['draft1', 'draft2']) };
    const second = { ...ana, externalId: 'telegram:7:draft2' };
    expect(kinds({ entries: [corrected], contacts: [second] })).toEqual([]);
    expect(kinds({ entries: [corrected], contacts: [ana, second] })).toEqual(['double']);
    expect(kinds({ entries: [corrected], contacts: [] })).toEqual(['lost']);
  });

  test('wants no summary and no card of a contact that the rep found in Kinbox, but the contact', () => {
    const settled = { ...entry, settled: true };
    const silence = { [REP]: [], [TEAM]: [], [FORUM]: [] };
    expect(kinds({ entries: [settled] }, silence)).toEqual([]);
    expect(kinds({ entries: [settled], contacts: [] }, silence)).toEqual(['lost']);
    expect(kinds({ entries: [settled], contacts: [ana, { ...ana, id: '2' }] }, silence)).toEqual([
      'double',
    ]);
  });

  test('finds what nothing came of, in a form that was never saved too', () => {
    expect(kinds({ entries: [{ ...entry, waitsFor: 'tapped save' }] })).toEqual(['unheard']);
    const open = { ...entry, saved: new Set<string>(), waitsFor: 'typed "Ana"' };
    expect(kinds({ entries: [open], contacts: [] })).toEqual(['unheard']);
  });

  test('finds a card that is missing, in each chat', () => {
    expect(kinds({}, { [TEAM]: [] })).toEqual(['unshared']);
    expect(kinds({}, { [TEAM]: [], [FORUM]: [] })).toEqual(['unshared', 'unshared']);
    const similar = { ...card, text: card.text.replace('Ana Souza R7N1', 'Ana Souza R7N11') };
    expect(kinds({}, { [TEAM]: [similar] })).toEqual(['unshared']);
  });

  test('takes a card that shows many contacts', () => {
    const others = 'João R7N2 · +55 11 98888-1111 · Rep 1';
    const digest = message(`2 contatos novos\n\n${others}\nAna Souza R7N1 · Rep 1`, []);
    expect(kinds({}, { [TEAM]: [digest] })).toEqual([]);
    const without = message(`2 contatos novos\n\n${others}\nAna Souza R7N11 · Rep 1`, []);
    expect(kinds({}, { [TEAM]: [without] })).toEqual(['unshared']);
  });

  test('takes a card under the new id of a group that has moved', () => {
    expect(kinds({}, { [TEAM]: [], [MOVED]: [card] })).toEqual([]);
  });

  test('wants the card in the topic where the form was begun', () => {
    const inTopic = { ...entry, begun: { chatId: FORUM, threadId: 5 } };
    expect(kinds({ entries: [inTopic] })).toEqual(['unshared']);
    expect(kinds({ entries: [inTopic] }, { [FORUM]: [{ ...card, threadId: 5 }] })).toEqual([]);
  });

  test("wants a line without the contact in a group that is none of the team's", () => {
    const atFair = { ...entry, begun: { chatId: -400 } };
    const line = message('Rep 1 adicionou um contato ao Kinbox.', []);
    expect(kinds({ entries: [atFair] })).toEqual(['unshared']);
    expect(kinds({ entries: [atFair] }, { [-400]: [line] })).toEqual([]);
    expect(kinds({ entries: [atFair] }, { [-400]: [line, card] })).toEqual(['leaked']);
  });

  test('counts doubled cards without failing', () => {
    const result = tally(evidence({}, { [TEAM]: [card, { ...card, id: 9 }] }));
    expect(result).toMatchObject({ sharedTwice: 1, failures: [] });
  });

  describe('a contact that was taken', () => {
    const takers = new Map([['draft1', new Set([OTHER, REP])]]);
    const taken = (by: string) =>
      message(`${card.text}\n\n${by} ficou com este contato · hoje`, []);
    const yours = message('Ana Souza R7N1 is yours.', []);

    test('has one taker, whom the cards name and who has it in private', () => {
      const right = { [TEAM]: [taken('Rep 2')], [FORUM]: [taken('Rep 2')], [OTHER]: [yours] };
      expect(kinds({ takers }, right)).toEqual([]);
      // A card that was doubled by a kill may have stayed as it was.
      expect(kinds({ takers }, { ...right, [FORUM]: [card, taken('Rep 2')] })).toEqual([]);
    });

    test.each<[string, Record<number, readonly ChatMessage[]>]>([
      ['nobody', {}],
      ['nobody is told', { [TEAM]: [taken('Rep 2')] }],
      ['no card says so', { [OTHER]: [yours] }],
      [
        'the cards do not agree',
        { [TEAM]: [taken('Rep 1')], [FORUM]: [taken('Rep 2')], [OTHER]: [yours] },
      ],
      ['the cards name another', { [TEAM]: [taken('Rep 1')], [OTHER]: [yours] }],
      ['two are told', { [TEAM]: [taken('Rep 2')], [OTHER]: [yours], [REP]: [summary, yours] }],
    ])('%s: found', (_, chats) => {
      expect(kinds({ takers }, chats)).toEqual(['untaken']);
    });

    test('by somebody who never tapped: found', () => {
      const one = new Map([['draft1', new Set([REP])]]);
      const chats = { [TEAM]: [taken('Rep 2')], [OTHER]: [yours] };
      expect(kinds({ takers: one }, chats)).toEqual(['untaken']);
    });
  });

  describe('a reminder that was agreed to', () => {
    const agreed = withButtons('Agreed.', 'remind:off:draft1:abc');
    const reminder = message('Reminder: Ana Souza R7N1\n\nNome: Ana Souza R7N1', []);

    test('has to come; once more is counted', () => {
      expect(kinds({}, { [REP]: [summary, agreed] })).toEqual(['unreminded']);
      expect(kinds({}, { [REP]: [summary, agreed, reminder] })).toEqual([]);
      const twice = { [REP]: [summary, agreed, reminder, { ...reminder, id: 9 }] };
      expect(tally(evidence({}, twice))).toMatchObject({ remindedTwice: 1, failures: [] });
    });

    test('for each time that was agreed to', () => {
      const again = withButtons('Agreed.', 'remind:off:draft1:abd');
      const chats = { [REP]: [summary, agreed, again, reminder] };
      expect(kinds({}, chats)).toEqual(['unreminded']);
    });
  });

  test('is told with everything that is known', () => {
    const given = evidence({ contacts: [ana, { ...ana, id: '2' }] });
    const outcome = { ...quiet, tally: tally(given), messagesOf: given.messagesOf, historyOf };
    expect(hasFailed(outcome)).toBe(true);
    const report = renderReport(outcome);
    expect(report).toContain('double: 2 times in Kinbox');
    expect(report).toContain('externalId telegram:7:draft1');
    expect(report).toContain('Saved in Kinbox ✅');
    expect(report).toContain('00:00 #3 Bot: Sending');
    expect(report).toMatch(/FAILED\n$/);
  });

  test('does not pass when next to nothing was confirmed', () => {
    const none = tally(evidence({ entries: [], contacts: [] }));
    const outcome = { ...quiet, tally: none, messagesOf: () => [], historyOf };
    expect(hasFailed(outcome)).toBe(true);
    expect(renderReport(outcome)).toContain('too few contacts were confirmed');
  });

  test('does not pass while updates are left that the bot has not taken', () => {
    const outcome = { ...quiet, tally: tally(evidence()), messagesOf: () => [], historyOf };
    expect(hasFailed(outcome)).toBe(false);
    expect(hasFailed({ ...outcome, figures: { ...quiet.figures, pendingUpdates: 1 } })).toBe(true);
  });
});

describe('a rep', () => {
  const review = message(`Ready to save\n\n${shown()}\n\nNo phone…`, [
    'save',
    'edit-name',
    'edit-phone',
    'edit-email',
    'edit-notes',
    'toggle-private',
    'cancel',
  ]);

  test('reads a card, notes of many lines too', () => {
    const card = `Ready to save\n\nName: Ana\nNotes: one\ntwo\n🔒 Private: yes\n\nPhone: no`;
    expect(readField(card, 'name', words)).toBe('Ana');
    expect(readField(card, 'notes', words)).toBe('one\ntwo');
    expect(readField(card, 'email', words)).toBeUndefined();
  });

  test('answers the question that is asked', () => {
    expect(act(message(`New contact · 1/4\n\n${words.asks.name}`, ['cancel']))).toMatchObject({
      kind: 'type',
      text: 'Ana Souza R7N1',
    });
  });

  test('saves a card that is right, and mends one that is not', () => {
    expect(act(review)).toMatchObject({ kind: 'save', draftId: 'draft1', message: review.id });
    const wrong = { ...review, text: review.text.replace('Notes: N', 'Notes: Wrong n') };
    expect(act(wrong)).toMatchObject({ kind: 'tap', data: 'form:edit-notes:draft1:3' });
  });

  test('looks at the newest message that is about a form', () => {
    const lists = message('Nothing here', []);
    const sending = message('Sending to Kinbox…\n\nName: Ana', []);
    expect(look([lists, sending, review], words)).toEqual({ kind: 'closed', message: sending });
    expect(look([lists, review], words)).toMatchObject({ kind: 'form', at: 'review' });
    expect(look([lists], words)).toEqual({ kind: 'nothing' });
    // News of an earlier contact comes in a message of its own; news of this one in its own.
    const news = message(`${words.refused}\n\nName: Bia`, []);
    expect(look([news, review], words)).toMatchObject({ kind: 'form', at: 'review' });
    expect(look([{ ...news, edited: 2 }, review], words)).toMatchObject({ kind: 'closed' });
  });

  function act(seen: ChatMessage, mood: Mood = 'filling') {
    return decide(plan(), look([seen], words), words, mood);
  }
});

describe('what a saved contact wants of its rep', () => {
  const refused = message(`${words.refused}\n\n${shown()}`, []);
  test('is nothing once it is created, even in an older message, or found by the rep', () => {
    expect(dutyOf(entry, [refused], words)).toBe('needs-rep');
    expect(dutyOf(entry, [refused, summary], words)).toBe('done');
    expect(dutyOf({ ...entry, settled: true }, [refused], words)).toBe('done');
  });

  test('is told by its newest card, and by no other contact’s', () => {
    const sending = message(`Sending to Kinbox again…\n\n${shown()}`, []);
    const other = { ...refused, text: refused.text.replace('R7N1', 'R7N11') };
    expect(dutyOf(entry, [sending, refused], words)).toBe('on-its-way');
    expect(dutyOf(entry, [other, sending], words)).toBe('on-its-way');
    expect(dutyOf(entry, [other], words)).toBe('on-its-way');
  });

  test('is done with the buttons of its drafts, on cards and in the list', () => {
    const list = withButtons('Not in Kinbox yet', 'contact:fix:other', 'contact:fix:draft1');
    const card = withButtons(words.undecided, 'contact:there:draft1', 'contact:again:draft1');
    expect(choicesFor(entry, [list, card])).toEqual([
      { kind: 'fix', draftId: 'draft1', message: list },
      { kind: 'decide', draftId: 'draft1', message: card },
    ]);
  });

  test.each(['pt-br', 'en', 'es'])('%s: its headlines are the bot’s words', (language) => {
    const bot = loadDictionary('pt-BR').in(language === 'pt-br' ? 'pt-BR' : language);
    const { refused: no, undecided, settled, created, sending, cancelled } = wordsFor(language);
    expect(bot.plain('rejected')).toContain(no);
    expect(bot.plain('undecided')).toContain(undecided);
    const { yours, reminder } = wordsFor(language);
    expect(bot.html('taken-yours', { name: 'Ana' }).html).toBe(`<b>Ana</b>${yours}`);
    expect(bot.html('remind-now', { name: 'Ana' }).html).toBe(`<b>${reminder}Ana</b>`);
    expect(bot.plain('settled')).toContain(settled);
    expect(bot.plain('created')).toContain(created);
    expect(bot.plain('cancelled', { named: 'yes', name: 'Ana' })).toContain(cancelled);
    for (const [at, key] of ['sending', 'sending-again', 'waiting'].entries()) {
      expect(bot.plain(key)).toContain(sending[at]);
    }
  });
});

test('a turnstile lets everybody through once it is open', async () => {
  const turnstile = startTurnstile(60_000);
  const passed: string[] = [];
  const waiting = turnstile.pass().then(() => passed.push('first'));
  await Promise.resolve();
  expect(passed).toEqual([]);
  turnstile.open();
  await waiting;
  await turnstile.pass();
  expect(passed).toEqual(['first']);
});

describe('chance and options', () => {
  test('the same seed draws the same plans', () => {
    const draw = (seed: number) => drawPlan('R1N1', '0010001', createRandom(seed, 'rep 1'));
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  test('chance is spread evenly', () => {
    const random = createRandom(1, 'any');
    const hits = Array.from({ length: 10_000 }, () => random.between(1, 4));
    for (const value of [1, 2, 3, 4]) {
      expect(Math.abs(hits.filter((hit) => hit === value).length - 2_500)).toBeLessThan(200);
    }
  });

  test('--ci is two short storms', () => {
    const parsed = parseOptions(['--ci', '--seed', '4'], () => 1);
    expect(parsed).toMatchObject({
      storms: [
        { backend: 'sqlite', mode: 'polling', replicas: 1, minutes: 0.5, seed: 4 },
        { backend: 'postgres', mode: 'webhook', replicas: 3, minutes: 0.5, seed: 4 },
      ],
    });
  });

  test.each([[['--replicas', '2']], [['--minutes', '0']], [['--backend', 'oracle']], [['--what']]])(
    '%j is refused',
    (args) => {
      expect(parseOptions(args, () => 1).ok).toBe(false);
    },
  );
});

const entry: Entry = {
  repId: REP,
  wanted: {
    name: 'Ana Souza R7N1',
    phone: '5511988887777',
    email: 'ana@cliente.com.br',
    notes: 'Notes\nof two lines',
    isPrivate: false,
  },
  saved: new Set(['draft1']),
  savedOn: new Set([3]),
  saveTaps: 1,
  asked: 1,
};

const ana: Stored = {
  id: '1',
  externalId: 'telegram:7:draft1',
  name: 'Ana Souza R7N1',
  phone: '5511988887777',
  email: 'ana@cliente.com.br',
  notes: 'Notes\nof two lines',
  isPrivate: false,
  customFields: { telegram_id: { value: '7' } },
};

const summary = message(`${words.created}\n\n${shown()}\nKinbox ID: 1`, []);
const card = message(`Novo contato no Kinbox\n\nNome: Ana Souza R7N1\n\nPor Rep 1`, []);

const historyOf = () => ['00:00 #3 Bot: Sending'];

const quiet = {
  storm: {
    minutes: 1,
    reps: 1,
    backend: 'sqlite',
    mode: 'polling',
    replicas: 1,
    seed: 1,
    drainSeconds: 1,
  },
  figures: {
    api: { hasV3: false, listOrder: 'random', searchLagMs: 0, errorShape: 'nest' },
    counts: createLedger().counts,
    repeated: 0,
    unanswered: 0,
    pendingUpdates: 0,
    kills: 0,
    ownEnds: 0,
    exitCodes: [0],
    posts: 0,
    stormMs: 0,
    drainedMs: 0,
    wallMs: 0,
  },
} as const;

function evidence(
  change: Partial<Evidence> = {},
  chats: Record<number, readonly ChatMessage[]> = {},
): Evidence {
  const all: Record<number, readonly ChatMessage[]> = {
    [REP]: [summary],
    [TEAM]: [card],
    [FORUM]: [card],
    ...chats,
  };
  return {
    entries: [entry],
    contacts: [ana],
    teamChats: [
      { title: 'Team', ids: [TEAM, MOVED] },
      { title: 'Forum', ids: [FORUM] },
    ],
    wordsOf: () => words,
    takers: new Map(),
    repNames: new Map([
      [REP, 'Rep 1'],
      [OTHER, 'Rep 2'],
    ]),
    elsewhere: 'adicionou um contato ao Kinbox',
    messagesOf: (chatId) => all[chatId] ?? [],
    ...change,
  };
}

function kinds(
  change: Partial<Evidence> = {},
  chats: Record<number, readonly ChatMessage[]> = {},
): string[] {
  return tally(evidence(change, chats)).failures.map(({ kind }) => kind);
}

function plan(): Plan {
  const { wanted } = entry;
  return {
    wanted,
    typed: { name: wanted.name },
    slips: new Map(),
    whims: new Map(),
    doubleTap: false,
    patient: true,
  };
}

function shown(): string {
  return [
    'Name: Ana Souza R7N1',
    'Phone: +55 11 98888-7777',
    'Email: ana@cliente.com.br',
    'Notes: Notes\nof two lines',
  ].join('\n');
}

const withButtons = (text: string, ...data: string[]): ChatMessage => ({
  ...message(text, []),
  buttons: data.map((one) => [{ label: one, data: one }]),
});

function message(text: string, actions: string[]): ChatMessage {
  return {
    id: 3,
    from: 'bot',
    author: 'Bot',
    kind: 'text',
    text,
    entities: [],
    buttons: actions.map((name) => [{ label: name, data: `form:${name}:draft1:3` }]),
    edited: 0,
    reaction: undefined,
    replyTo: undefined,
    threadId: undefined,
    file: undefined,
  };
}
