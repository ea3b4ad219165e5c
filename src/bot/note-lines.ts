import type { NoteLine } from '../capture/note-line.ts';
import type { Words } from '../locales/words.ts';

/** Words lines of the notes in the rep's language. */
export function noteLineIn(words: Words): NoteLine {
  return (kind, value) => words.plain('line', { label: words.plain(`note-${kind}`), value });
}
