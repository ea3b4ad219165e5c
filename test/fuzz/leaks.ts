import type { KinboxSandbox } from '../../sandbox/kinbox/server.ts';
import type { ChatMessage } from '../../sandbox/telegram/chat-view.ts';
import { LOCALES, loadDictionary, type Words } from '../../src/locales/words.ts';
import { createKnown } from './known.ts';
import { marksIn } from './marks.ts';
import { createWritten } from './written.ts';

/** Where somebody else's contact is shown by design, and how much of it. */
type Shown = 'contact' | 'name' | { addedTo: string };
type Message = Pick<ChatMessage, 'text' | 'buttons' | 'file'>;

export interface LeakWatch {
  /** Somebody has written that in a chat: there it is no secret. */
  heard(chatId: number, text: string): void;
  /** Somebody has sent a file of that name: the team reads it when its contacts were imported. */
  named(chatId: number, fileName: string): void;
  /** The bot has shown that. */
  saw(chatId: number, message: Message): void;
  /** Marks that nobody may read where they were shown. */
  leaks(): string[];
  /** Marks shown by design if they are in a contact: not decided yet. Empty when Kinbox has everything. */
  open(): string[];
}

/**
 * A rep's private texts are read by nobody else, except in contacts that were saved: in the question about a duplicate,
 * in what /find brings, in the answer to a note for it (its name), on the cards of teams, and, once they were added to
 * somebody's contact, on that one's card. Of private ones only the name. The name of an event is the team's.
 */
export function watchLeaks({
  kinbox,
  groups,
}: {
  kinbox: KinboxSandbox;
  /** The members of each group, by its id. */
  groups: ReadonlyMap<number, readonly number[]>;
}): LeakWatch {
  const known = createKnown(groups);
  const written = createWritten(kinbox, known);
  const dictionary = loadDictionary('pt-BR');
  const languages = LOCALES.map((locale) => dictionary.in(locale));
  const fileMarks = new Set<string>();
  const eventMarks = new Set<string>();
  const leaks: string[] = [];
  let open: { mark: string; shown: Shown; where: string }[] = [];

  function saw(chatId: number, message: Message): void {
    const { text, buttons, file } = message;
    const all = JSON.stringify([text, buttons, file?.name, file?.content.toString()]);
    const marks = [...marksIn(all)].filter(
      (mark) => !known.has(chatId, mark) && !eventMarks.has(mark),
    );
    if (marks.length === 0) return;
    const where = `in ${chatId}: ${all}`;
    for (const mark of marks) {
      const shown = shownBy(chatId, mark, message);
      if (!shown) leaks.push(`${mark} ${where}`);
      else if (shown !== 'settled') open.push({ mark, shown, where });
      // A rep may repeat a text that the bot has told them.
      known.add(chatId, mark);
    }
  }

  /** `settled` needs no later look. */
  function shownBy(chatId: number, mark: string, message: Message): Shown | 'settled' | undefined {
    const lines = message.text.split('\n');
    const members = groups.get(chatId);
    if (members) {
      const isOfMember = members.some((id) => known.has(id, mark));
      if (!isOfMember || !isTeamCard(lines[0] ?? '')) return undefined;
      return fileMarks.has(mark) ? 'settled' : 'contact';
    }
    const hasLine = (key: string): boolean =>
      languages.some((words) => lines.includes(said(words, key)));
    if (hasLine('known-title')) return 'name';
    if (hasLine('find-title')) return 'contact';
    if (hasLine('duplicate-title')) {
      const buttons = message.buttons.flat();
      return buttons.some(({ data }) => data?.startsWith('form:show-duplicate:'))
        ? 'name'
        : 'contact';
    }
    const own = contactOn(chatId, lines);
    if (own !== undefined) return { addedTo: own };
    return isAboutNote(lines.find((line) => marksIn(line).has(mark)) ?? '') ? 'name' : undefined;
  }

  /**
   * Others may add to a contact of the rep's, and whoever finds a contact that is open to all is shown it: the card
   * shows what Kinbox has.
   */
  const contactOn = (repId: number, lines: string[]): string | undefined =>
    kinbox.contacts.find(
      ({ id, externalId, isPrivate }) =>
        (externalId?.startsWith(`telegram:${repId}:`) || !isPrivate) &&
        languages.some((words) => lines.includes(said(words, 'id-line', { id }))),
    )?.id;

  /** Of one contact, of several, or of an import, which names its file. */
  const isTeamCard = (title: string): boolean =>
    languages.some((words) =>
      ['shared', 'shared-many', 'shared-import'].some((key) => {
        const count = Number(/\d+/.exec(title)?.[0] ?? 0);
        return said(words, key, { count, file: '', name: '', who: '' }).split('\n')[0] === title;
      }),
    );

  /** "I added your note to …": the name is the one that the rep was asked about. */
  const isAboutNote = (line: string): boolean =>
    languages.some((words) =>
      ['update-sending', 'update-noted', 'update-completed', 'update-failed'].some((key) => {
        const [before = '', after = ''] = said(words, key, { name: '\ue000' }).split('\ue000');
        return line.startsWith(before) && line.endsWith(after);
      }),
    );

  /** Decides what can be decided: a contact that was saved a moment ago is not in Kinbox yet. */
  function decide(): void {
    written.read();
    open = open.filter(({ mark, shown }) =>
      typeof shown === 'string'
        ? !written.isShown(mark, shown)
        : !written.wasIn(shown.addedTo, mark),
    );
  }

  function heard(chatId: number, text: string): void {
    // The team's events are the team's: each rep is offered those of the others.
    if (/^\/event\b/i.test(text)) for (const mark of marksIn(text)) eventMarks.add(mark);
    for (const mark of marksIn(text)) known.add(chatId, mark);
  }

  return {
    heard,
    named(chatId, fileName) {
      heard(chatId, fileName);
      for (const mark of marksIn(fileName)) fileMarks.add(mark);
    },
    saw,
    leaks() {
      decide();
      return [...leaks, ...written.troubles];
    },
    open() {
      decide();
      return open.map(({ mark, where }) => `${mark} ${where}`);
    },
  };
}

/** As people read it: tags are no part of the text. */
function said(words: Words, key: string, args: Record<string, string | number> = {}): string {
  return words.plain(key, args).replace(/<\/?(?:b|code)>/g, '');
}
