import type { Duplicate } from '../../domain/contact.ts';
import type { Draft } from '../../domain/form/draft.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { type FormTap, tapButton } from '../callbacks.ts';
import { renderFields, shorten } from '../cards.ts';

/** The contact is known already: what the rep wants to do about it. */
export function duplicatesView(
  draft: Draft,
  { matches, isShown }: NonNullable<Draft['duplicates']>,
  wrong: Html | undefined,
  words: Words,
): View {
  const tap = (action: FormTap, label: string): Button[] => [tapButton(action, draft, label)];
  return {
    text: paragraphs(
      words.html('duplicate-title'),
      lines(...matches.map((one) => duplicateLine(one, words))),
      isShown && paragraphs(...matches.map((one) => renderFields(one, words))),
      wrong,
      words.html('duplicate-question', { name: shorten(draft.values.name ?? '', 60) }),
    ),
    buttons: [
      ...(isShown ? [] : [tap('show-duplicate', words.plain('button-show'))]),
      ...matches.flatMap((one, index) =>
        one.canAddNote && hasMore(draft, one)
          ? [tap(`add-${index}`, addLabel(draft, matches, one, words))]
          : [],
      ),
      tap('save-anyway', words.plain('button-save-anyway')),
      tap('back', words.plain('button-back')),
      [tapButton('cancel', draft, words.plain('button-cancel'), 'danger')],
    ],
  };
}

function addLabel({ values }: Draft, matches: Duplicate[], one: Duplicate, words: Words): string {
  if (matches.length === 1 && values.notes !== undefined) return words.plain('button-add-note');
  return words.plain('button-add-to', { name: shorten(one.name, 30) });
}

/** The draft says something that the known contact does not, as far as we are shown. */
function hasMore({ values, kept }: Draft, { phone, email }: Duplicate): boolean {
  const isOther = (said: string | undefined, known: string | undefined): boolean =>
    said !== undefined && said.toLowerCase() !== known?.replace(/^\+/, '').toLowerCase();
  return (
    kept.length > 0 ||
    [values.notes, values.location, values.customFields].some((value) => value !== undefined) ||
    isOther(values.phone?.digits, phone) ||
    isOther(values.email, email)
  );
}

/** Who it is, and who has added it, and when. */
export function duplicateLine({ name, addedBy, addedAt, kinboxId }: Duplicate, words: Words): Html {
  if (addedBy === undefined || addedAt === undefined) {
    return words.html('duplicate-in-kinbox', { name: shorten(name, 60) });
  }
  return words.html(kinboxId !== undefined ? 'duplicate-added' : 'duplicate-on-its-way', {
    name: shorten(name, 60),
    rep: shorten(addedBy, 40),
    day: words.day(addedAt),
  });
}
