import type { Message } from 'grammy/types';
import { fingerprint } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { type Remind, remindKey } from '../../domain/job.ts';
import { FAR_DAYS, PRESETS, parseWhen, presetAt } from '../../domain/reminder.ts';
import { type Html, lines, paragraphs } from '../../locales/words.ts';
import type { CreatedContact, Store } from '../../storage/store.ts';
import { type Button, inRows } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { parseRemindData, remindData } from '../callbacks.ts';
import { type Offers, shorten, shownName } from '../cards.ts';
import { answerTap, type BotContext, forget, remember } from '../context.ts';
import { isCommand } from '../message-kind.ts';
import { destinationOf, reply } from '../reply.ts';
import { doneView, presetButton } from './reminder-view.ts';

export interface ReminderDeps {
  store: Pick<Store, 'contactCopy' | 'claimOf' | 'reminders'>;
  offers: Offers;
  settings(): FormSettings;
  /** Whether a message brings a contact, so that it is no answer. */
  bringsContact(ctx: BotContext, message: Message): boolean;
  /** Unix time in ms. */
  now(): number;
}

/** Shown by /reminders: more would make a keyboard too tall. */
const SHOWN = 10;
const ALL = Number.MAX_SAFE_INTEGER;
/** Hundreds that are due at nine are said over a minute: Telegram takes some thirty messages a second. */
const SPREAD_MS = 60_000;

/** "Remind me": a person is shown a contact again at a time of their choice. */
export function createReminderTaps({ store, offers, settings, bringsContact, now }: ReminderDeps) {
  const here = () => ({ now: now(), timeZone: settings().timeZone });

  /** Our copy of a contact that the person has added or taken; undefined of anybody else's. */
  async function ownCopy(personId: number, draftId: string): Promise<CreatedContact | undefined> {
    const copy = await store.contactCopy(draftId);
    if (!copy || copy.repId === personId) return copy;
    return (await store.claimOf(draftId))?.takerId === personId ? copy : undefined;
  }

  /** Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const tap = parseRemindData(ctx.callbackQuery?.data ?? '');
    if (!tap || !ctx.from || ctx.chat?.type !== 'private') return false;
    const { action, draftId, at } = tap;
    if (action === 'drop') {
      // From the list, which is shown again without it.
      const left = await dropOne(ctx, ctx.from.id, draftId, at);
      await (left ? show(ctx, await listView(ctx, left)) : answerTap(ctx, 'toast-closed'));
      return true;
    }
    const copy = await ownCopy(ctx.from.id, draftId);
    if (!copy) await answerTap(ctx, 'toast-closed');
    else if (action === 'ask') await ask(ctx, copy);
    else if (action === 'done') await show(ctx, doneView(copy.contact, ctx.turn.words, offers));
    else if (action === 'off') {
      const isDropped = (await dropOne(ctx, ctx.from.id, draftId, at)) !== undefined;
      const text = ctx.turn.words.html('remind-off', { name: shownName(copy.contact) });
      await (isDropped ? show(ctx, { text }) : answerTap(ctx, 'toast-closed'));
    } else if (action === 'at' && at <= now())
      await ask(ctx, copy, ctx.turn.words.html('remind-past'));
    else await set(ctx, copy, action === 'at' ? at : presetAt(action, here()));
    return true;
  }

  /** The tapped message becomes this. */
  async function show(ctx: BotContext, view: View): Promise<void> {
    const { messenger } = ctx.turn;
    const tappedId = ctx.callbackQuery?.message?.message_id;
    if (!ctx.from) return;
    await Promise.all([answerTap(ctx), messenger.show(ctx.from.id, view, tappedId)]);
  }

  async function ask(ctx: BotContext, copy: CreatedContact, problem?: Html): Promise<void> {
    const { words, work } = ctx.turn;
    // While a form is open, what is typed is its answer.
    const isFree = work.rep.draft === undefined;
    const view = {
      text: lines(
        problem,
        words.html('remind-ask', { name: shownName(copy.contact) }),
        isFree && words.html('remind-how'),
      ),
      buttons: inRows(
        PRESETS.map((preset) => presetButton(preset, copy.draftId, words)),
        2,
      ),
    };
    const [messageId] = await Promise.all([reply(ctx, view), answerTap(ctx)]);
    if (isFree && messageId !== undefined) {
      remember(ctx, { liveMessage: { messageId, remindsOf: copy.draftId } });
    }
  }

  async function set(ctx: BotContext, copy: CreatedContact, dueAt: number): Promise<void> {
    const { words, work } = ctx.turn;
    if (!ctx.from) return;
    const { draftId, contact } = copy;
    const threadId = destinationOf(ctx)?.threadId;
    const reminder = { personId: ctx.from.id, threadId, draftId, contactId: contact.id, dueAt };
    const key = remindKey(reminder);
    const runAt = dueAt + (fingerprint(key) % SPREAD_MS);
    work.jobs.push({ key, work: { kind: 'remind', ...reminder }, runAt });
    if (work.rep.liveMessage?.remindsOf !== undefined) forget(ctx, 'liveMessage');
    await show(ctx, {
      text: words.html('remind-set', { name: shownName(copy.contact), when: words.when(dueAt) }),
      buttons: [
        [{ label: words.plain('button-remind-off'), data: remindData('off', draftId, dueAt) }],
      ],
    });
  }

  /** Resolves to the other reminders, or to undefined if this one is not to come any more. */
  async function dropOne(
    ctx: BotContext,
    personId: number,
    draftId: string,
    dueAt: number,
  ): Promise<Remind[] | undefined> {
    const open = await store.reminders(personId, ALL);
    const left = open.filter((one) => one.draftId !== draftId || one.dueAt !== dueAt);
    if (left.length === open.length) return undefined;
    ctx.turn.work.drop.push(remindKey({ personId, draftId, dueAt }));
    return left;
  }

  /** /reminders: what is still to come. */
  async function onCommand(ctx: BotContext): Promise<void> {
    const open = ctx.from ? await store.reminders(ctx.from.id, SHOWN) : [];
    await reply(ctx, await listView(ctx, open));
  }

  async function listView(ctx: BotContext, open: readonly Remind[]): Promise<View> {
    const { words } = ctx.turn;
    if (open.length === 0) return { text: words.html('reminders-none') };
    const shown = open.slice(0, SHOWN);
    const list = await Promise.all(
      shown.map(async ({ draftId, dueAt }, at) => {
        const copy = await store.contactCopy(draftId);
        const name = copy ? shownName(copy.contact) : '…';
        return words.html('reminders-line', { number: at + 1, name, when: words.when(dueAt) });
      }),
    );
    const buttons = shown.map(({ draftId, dueAt }, at): Button[] => [
      {
        label: words.plain('button-reminder-drop', { number: at + 1 }),
        data: remindData('drop', draftId, dueAt),
      },
    ]);
    return { text: paragraphs(words.html('reminders-title'), lines(...list)), buttons };
  }

  /** A time that was typed is shown before it counts. Resolves to false for any other message. */
  async function onAnswer(ctx: BotContext, message: Message): Promise<boolean> {
    const { draft, liveMessage } = ctx.turn.work.rep;
    const draftId = liveMessage?.remindsOf;
    const { text } = message;
    if (draft || draftId === undefined || !ctx.from) return false;
    if (text === undefined || isCommand(message)) return false;
    const { words } = ctx.turn;
    const when = parseWhen(text, { ...here(), locale: words.locale });
    if (!when.ok && bringsContact(ctx, message)) return false;
    const copy = await ownCopy(ctx.from.id, draftId);
    if (!copy) return false;
    if (!when.ok) {
      const about = { text: shorten(text, 60), days: FAR_DAYS };
      await reply(ctx, { text: words.html(`remind-${when.problem}`, about) });
      return true;
    }
    const view = {
      text: words.html('remind-check', {
        name: shownName(copy.contact),
        when: words.when(when.at),
      }),
      buttons: [
        [
          {
            label: words.plain('button-remind-yes'),
            data: remindData('at', draftId, when.at),
          },
        ],
      ],
    };
    const messageId = await reply(ctx, view);
    if (messageId !== undefined) {
      remember(ctx, { liveMessage: { messageId, remindsOf: draftId } });
    }
    return true;
  }

  return { onTap, onAnswer, onCommand };
}
