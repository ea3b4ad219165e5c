import { OTHER_PHONES_MAX } from '../../domain/contact.ts';
import { formatPhone } from '../../domain/fields/phone.ts';
import type { Draft, Field } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import type { Words } from '../../locales/words.ts';
import { type Button, inRows } from '../../telegram/keyboard.ts';
import { tapButton } from '../callbacks.ts';
import { shorten } from '../cards.ts';

/** The card's buttons: Save first, under the thumb. */
export function reviewButtons(draft: Draft, words: Words, settings: FormSettings): Button[][] {
  const edit = (field: Field): Button =>
    tapButton(`edit-${field}`, draft, words.plain(`button-edit-${field}`));
  const customFields = settings.customFields.map((field, index) =>
    tapButton(
      `own-${index}`,
      draft,
      words.plain('button-edit-own', { name: shorten(field.name, 30) }),
    ),
  );
  const privacy = words.plain(draft.isPrivate ? 'button-private-on' : 'button-private-off');
  const others = (draft.otherPhones ?? []).slice(0, OTHER_PHONES_MAX).map((phone, index) => {
    const label = words.plain('button-use', { suggestion: formatPhone(phone.digits) });
    return [tapButton(`phone-${index}`, draft, label)];
  });
  return [
    [tapButton('save', draft, words.plain('button-save'), 'success')],
    ...others,
    [edit('name'), edit('phone')],
    [edit('email'), edit('notes')],
    // What is not changed in Kinbox from here is not offered.
    ...(draft.corrects ? [] : inRows(customFields, 2)),
    [edit('location'), ...(draft.corrects ? [] : [tapButton('toggle-private', draft, privacy)])],
    [tapButton('cancel', draft, words.plain('button-cancel'), 'danger')],
  ];
}
