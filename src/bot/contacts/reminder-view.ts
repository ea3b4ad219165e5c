import type { KinboxContact } from '../../domain/contact.ts';
import type { Remind } from '../../domain/job.ts';
import type { Preset } from '../../domain/reminder.ts';
import { lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { remindData } from '../callbacks.ts';
import { linkButtons, type Offers, openButton, renderFields, shownName } from '../cards.ts';

/** More than this behind its time it says for when it was. */
const LATE_MS = 10 * 60_000;

/** What a person wanted to be reminded of; `contact` is absent if we keep no copy of it any more. */
export function reminderView(
  { draftId, contactId, dueAt }: Remind,
  contact: KinboxContact | undefined,
  now: number,
  words: Words,
  offers: Offers,
): View {
  const late = now - dueAt > LATE_MS && words.html('remind-late', { when: words.when(dueAt) });
  if (!contact) {
    return {
      text: lines(words.html('remind-gone', { id: contactId }), late),
      buttons: [openButton({ id: contactId }, words, offers)],
    };
  }
  const name = shownName(contact);
  return {
    text: paragraphs(lines(words.html('remind-now', { name }), late), renderFields(contact, words)),
    buttons: [
      ...linkButtons(contact, words, offers),
      [{ label: words.plain('button-remind-done'), data: remindData('done', draftId) }],
      [presetButton('hour', draftId, words), presetButton('tomorrow', draftId, words)],
      [{ label: words.plain('button-remind-other'), data: remindData('ask', draftId) }],
    ],
  };
}

/** The same message once it is done with. */
export function doneView(contact: KinboxContact, words: Words, offers: Offers): View {
  const name = shownName(contact);
  return {
    text: paragraphs(words.html('remind-done', { name }), renderFields(contact, words)),
    buttons: linkButtons(contact, words, offers),
  };
}

/** Sets a reminder by one tap. */
export const presetButton = (preset: Preset, draftId: string, words: Words): Button => ({
  label: words.plain(`button-remind-${preset}`),
  data: remindData(preset, draftId),
});
