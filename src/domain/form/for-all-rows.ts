import { answer } from './answer.ts';
import { type Draft, moveTo, newDraft, type Values } from './draft.ts';
import type { FormOutcome, Input } from './input.ts';
import { missingStep } from './next-question.ts';
import type { FormSettings } from './settings.ts';

/*
 * Before an import begins, the fields that the workspace requires are asked for: once, and the answers are those of
 * all its rows. It is a form like others, with nothing but these questions.
 */

/** Undefined where nothing is required. `name` is what the rep calls the import. */
export function newDraftForRows(
  id: string,
  name: string,
  forRows: NonNullable<Draft['forRows']>,
  settings: FormSettings,
): Draft | undefined {
  const first = missingStep({}, settings);
  const draft = { ...newDraft(id), isCaptured: true, values: { name }, forRows };
  return first && moveTo(draft, first);
}

/** What the rows get, by placeholder. */
export const fieldsForRows = ({ values }: Draft): Values['customFields'] => values.customFields;

const ANSWERS: ReadonlySet<Input['kind']> = new Set([
  ...['option', 'skip', 'clear', 'use-suggestion', 'go-on', 'undo', 'correction'],
] as const);

/** A contact that comes meanwhile is another one. `decide` takes what is an answer in every form. */
export function decideForRows(
  draft: Draft,
  input: Input,
  settings: FormSettings,
  decide: (draft: Draft, input: Input, settings: FormSettings) => FormOutcome,
): FormOutcome {
  switch (input.kind) {
    case 'text': {
      const { captured } = input.prefill ?? {};
      return captured && captured.phones.length + captured.emails.length > 0
        ? { kind: 'another', draft, prefill: input.prefill }
        : begun({ kind: 'ask', ...answer(draft, input.text, settings, input.messageId) });
    }
    case 'contact-card':
      return { kind: 'another', draft, prefill: input.prefill };
    case 'reopen':
      return { kind: 'another', draft, destination: input.destination, prefill: input.prefill };
    case 'location':
    case 'unreadable':
      return { kind: 'ask', draft, complaint: { problem: 'not-text' } };
    case 'cancel':
      return { kind: 'cancel', draft };
    default:
      return ANSWERS.has(input.kind) ? begun(decide(draft, input, settings)) : { kind: 'stale' };
  }
}

/** With the last answer the import begins. */
function begun(outcome: FormOutcome): FormOutcome {
  return outcome.kind === 'ask' && outcome.draft.step === 'review'
    ? { kind: 'save', draft: outcome.draft, isChecked: true }
    : outcome;
}
