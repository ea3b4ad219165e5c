import fc from 'fast-check';
import { anyText } from '../domain/any-text.ts';
import { answers, contactTexts, type FileTemplate, files, vcards } from './texts.ts';

/** A person's acts with a phone in the hand. Taps, edits and replies pick from what there is. */
export type Action = { rep: number; pick: number } & (
  | { kind: 'text' | 'command' | 'in-group'; text: string }
  | { kind: 'contacts'; cards: Card[] }
  | { kind: 'document'; file: FileTemplate; caption: string }
  | { kind: 'photo'; caption: string }
  | { kind: 'forward'; of: 'hidden' | 'user' | 'channel' | 'group'; what: Forwarded; text: string }
  | { kind: 'reply'; text: string; isQuoted: boolean; isInGroup: boolean }
  | { kind: 'sticker' | 'voice' | 'poll' | 'dice' }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'venue'; title: string; address: string }
  | { kind: 'tap' }
  | { kind: 'tap-on'; what: string }
  | { kind: 'tap-of-another'; of: number }
  | { kind: 'edit'; text: string; isInGroup: boolean }
  | { kind: 'link'; payload: string }
  | { kind: 'kinbox-refuses'; what: 'create' | 'update'; how: 'reject-400' | 'reject-422' }
);

export interface Card {
  name: string;
  lastName: string | undefined;
  phone: string;
  vcard: string | undefined;
  userId: number | undefined;
}

type Forwarded = 'text' | 'contact' | 'document' | 'photo';

const commands = fc.constantFrom(
  '/newcontact',
  '/newcontact',
  '/newcontact',
  '/start',
  '/cancel',
  '/skip',
  '/skip',
  '/back',
  '/pending',
  '/recent',
  '/find {p}',
  '/find Maria',
  '/find {e}',
  '/language',
  '/id',
  '/jobs',
  '/help',
  '/nonsense',
  '/newcontact@sandbox_bot',
  '/newcontact@other_bot',
  '/NEWCONTACT',
  '/newcontact Maria {w} {p} {e}',
  '/newcontact {P}',
  '/newcontact João {w}, 11 98765-4321, joao@gmial.com, quer bolo',
  '/newcontact 997281648 Caio',
  '/event Expo {w}',
  '/event off',
  '/event',
);
const texts = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 6, arbitrary: answers },
  { weight: 6, arbitrary: contactTexts },
);
/** Below pictures and files: https://core.telegram.org/bots/api#sendphoto , caption. */
const captions = fc.oneof(fc.constant(''), contactTexts, anyText);
const isZero = (one: number): boolean => one === 0;
const card: fc.Arbitrary<Card> = fc.record({
  name: fc.oneof(fc.constant('Rita {w}'), anyText),
  lastName: fc.option(fc.constantFrom('Lima {w}', ''), { nil: undefined }),
  phone: fc.oneof(answers, fc.constant('{p}'), anyText),
  vcard: fc.option(vcards, { nil: undefined }),
  userId: fc.option(fc.constantFrom(101, 5_000_000_001), { nil: undefined }),
});

/** The ways through the form and past its questions that blind taps seldom take. */
const buttons = fc.constantFrom(
  'form:save:',
  'form:save:',
  'form:save:',
  'form:save-anyway:',
  'form:show-duplicate:',
  'form:add-0:',
  'form:toggle-private:',
  'form:go-on:',
  'form:edit-',
  'form:own-',
  'form:option-',
  'import:start:',
  'import:start:',
  'import:pause:',
  'import:resume:',
  'import:cancel:',
  'correct:yes',
  'correct:no',
  'contact:',
);

const who = { rep: fc.nat(2), pick: fc.nat(40) };
const is = <Kind extends Action['kind']>(kind: Kind) => fc.constant(kind);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ ...who, kind: is('text'), text: texts }) },
  { weight: 5, arbitrary: fc.record({ ...who, kind: is('command'), text: commands }) },
  { weight: 2, arbitrary: fc.record({ ...who, kind: is('in-group'), text: commands }) },
  { weight: 6, arbitrary: fc.record({ ...who, kind: is('tap') }) },
  { weight: 14, arbitrary: fc.record({ ...who, kind: is('tap-on'), what: buttons }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...who, kind: is('tap-of-another'), of: fc.nat(2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...who,
      kind: is('edit'),
      text: texts,
      isInGroup: fc.nat(4).map(isZero),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...who,
      kind: is('contacts'),
      cards: fc.array(card, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ ...who, kind: is('document'), file: files, caption: captions }),
  },
  { weight: 1, arbitrary: fc.record({ ...who, kind: is('photo'), caption: captions }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...who,
      kind: is('forward'),
      of: fc.constantFrom('hidden', 'user', 'channel', 'group'),
      what: fc.constantFrom('text', 'contact', 'document', 'photo'),
      text: texts,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...who,
      kind: is('reply'),
      text: fc.oneof(fc.constant('/newcontact'), commands, texts),
      isQuoted: fc.boolean(),
      isInGroup: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...who,
      kind: is('location'),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...who,
      kind: is('venue'),
      title: fc.oneof(fc.constant('Café {w}'), anyText),
      address: fc.oneof(fc.constant('Rua {w}'), anyText),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...who,
      kind: is('link'),
      payload: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...who,
      kind: fc.constantFrom('sticker' as const, 'voice' as const, 'poll' as const, 'dice' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...who,
      kind: is('kinbox-refuses'),
      what: fc.constantFrom('create', 'update'),
      how: fc.constantFrom('reject-400', 'reject-422'),
    }),
  },
);

/** Acts that happen before the bot has time to answer, or one after the other. */
export interface Case {
  actions: Action[];
  isInARush: boolean;
}

const text = (template: fc.Arbitrary<string>) =>
  fc.record({ ...who, kind: is('text'), text: template });
const say = (...templates: string[]) => text(fc.constantFrom(...templates));
const tap = (...what: string[]) =>
  fc.record({ ...who, kind: is('tap-on'), what: fc.constantFrom(...what) });

/** Contacts come to be saved by doing the right things in the right order: blind actions seldom do. */
const errands: fc.Arbitrary<Action>[][] = [
  [
    say('/cancel'),
    text(contactTexts),
    tap('form:toggle-private:', 'form:save:'),
    tap('form:save:'),
    tap('form:show-duplicate:', 'form:save-anyway:', 'form:back:'),
    tap('form:add-0:', 'form:save-anyway:'),
  ],
  [
    say('/cancel', '/cancel', '/event off', '/event Expo {w}'),
    say('/newcontact'),
    say('Eva {w}'),
    say('{p}', '{P}'),
    say('{e}', '{E}', '/skip'),
    say('obs {w}', '/skip'),
    say('retail', '/skip'),
    say('Fortaleza {w}', '/skip'),
    tap('form:toggle-private:', 'form:save:', 'form:save:'),
    tap('form:save:'),
    tap('form:save-anyway:', 'form:show-duplicate:', 'form:add-0:'),
  ],
  // By now what was saved before is in Kinbox.
  [
    say('/cancel'),
    fc.record({
      ...who,
      kind: is('edit'),
      text: fc.oneof(fc.constantFrom('{w}', '{p}', '{e}'), answers),
      isInGroup: fc.constant(false),
    }),
    tap('correct:yes', 'correct:no'),
  ],
  [
    fc.record({ ...who, kind: is('in-group'), text: fc.constant('/newcontact Noa {w} {p}') }),
    tap('form:save:'),
  ],
  [
    say('/cancel'),
    fc.record({ ...who, kind: is('document'), file: files, caption: fc.constant('') }),
    tap('import:start:', 'import:cancel:'),
    tap('import:pause:', 'import:cancel:'),
    tap('import:resume:', 'import:cancel:'),
  ],
];

/** One rep does it, with now and then something else in between. */
const errand: fc.Arbitrary<Case> = fc
  .tuple(
    fc.nat(2),
    fc.nat(40),
    fc.oneof(
      ...errands.map((steps) =>
        fc.tuple(
          ...steps.map((step) =>
            fc.oneof({ weight: 12, arbitrary: step }, { weight: 1, arbitrary: anyAction }),
          ),
        ),
      ),
    ),
  )
  .map(([rep, pick, actions]) => ({
    // Phones and emails are chosen by the pick: those of one errand go together.
    actions: actions.map((action) => ({
      ...action,
      rep,
      pick: action.kind === 'edit' ? action.pick : pick,
    })),
    isInARush: false,
  }));

export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  fc.record({
    actions: fc.array(anyAction, { minLength: 1, maxLength: 6 }),
    isInARush: fc.boolean(),
  }),
  errand,
);
