/**
 * What a parser makes of a person's text.
 *
 * A text that will not do is a value, not an exception: the caller answers the person with what is
 * wrong. `suggestion` is a reading that would do, to be offered and never taken silently; `excess`
 * is how many characters are too many.
 */
export type Parsed<T, P extends string> =
  | { ok: true; value: T }
  | { ok: false; problem: P; suggestion?: T; excess?: number };
