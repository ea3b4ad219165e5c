import type { ContactCard, DocumentFile } from '../../sandbox/telegram/attachments.ts';
import type { Origin } from '../../sandbox/telegram/forwarding.ts';
import type { SendOptions } from '../../sandbox/telegram/typing.ts';
import type { Action, Card } from './actions.ts';
import type { FuzzedApp, FuzzedRep } from './open-app.ts';
import type { FileTemplate } from './texts.ts';

/** Callback data on a rep's screen, newest message first. */
export function dataOf({ person }: FuzzedRep): { messageId: number; data: string }[] {
  return person.liveMessages
    .toReversed()
    .flatMap(({ id, buttons }) =>
      buttons.flat().flatMap(({ data }) => (data === undefined ? [] : [{ messageId: id, data }])),
    );
}

const at = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(list.length, 1)];

const CHANNEL = { id: -1_001_000_000_007, title: 'Leads' };

/** Does it, if it can be done now. Lone surrogates and empty texts are nothing that Telegram lets anybody send. */
export function perform(app: FuzzedApp, action: Action): void {
  const actor = at(app.reps, action.rep);
  if (!actor) return;
  const { person, groups } = actor;
  const { kind, pick } = action;
  const group = at(groups, pick);
  /** Filled in; from now on those of the chat know it. */
  const say = (template: string, max = 3_000, chatId = person.id): string => {
    const text = app.marks.fill(template.toWellFormed().slice(0, max), actor.writer, pick);
    app.watch.heard(chatId, text);
    return text;
  };
  /** Telegram takes no text of white space only: there is something in this one. */
  const words = (template: string, max?: number, chatId?: number): string => {
    const text = say(template, max, chatId);
    return /[\p{L}\p{N}]/u.test(text) ? text : `${text} ${say('{w}', 10, chatId)}`;
  };
  const cardOf = ({ name, lastName, phone, vcard, userId }: Card): ContactCard => ({
    firstName: words(name, 200),
    phone: words(phone, 100),
    ...(lastName !== undefined && { lastName: say(lastName) }),
    ...(vcard !== undefined && { vcard: say(vcard) }),
    ...(userId !== undefined && { userId }),
  });
  const fileOf = ({ name, mime, text, encoding, junk }: FileTemplate): DocumentFile => {
    const fileName = say(name, 100);
    app.watch.named(person.id, fileName);
    const content = Buffer.concat([junk, Buffer.from(words(text), encoding)]);
    return { name: fileName, mime, content };
  };
  const tap = (messageId: number, data: string): void => {
    const answer = person.tapRaw(messageId, data);
    answer.then(
      ({ text = '' }) => app.watch.saw(person.id, { text, buttons: [], file: undefined }),
      () => undefined,
    );
  };

  switch (kind) {
    case 'text':
    case 'command':
      person.send(words(action.text));
      return;
    case 'in-group':
      if (group) person.send(words(action.text, 3_000, group.id), { in: group });
      return;
    case 'contacts':
      person.contacts(action.cards.map(cardOf));
      return;
    case 'document':
      person.document(fileOf(action.file), { caption: say(action.caption, 800) });
      return;
    case 'photo':
      person.photo(say(action.caption, 800));
      return;
    case 'forward': {
      const options: SendOptions = { forwardOf: originOf() };
      const text = words(action.text, 800);
      if (action.what === 'text') person.send(text, options);
      else if (action.what === 'photo') person.photo(text, options);
      else if (action.what === 'contact')
        person.contact({ firstName: words('{w}'), phone: words('{p}') }, options);
      else person.document({ name: 'a.csv', content: Buffer.from(text) }, options);
      return;
    }
    case 'reply': {
      const where = action.isInGroup ? group : undefined;
      const messages = where?.messages ?? person.messages;
      const message = at(messages.toReversed(), pick);
      if (!message) return;
      const quote = action.isQuoted ? /\S.{0,40}/u.exec(message.text)?.[0] : undefined;
      person.send(words(action.text, 3_000, where?.id), {
        ...(where && { in: where }),
        replyTo: message.id,
        ...(quote !== undefined && { quote }),
      });
      return;
    }
    case 'location':
      person.location(action.latitude, action.longitude);
      return;
    case 'venue': {
      const [title, address] = [words(action.title, 200), words(action.address, 200)];
      person.venue({ latitude: 1, longitude: 2, title, address });
      return;
    }
    case 'tap': {
      const button = at(dataOf(actor), pick);
      if (button) tap(button.messageId, button.data);
      return;
    }
    case 'tap-on': {
      const button = dataOf(actor).find(({ data }) => data.startsWith(action.what));
      if (button) tap(button.messageId, button.data);
      return;
    }
    case 'tap-of-another': {
      const other = at(app.reps, action.of);
      const button = other && at(dataOf(other), pick);
      const own = at(
        person.messages.filter(({ from }) => from === 'bot'),
        pick,
      );
      if (button && own) tap(own.id, button.data);
      return;
    }
    case 'edit': {
      const where = action.isInGroup ? group : undefined;
      const own = (where?.messages ?? person.messages).filter(
        ({ from, author, kind: what, text, forwarded }) =>
          from === 'person' &&
          author === person.firstName &&
          !forwarded &&
          (what === 'text' ? text !== '' : what === 'photo' || what === 'document'),
      );
      const message = at(own.toReversed(), pick);
      if (message)
        person.edit(message.id, words(action.text, 800, where?.id), where && { in: where });
      return;
    }
    case 'link':
      person.startLink(action.payload);
      return;
    case 'kinbox-refuses':
      app.kinbox.fail({ on: action.what, how: action.how });
      return;
    default:
      person[kind]();
  }

  function originOf(): Origin {
    if (action.kind !== 'forward' || action.of === 'hidden') return words('Joana {w}');
    const other = at(app.reps, pick);
    if (action.of === 'user' && other) return { user: other.person.user };
    return action.of === 'group' && group ? { group } : { channel: CHANNEL, messageId: 3 };
  }
}
