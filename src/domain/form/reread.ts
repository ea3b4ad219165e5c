import type { Captured } from '../captured.ts';
import { takeIn } from './brought.ts';
import { type Brought, type Draft, FIELDS, type Field, moveTo, openDraft } from './draft.ts';
import type { Form } from './form.ts';
import type { Asking } from './moves.ts';

/**
 * The message that a form was filled in with has been edited: read anew, all but what the rep has answered
 * since, and what is no part of such a message.
 */
export function reread(draft: Draft, { captured, messageId }: Brought, form: Form): Asking {
  const { revision, isPrivate, cardId, place, answers, values, kept } = draft;
  const typed = FIELDS.filter((field) => answers.some((answer) => answer.field === field));
  // A pin answers no question; a place in the text takes its turn.
  const isPinned = values.location !== undefined && captured.location === undefined;
  const stays: Field[] = isPinned ? [...typed, 'location'] : typed;
  const open: Draft = {
    ...openDraft(draft.id, place),
    ...{ revision, isPrivate, answers },
    ...(cardId !== undefined && { cardId }),
    values: {
      ...Object.fromEntries(stays.map((field) => [field, values[field]])),
      ...(values.own && { own: values.own }),
    },
    kept: kept.filter(({ field }) => typed.includes(field)),
  };
  const brought = {
    captured: without(typed, captured),
    ...(messageId !== undefined && { messageId }),
  };
  return takeIn(moveTo(open, 'review'), brought, form);
}

function without(fields: readonly Field[], captured: Captured): Captured {
  const { name, phones, doubtfulPhone, emails, notes, location, guessed } = captured;
  const isLeft = (field: Field): boolean => !fields.includes(field);
  return {
    ...(name !== undefined && isLeft('name') && { name }),
    phones: isLeft('phone') ? phones : [],
    ...(doubtfulPhone !== undefined && isLeft('phone') && { doubtfulPhone }),
    emails: isLeft('email') ? emails : [],
    ...(notes !== undefined && isLeft('notes') && { notes }),
    ...(location !== undefined && isLeft('location') && { location }),
    guessed: guessed.filter(isLeft),
  };
}
