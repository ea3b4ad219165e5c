import type { Duplicate } from '../../domain/contact.ts';
import { parseEmail } from '../../domain/fields/email.ts';
import { formatPhone, parsePhone } from '../../domain/fields/phone.ts';
import { fold } from '../../domain/fields/text.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { CreatedContact, Store } from '../../storage/store.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { contactData } from '../callbacks.ts';
import { shorten } from '../cards.ts';
import type { BotContext } from '../context.ts';
import type { ShowDeps } from '../form/show.ts';
import { reply } from '../reply.ts';

export interface FindDeps {
  store: Pick<Store, 'contactCopies'>;
  findKnown: ShowDeps['findKnown'];
  settings(): FormSettings;
}

/** Among so many of the newest copies a name is looked for: a few milliseconds. */
const SEARCHED = 2_000;
/** More would make a keyboard too tall. */
const SHOWN = 8;

interface Found {
  matches: Duplicate[];
  /** Said below the list. */
  remark?: Html | false;
}

/** /find: by phone or email here and in Kinbox, by name among the contacts that came through the bot. */
export function createFind({ store, findKnown, settings }: FindDeps) {
  return async function find(ctx: BotContext): Promise<void> {
    const { words } = ctx.turn;
    const query = String(ctx.match ?? '').trim();
    if (query === '') {
      await reply(ctx, { text: words.html('find-how') });
      return;
    }
    const phone = parsePhone(query, settings().country);
    const email = parseEmail(query, { asTyped: true });
    const { matches, remark } =
      phone.ok || email.ok
        ? await byWays({
            phone: phone.ok ? phone.value.digits : undefined,
            email: email.ok ? email.value : undefined,
          })
        : await byName(query);
    await reply(ctx, foundView(matches, query, remark));

    async function byWays(ways: { phone: string | undefined; email: string | undefined }) {
      const { matches: known, isComplete } = await findKnown(ways);
      return { matches: known, remark: !isComplete && words.html('find-incomplete') };
    }

    async function byName(name: string): Promise<Found> {
      const wanted = fold(name).split(/\s+/);
      const copies = await store.contactCopies(SEARCHED);
      const named = copies.filter(({ contact }) =>
        wanted.every((word) => fold(contact.name ?? '').includes(word)),
      );
      return {
        matches: named.slice(0, SHOWN).map((one) => asMatch(one, ctx.from?.id)),
        remark: words.html('find-names'),
      };
    }

    function foundView(matches: Duplicate[], said: string, remark: Html | undefined | false): View {
      if (matches.length === 0) {
        return { text: lines(words.html('find-none', { query: shorten(said, 60) }), remark) };
      }
      const list = matches.map((one, at) => foundLine(one, at, words));
      return {
        text: paragraphs(words.html('find-title'), lines(...list), remark),
        buttons: [numbered(matches)],
      };
    }
  };
}

function foundLine({ name, phone, addedBy, addedAt }: Duplicate, at: number, words: Words): Html {
  return words.html('find-line', {
    number: String(at + 1),
    name: shorten(name, 60),
    phone: phone ? shorten(formatPhone(phone), 30) : 'none',
    rep: addedBy === undefined ? 'none' : shorten(addedBy, 40),
    day: addedAt === undefined ? '' : words.day(addedAt),
  });
}

/** Those that came through the bot have cards. */
function numbered(matches: Duplicate[]): Button[] {
  return matches.flatMap(({ draftId, kinboxId }, at) =>
    draftId === undefined || kinboxId === undefined
      ? []
      : [{ label: String(at + 1), data: contactData('show', draftId) }],
  );
}

/** Of other reps' private contacts no more than the name. */
function asMatch(copy: CreatedContact, readerId: number | undefined): Duplicate {
  const { draftId, contact, repId, repName, createdAt } = copy;
  const isPrivate = contact.isPrivate !== false && repId !== readerId;
  return {
    draftId,
    kinboxId: contact.id,
    name: contact.name ?? '',
    phone: isPrivate ? undefined : (contact.phone ?? undefined),
    isPrivate,
    addedBy: repName,
    addedAt: createdAt,
    canAddNote: false,
  };
}
