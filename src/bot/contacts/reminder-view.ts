import type { KinboxContact } from '../../domain/contact.ts';
import type { Remind } from '../../domain/job.ts';
import { lines, paragraphs, type Words } from '../../locales/words.ts';
import type { View } from '../../telegram/messenger.ts';
import { remindData } from '../callbacks.ts';
import { type Links, linkButtons, openButton, renderFields, shorten } from '../cards.ts';

/** More than this behind its time it says for when it was. */
const LATE_MS = 10 * 60_000;

/** What a person wanted to be reminded of; `contact` is absent if we keep no copy of it any more. */
export function reminderView(
  { draftId, contactId, dueAt }: Remind,
  contact: KinboxContact | undefined,
  now: number,
  words: Words,
  links: Links,
): View {
  const late = now - dueAt > LATE_MS && words.html('remind-late', { when: words.when(dueAt) });
  if (!contact) {
    return {
      text: lines(words.html('remind-gone', { id: contactId }), late),
      buttons: [openButton({ id: contactId }, words, links)],
    };
  }
  const name = shorten(contact.name ?? '', 60);
  return {
    text: paragraphs(lines(words.html('remind-now', { name }), late), renderFields(contact, words)),
    buttons: [
      ...linkButtons(contact, words, links),
      [{ label: words.plain('button-remind-done'), data: remindData('done', draftId) }],
      [
        { label: words.plain('button-remind-hour'), data: remindData('hour', draftId) },
        { label: words.plain('button-remind-tomorrow'), data: remindData('tomorrow', draftId) },
      ],
    ],
  };
}

/** The same message once it is done with. */
export function doneView(contact: KinboxContact, words: Words, links: Links): View {
  const name = shorten(contact.name ?? '', 60);
  return {
    text: paragraphs(words.html('remind-done', { name }), renderFields(contact, words)),
    buttons: linkButtons(contact, words, links),
  };
}
