import type { ChatMessage } from '../telegram/chat-view.ts';
import { createFaultSwitch } from './faults.ts';
import { createSharing, withNewLines } from './sharing.ts';
import type { Stage } from './stage.ts';

/** A command's result: a text to print, and whether the bot may be about to answer. */
export interface Done {
  note?: string;
  isForBot?: boolean;
  isOver?: boolean;
}

export interface Command {
  /** Its line in :help. */
  usage: string;
  run(rest: string): Done | Promise<Done>;
}

export interface Player {
  /** The chat that is typed in. */
  readonly chatTitle: string;
  readonly chatId: number;
  /** A line: a message for the chat, or a command of the demo. Rejects when it cannot be done. */
  play(line: string): Promise<Done>;
}

/** The rep at the keyboard. */
export function createPlayer(stage: Stage): Player {
  const { telegram, kinbox, rep, team } = stage;
  const faults = createFaultSwitch(kinbox);
  let inTeam = false;

  const place = () => (inTeam ? { in: team } : {});
  const messages = (): ChatMessage[] => (inTeam ? team : rep).messages;

  /** `2` is a button of the newest message that has some; `14.2` one of message 14. */
  async function tap(messageId: string | undefined, number: number): Promise<Done> {
    const message = messages().findLast(
      ({ id, from, buttons }) =>
        from === 'bot' && buttons.length > 0 && (!messageId || id === Number(messageId)),
    );
    const button = message?.buttons.flat()[number - 1];
    if (!message) return { note: 'There is no message with buttons here.' };
    if (!button) return { note: `#${message.id} has no button ${number}.` };
    if (button.copy !== undefined) return { note: `Copied: ${button.copy}` };
    if (button.url !== undefined) return openLink(button.url);
    if (button.data === undefined) return { note: 'The demo cannot tap such a button.' };
    const { text, alert } = await rep.tapRaw(message.id, button.data, place());
    if (text === undefined) return { isForBot: true };
    return { note: alert ? `Alert: ${text}` : `Toast: ${text}` };
  }

  function openLink(url: string): Done {
    const start = `https://t.me/${telegram.bot.username}?start=`;
    if (!url.startsWith(start)) return { note: `Telegram would open ${url}` };
    inTeam = false;
    rep.startLink(url.slice(start.length));
    return { note: 'Opened the private chat and pressed Start.', isForBot: true };
  }

  const commands: Record<string, Command> = {
    ...createSharing({ rep, place, messages }),
    group: {
      usage: ':group   write in the team chat, or in the private chat again',
      run() {
        inTeam = !inTeam;
        return { note: inTeam ? `You write in ${team.title} now.` : 'You write in private now.' };
      },
    },
    kinbox: {
      usage: ':kinbox   what Kinbox holds',
      run: () => ({ note: renderKinbox(kinbox.contacts) }),
    },
    fail: {
      usage: ':fail [n]   make Kinbox fail; without a number, the list',
      run: async (rest) => ({ note: rest === '' ? faults.list() : await faults.choose(rest) }),
    },
    restart: {
      usage: ':restart   stop the bot and start it on the same database',
      async run() {
        await stage.restart();
        return { note: 'The bot was stopped and started again.' };
      },
    },
    help: {
      usage: ':help   this',
      run: () => ({
        note: [
          'Type what the rep would; \\n makes a new line. /help asks the bot. The demo itself knows:',
          '  :2   tap button 2 of the newest message with buttons; :14.2 button 2 of message 14',
          ...Object.values(commands).map(({ usage }) => `  ${usage}`),
        ].join('\n'),
      }),
    },
    quit: { usage: ':quit   end; Ctrl-D and Ctrl-C do it too', run: () => ({ isOver: true }) },
  };

  return {
    get chatTitle() {
      return inTeam ? team.title : 'private';
    },
    get chatId() {
      return inTeam ? team.id : rep.id;
    },
    async play(line) {
      const [, messageId, number] = /^:(?:(\d+)\.)?(\d+)$/.exec(line) ?? [];
      if (number !== undefined) return tap(messageId, Number(number));
      const [, name, rest = ''] = /^:(\w+)(?:\s+(.*))?$/.exec(line) ?? [];
      if (name !== undefined) {
        if (Object.hasOwn(commands, name)) return (await commands[name]?.run(rest.trim())) ?? {};
        return { note: `The demo knows no :${name}; :help lists what it knows.` };
      }
      rep.send(withNewLines(line), place());
      return { isForBot: !inTeam || line.startsWith('/') };
    },
  };
}

/** The filled-in fields, and whether the contact is private. */
export function renderKinbox(contacts: Stage['kinbox']['contacts']): string {
  const filled = contacts.map(({ createdAt: _time, ...contact }) =>
    Object.fromEntries(
      Object.entries(contact).filter(
        ([field, value]) => field === 'isPrivate' || (value !== '' && value !== false),
      ),
    ),
  );
  if (filled.length === 0) return 'Kinbox holds nothing.';
  return JSON.stringify(filled, null, 2);
}
