import { parseEmail } from '../../domain/fields/email.ts';
import { parsePhone } from '../../domain/fields/phone.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { contactKeys, phoneSpellings } from '../../domain/same-person.ts';
import type { Store } from '../../storage/store.ts';
import { shorten } from '../cards.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { reply } from '../reply.ts';

const DATA = 'forget:yes';

export interface ForgetDeps {
  store: Pick<Store, 'contactsWithKeys' | 'forgetPerson'>;
  settings(): FormSettings;
}

/** More are a mistake in the query. */
const SHOWN = 20;

/** /forget, for admins: erases what the bot holds about a person, after a question. */
export function createForget({ store, settings }: ForgetDeps) {
  /** Every way under which the person may be kept; undefined for what is neither a phone nor an email. */
  function waysOf(query: string): string[] | undefined {
    const phone = parsePhone(query, settings().country);
    if (phone.ok) {
      const { digits } = phone.value;
      return [...new Set([...contactKeys({ phone: digits }), ...phoneSpellings(digits)])];
    }
    const email = parseEmail(query, { asTyped: true });
    return email.ok ? [...new Set([email.value.toLowerCase(), email.value])] : undefined;
  }

  async function onCommand(ctx: BotContext): Promise<void> {
    const { words } = ctx.turn;
    const query = String(ctx.match ?? '').trim();
    const ways = waysOf(query);
    if (!ways) {
      await reply(ctx, { text: words.html('forget-how') });
      return;
    }
    const count = (await store.contactsWithKeys(ways, SHOWN)).length;
    const messageId = await reply(ctx, {
      text: words.html('forget-question', { query: shorten(query, 60), count }),
      buttons: [[{ label: words.plain('button-forget'), data: DATA, style: 'danger' }]],
    });
    if (messageId !== undefined) remember(ctx, { liveMessage: { messageId, forgets: query } });
  }

  /** Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    if (ctx.callbackQuery?.data !== DATA) return false;
    const { liveMessage } = ctx.turn.work.rep;
    const { messenger, words } = ctx.turn;
    const tappedId = ctx.callbackQuery.message?.message_id;
    const isOurs = liveMessage?.messageId === tappedId && liveMessage?.forgets !== undefined;
    const ways = isOurs ? waysOf(liveMessage.forgets ?? '') : undefined;
    if (!ways || !ctx.from) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    const { copies, jobs, rows } = await store.forgetPerson(ways);
    // What was asked for is a person's data, too.
    remember(ctx, { liveMessage: undefined });
    const text = words.html('forget-done', { copies, jobs, rows });
    await Promise.all([answerTap(ctx), messenger.show(ctx.from.id, { text }, tappedId)]);
    return true;
  }

  return { onCommand, onTap };
}
