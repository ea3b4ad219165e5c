import fc from 'fast-check';
import { anyText } from '../domain/any-text.ts';
import { type FuzzedApp, type MarkedRep, OF_KNOWN_CONTACT } from './open-app.ts';

/** What a person can do with a phone in the hand. Taps and edits pick from what there is. */
export type Action = { rep: number } & (
  | { kind: 'text' | 'command' | 'in-group'; text: string }
  | { kind: 'contact'; name: string; phone: string }
  | { kind: 'sticker' | 'voice' | 'photo' | 'poll' | 'dice' | 'location' | 'venue' }
  | { kind: 'tap'; pick: number }
  | { kind: 'tap-of-another'; pick: number; of: number }
  | { kind: 'edit' | 'forward' | 'reply'; pick: number; text: string }
  | { kind: 'link'; payload: string }
);

const rep = fc.nat(2);
const pick = fc.nat(20);
const commands = fc.constantFrom(
  '/newcontact',
  '/newcontact',
  '/newcontact',
  '/start',
  '/cancel',
  '/skip',
  '/back',
  '/pending',
  '/recent',
  '/language',
  '/id',
  '/jobs',
  '/help',
  '/nonsense',
  '/newcontact@sandbox_bot',
  '/newcontact@other_bot',
  '/NEWCONTACT',
  '/newcontact João, 11 98765-4321, joao@gmial.com, quer bolo',
  '/newcontact 997281648 Caio',
  '/event Feira',
  '/event off',
);
/** Good answers, so that forms get somewhere. */
const answers = fc.constantFrom(
  'Maria Souza',
  '85 99728-1648',
  '+55 85 99728 1648',
  '8599728',
  'maria@example.com',
  'maria@gmial.com',
  'x',
  'Conheci na feira\nligar segunda',
  '<b>oi</b> & "tchau"',
  'Oi, aqui é a Rita Prado. Meu zap é 11 98888-7777, rita@example.com',
  'BEGIN:VCARD\nFN:Zé\nTEL:+55 85 98888-7777\nEND:VCARD',
  'a'.repeat(128),
  'a'.repeat(129),
  '9'.repeat(40),
);

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('text' as const), rep, text: anyText }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), rep, text: answers }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('command' as const), rep, text: commands }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('in-group' as const), rep, text: commands }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('tap' as const), rep, pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('tap-of-another' as const), rep, pick, of: rep }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('edit' as const, 'forward' as const, 'reply' as const),
      rep,
      pick,
      text: fc.oneof(answers, anyText),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('contact' as const),
      rep,
      name: anyText,
      phone: fc.oneof(answers, anyText),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('link' as const),
      rep,
      payload: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'sticker' as const,
        'voice' as const,
        'photo' as const,
        'poll' as const,
        'dice' as const,
        'location' as const,
        'venue' as const,
      ),
      rep,
    }),
  },
);

/** Callback data on a rep's screen, newest message first. */
export function dataOf({ person }: MarkedRep): { messageId: number; data: string }[] {
  return person.liveMessages
    .toReversed()
    .flatMap(({ id, buttons }) =>
      buttons.flat().flatMap(({ data }) => (data === undefined ? [] : [{ messageId: id, data }])),
    );
}

const at = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(list.length, 1)];

/** Does it, if it can be done now. Lone surrogates and empty texts are nothing that Telegram lets anybody send. */
export function perform({ reps, group }: FuzzedApp, action: Action): void {
  const actor = at(reps, action.rep);
  if (!actor) return;
  const { person, marker } = actor;
  const marked = (text: string): string => `${text.toWellFormed().slice(0, 3_000)} ${marker}`;
  switch (action.kind) {
    case 'text':
      // A marker is no part of a phone number or an address: those go without, and hold no words.
      person.send(
        /^[\w+@. ()-]+$/.test(action.text) && /\d{6}|@/.test(action.text)
          ? action.text
          : marked(action.text),
      );
      return;
    case 'command':
      person.send(action.text);
      return;
    case 'in-group':
      person.send(action.text, { in: group });
      return;
    case 'contact':
      person.contact({ phone: action.phone.toWellFormed() || '1', firstName: marked(action.name) });
      return;
    case 'link':
      person.startLink(action.payload);
      return;
    case 'location':
      person.location(1, 2);
      return;
    case 'tap': {
      const button = at(dataOf(actor), action.pick);
      if (button) person.tapRaw(button.messageId, button.data).catch(() => undefined);
      return;
    }
    case 'tap-of-another': {
      const other = at(reps, action.of);
      const button = other && at(dataOf(other), action.pick);
      const own = person.messages.find(({ from }) => from === 'bot');
      if (button && own) person.tapRaw(own.id, button.data).catch(() => undefined);
      return;
    }
    case 'edit': {
      const own = person.messages.filter(
        ({ from, kind, forwarded }) => from === 'person' && kind === 'text' && !forwarded,
      );
      const message = at(own.toReversed(), action.pick);
      if (message) person.edit(message.id, marked(action.text));
      return;
    }
    case 'forward':
      person.send(marked(action.text), { forwardOf: marked('Teo') });
      return;
    case 'reply': {
      const readable = person.messages.filter(({ text }) => !OF_KNOWN_CONTACT.test(text));
      const message = at(readable.toReversed(), action.pick);
      if (message) person.send('/newcontact', { replyTo: message.id });
      return;
    }
    default:
      person[action.kind]();
  }
}
