import { ABSENT, doubtOf, REP_SAYS } from '../../domain/doubt.ts';
import { formatPhone } from '../../domain/fields/phone.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { PendingContact, Store } from '../../storage/store.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { contactData } from '../callbacks.ts';
import { shorten, shownName } from '../cards.ts';
import type { BotContext } from '../context.ts';
import { reply } from '../reply.ts';

/** More would make a message too long, and a keyboard too tall. */
const SHOWN = 20;
const RECENT = 10;

/** /pending: what waits, and why; with the buttons of what waits for the rep. */
export async function listPending(
  ctx: BotContext,
  store: Store,
  { hasAdmins }: { hasAdmins: boolean },
): Promise<void> {
  const open = ctx.from ? await store.pendingContacts(ctx.from.id) : [];
  await reply(ctx, pendingView(open, ctx.turn.words, hasAdmins));
}

/** The list of a rep's contacts that are not in Kinbox. */
export function pendingView(pending: PendingContact[], words: Words, hasAdmins: boolean): View {
  // What the rep has settled is looked for all the same.
  const open = pending.filter(({ reason }) => doubtOf(reason).rep !== REP_SAYS.settled);
  if (open.length === 0) return { text: words.html('pending-none') };
  const shown = open.slice(0, SHOWN);
  const more = open.length - shown.length;
  const text = paragraphs(
    words.html('pending-title'),
    lines(
      ...shown.map((one) => pendingLine(one, words, hasAdmins)),
      more > 0 && words.html('pending-more', { count: more }),
    ),
  );
  return { text, buttons: shown.flatMap((one) => decisions(one, words)) };
}

function pendingLine(
  { saved, state, reason }: PendingContact,
  words: Words,
  hasAdmins: boolean,
): Html {
  const told = hasAdmins ? 'yes' : 'no';
  const name = shorten(saved.contact.name, 60);
  switch (state) {
    case 'rejected':
    case 'undecided':
    case 'aside':
      if (reason === ABSENT) return words.html('pending-absent', { name });
      return words.html(`pending-${state}`, { name, told });
    default:
      return words.html(reason === 'no-access' ? 'pending-no-access' : 'pending-waiting', {
        name,
        told,
      });
  }
}

function decisions({ saved, state, reason }: PendingContact, words: Words): Button[][] {
  const { id } = saved.draft;
  const name = shorten(saved.contact.name, 30);
  if (state === 'rejected') {
    const label = words.plain('button-fix-one', { name });
    return [[{ label, data: contactData('fix', id) }]];
  }
  if (state !== 'undecided') return [];
  const other =
    reason === ABSENT
      ? { label: `${words.plain('button-discard')}: ${name}`, data: contactData('discard', id) }
      : { label: `${words.plain('button-it-is-there')}: ${name}`, data: contactData('there', id) };
  return [
    [
      other,
      { label: `${words.plain('button-send-again')}: ${name}`, data: contactData('again', id) },
    ],
  ];
}

/** /recent: the rep's own last contacts. */
export async function listRecent(ctx: BotContext, store: Store): Promise<void> {
  const { words } = ctx.turn;
  const recent = ctx.from ? await store.recentContacts(ctx.from.id, RECENT) : [];
  if (recent.length === 0) {
    await reply(ctx, { text: words.html('recent-none') });
    return;
  }
  const list = recent.map(({ contact, createdAt }, at) =>
    words.html('recent-line', {
      number: String(at + 1),
      day: words.day(createdAt),
      name: shownName(contact),
      phone: contact.phone ? shorten(formatPhone(contact.phone), 60) : 'none',
    }),
  );
  const buttons = recent.map(
    ({ draftId }, at): Button => ({
      label: String(at + 1),
      data: contactData('show', draftId),
    }),
  );
  await reply(ctx, {
    text: paragraphs(words.html('recent-title'), lines(...list)),
    buttons: [buttons.slice(0, RECENT / 2), buttons.slice(RECENT / 2)],
  });
}
