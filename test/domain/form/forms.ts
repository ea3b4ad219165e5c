import type { Captured } from '../../../src/domain/contact.ts';
import { type Draft, newDraft } from '../../../src/domain/form/draft.ts';
import type { FormOutcome, Input } from '../../../src/domain/form/input.ts';
import type { FormSettings } from '../../../src/domain/form/settings.ts';
import { step } from '../../../src/domain/form/step.ts';

/** A form of Brazil at its first question, or as `change` makes it. */
export function formOf(change: Partial<Draft> = {}): Draft {
  return { ...newDraft('draft-000001'), ...change };
}

/** The card of a form that is filled in. */
export const CARD: Draft = formOf({
  revision: 5,
  step: 'review',
  values: {
    name: 'Ana Souza',
    phone: { digits: '5585997281648' },
    email: 'ana@example.com',
    notes: 'met at the fair',
  },
});

let messages = 100;

/** A message that the rep writes. */
export function says(text: string): Input {
  messages += 1;
  return { kind: 'text', text, messageId: messages };
}

export function decide(draft: Draft, input: Input): FormOutcome {
  return step(draft, input, BRAZIL);
}

/** The draft after these inputs, each of which must be answered with a question. */
export function draftAfter(draft: Draft, ...inputs: Input[]): Draft {
  return inputs.reduce((now, input) => {
    const outcome = decide(now, input);
    if (outcome.kind !== 'ask') throw new Error(`${input.kind} led to ${outcome.kind}`);
    return outcome.draft;
  }, draft);
}

/** The default form: only Kinbox's standard fields. */
export const BRAZIL: FormSettings = {
  country: 'BR',
  customFields: [],
  locale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
};

/** A contact from a phone book. */
export function card(captured: Partial<Captured>, messageId = 7): Input {
  const nothing = { phones: [], emails: [], guessed: [] };
  return { kind: 'contact-card', prefill: { captured: { ...nothing, ...captured }, messageId } };
}
