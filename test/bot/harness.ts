import type { Message, Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { parseIncoming } from '../../src/intake/incoming.ts';
import { loadDictionary } from '../../src/locales/words.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { RepState, Store, Turn } from '../../src/storage/store.ts';
import type { Button } from '../../src/telegram/keyboard.ts';
import type { View } from '../../src/telegram/messenger.ts';

const ANA = { id: 7001, is_bot: false, first_name: 'Ana', language_code: 'en' };
const KEY = `rep:${ANA.id}`;

/**
 * The real bot over a database in memory; what it says is recorded and goes nowhere. Updates are handled one
 * by one, as the dispatcher does.
 */
export function openBot(change: (store: Store) => Partial<Store> = () => ({})) {
  const store = openSqlite(':memory:');
  onTestFinished(() => store.close());
  const shown: View[] = [];
  const toasts: (string | undefined)[] = [];
  const show = async (view: View): Promise<number> => shown.push(view);
  const bot = createBot({
    token: '123456:token',
    me: {
      id: 123456,
      is_bot: true,
      first_name: 'Bot',
      username: 'bot',
    } as Parameters<typeof createBot>[0]['me'],
    client: {
      fetch: () => {
        throw new Error('everything is said through the messenger');
      },
    },
    store: { ...store, ...change(store) },
    messenger: {
      send: (_, view) => show(view),
      show: (_, view) => show(view),
      edit: async (_, view) => {
        await show(view);
        return 'shown';
      },
      strip: async () => {},
      refresh: async () => {},
      react: async () => {},
      sendPhoto: async () => 1,
      sendFile: async () => 1,
      toast: async (_, text) => {
        toasts.push(text);
      },
    },
    dictionary: loadDictionary('pt-BR'),
    team: {
      adminIds: () => [],
      allowedIds: () => [],
      teamChatIds: () => [],
      members: () => [],
      groups: () => [],
      events: () => [],
      isEmpty: () => false,
      refresh: async () => {},
      stop: async () => {},
    },
    currentId: async (chatId) => chatId,
    draw: async () => undefined,
    now: Date.now,
    access: { isAllowed: async () => true, forget() {}, unreadableChats: () => [] },
    findKnown: async () => ({ matches: [], isComplete: true }),
    heldBack: async () => undefined,
    reads: { photos: 'off', voice: false },
    canUpdate: async () => false,
    download: async () => ({ ok: false, problem: 'gone' }),
    readFile: async () => ({ ok: false, problem: 'empty' }),
    settings: () => ({
      country: 'BR',
      customFields: [],
      locale: 'pt-BR',
      timeZone: 'America/Sao_Paulo',
    }),
    isTeamChat: async () => false,
    offers: {},
  });
  let ids = 0;

  async function take(event: Partial<Update>, edit: (turn: Turn) => Turn = (turn) => turn) {
    ids += 1;
    const incoming = parseIncoming({ update_id: ids, ...event });
    if (!incoming) throw new Error('no update');
    await store.receive([incoming], ids);
    await handleNext(edit);
  }

  async function handleNext(edit: (turn: Turn) => Turn): Promise<void> {
    const turn = await store.nextTurn(KEY, ids);
    if (!turn) throw new Error('no turn');
    await store.commit(turn, await bot.handle(edit(turn)), ids);
  }

  const message = (text: string): Message =>
    ({
      message_id: ids + 1000,
      date: 1,
      chat: { id: ANA.id, type: 'private', first_name: 'Ana' },
      from: ANA,
      text,
      ...(text.startsWith('/') && {
        entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length ?? 0 }],
      }),
    }) as Message;

  function button(label: string): Button & { data: string } {
    const buttons = shown.flatMap((view) => view.buttons ?? []).flat();
    const found = buttons.findLast((one) => one.label === label);
    if (!found || !('data' in found)) throw new Error(`no button ${label}`);
    return found;
  }

  return {
    store,
    toasts,
    /** The newest message, as HTML. */
    last: (): View => shown.at(-1) ?? { text: { html: '' } },
    send: (text: string, edit?: (turn: Turn) => Turn) =>
      take({ message: message(text) } as Partial<Update>, edit),
    /** Taps the newest button of this label. */
    tap: (label: string) =>
      take({
        callback_query: {
          id: String(ids),
          from: ANA,
          chat_instance: '1',
          message: message('card'),
          data: button(label).data,
        },
      } as Partial<Update>),
    /** Handles once more what was not handled. */
    handleNext,
    state: (): Promise<RepState> => store.repState(KEY),
  };
}
