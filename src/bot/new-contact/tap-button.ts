import type { Draft } from '../../domain/form/draft.ts';
import { type Button, type FormTap, formData } from '../buttons.ts';

/** A button of the question that the draft shows now. */
export function tapButton(
  tap: FormTap,
  draft: Draft,
  label: string,
  style?: 'success' | 'danger',
): Button {
  const data = formData(tap, { draftId: draft.id, revision: draft.revision });
  return { label, data, ...(style && { style }) };
}
