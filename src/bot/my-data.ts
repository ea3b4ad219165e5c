import type { Store } from '../storage/store.ts';
import type { BotContext } from './context.ts';
import { reply } from './reply.ts';

/** More than a rep adds in the time that copies are kept. */
const CONTACTS_MAX = 10_000;

/** /mydata: what the bot holds about the rep who asks, as a file (LGPD, art. 18: access and portability). */
export function createMyData({
  store,
}: {
  store: Pick<Store, 'recentContacts' | 'pendingContacts'>;
}) {
  return async function onCommand(ctx: BotContext): Promise<void> {
    const { words, messenger, work } = ctx.turn;
    if (!ctx.from) return;
    const { log: _log, ...state } = work.rep;
    const [added, waiting] = await Promise.all([
      store.recentContacts(ctx.from.id, CONTACTS_MAX),
      store.pendingContacts(ctx.from.id),
    ]);
    const data = {
      telegramId: ctx.from.id,
      state,
      waiting: waiting.map(({ saved, state: where }) => ({ where, ...saved.contact })),
      added: added.map(({ contact, createdAt }) => ({
        ...contact,
        addedAt: new Date(createdAt).toISOString(),
      })),
    };
    await reply(ctx, { text: words.html('my-data') });
    await messenger.sendFile(
      { chatId: ctx.from.id },
      {
        name: words.plain('my-data-file'),
        content: new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`),
      },
    );
  };
}
