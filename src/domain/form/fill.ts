import type { Draft, Field, Values } from './draft.ts';

/** A good answer takes the place of what was kept as typed for its field, and of what was guessed. */
export function fill(draft: Draft, values: Values): Draft {
  const { guessed = [], ...rest } = draft;
  const still = guessed.filter((field) => values[field] === undefined);
  const own = values.own ? { ...draft.values.own, ...values.own } : draft.values.own;
  return {
    ...rest,
    kept: draft.kept.filter(({ field }) => values[field] === undefined),
    values: { ...draft.values, ...values, ...(own && { own }) },
    ...(still.length > 0 && { guessed: still }),
  };
}

/** The newest words kept for a field take the place of older ones: a draft cannot grow without end. */
export function keep(draft: Draft, field: Field, text: string): Draft {
  const others = draft.kept.filter((one) => one.field !== field);
  return { ...draft, kept: [...others, { field, text }] };
}
