import type { Duplicate } from '../contact.ts';
import type { Destination, Draft, Prefill, Question } from './draft.ts';
import type { Complaint } from './next-question.ts';

/** A rep's action, as the form understands it. */
export type Input =
  /** `prefill` if the text holds a contact; `isName` if it is a person's name and nothing else. */
  | { kind: 'text'; text: string; messageId: number; prefill?: Prefill; isName?: boolean }
  /** The text goes on with the message that the contact came in: `prefill` is read from both. */
  | { kind: 'continued'; prefill: Prefill }
  /** The rep edited an earlier message of theirs. */
  | { kind: 'correction'; text: string; messageId: number; prefill?: Prefill }
  /** A contact card from the phone book, or a file with one. */
  | { kind: 'contact-card'; prefill: Prefill }
  /** A pin on the map, or a venue, with a link to it. */
  | { kind: 'location'; text: string; link?: string }
  /** A sticker, a voice message, a photo: nothing to read. */
  | { kind: 'unreadable' }
  | {
      kind: 'skip' | 'back' | 'cancel' | 'keep' | 'use-suggestion' | 'clear' | 'go-on';
    }
  /** A contact that was cancelled is taken back; plain words that became a note are taken out again. */
  | { kind: 'undo' | 'undo-note' }
  /** A bare name after the card: it is a note, or another contact. */
  | { kind: 'as-note' | 'as-contact' }
  | { kind: 'save' | 'toggle-private' }
  /** The choice about a contact that is already known. */
  | { kind: 'save-anyway' | 'show-duplicate' }
  /** To which of those that are known already. */
  | { kind: 'add-note'; index: number }
  /** /newcontact while this form is open; `place` if it was in a group. */
  | { kind: 'reopen'; destination?: Destination; prefill?: Prefill }
  | { kind: 'edit'; step: Question }
  /** The option of a field, or the further phone number, of that place in its list. */
  | { kind: 'option' | 'use-phone'; index: number };

/** A tap belongs to the question it was shown with; typed words belong to the question of now. */
export interface Tapped {
  draftId: string;
  revision: number;
}

/** The form's next action. `ask` shows the draft's step, with a complaint if the answer could not be used. */
export type FormOutcome =
  | { kind: 'ask'; draft: Draft; complaint?: Complaint }
  /** `isChecked`: the rep knows of the duplicates. */
  | { kind: 'save'; draft: Draft; isChecked: boolean }
  /** The notes go to the contact that is there already. */
  | { kind: 'add-note'; draft: Draft; match: Duplicate }
  | { kind: 'cancel'; draft: Draft }
  /** This one waits as it is, and another one begins. */
  | { kind: 'another'; draft: Draft; destination?: Destination; prefill?: Prefill }
  /** So many contacts are unfinished that another one would be too many: nothing is taken. */
  | { kind: 'too-many'; draft: Draft }
  /** One more contact card came while this one waits to be saved: several at once. */
  | { kind: 'gather'; draft: Draft; prefill: Prefill }
  /** A button of a question that is no longer open. */
  | { kind: 'stale' }
  /** An edit of a message that was no answer: nothing to say. */
  | { kind: 'nothing' };
