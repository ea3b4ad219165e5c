import type { Draft } from '../../domain/form/draft.ts';
import type { Words } from '../../locales/words.ts';
import type { View } from '../../telegram/messenger.ts';
import { tapButton } from '../callbacks.ts';
import { shorten } from '../cards.ts';

const NAMES_SHOWN = 5;

/** Told before contacts that nobody has finished are thrown away; the button leads to the open one. */
export function expiryView(
  left: readonly (Draft | undefined)[],
  open: Draft,
  goneAt: number,
  words: Words,
): View {
  const names = left.flatMap((draft) => draft?.values.name ?? []);
  const shown = names.slice(0, NAMES_SHOWN).map((name) => shorten(name, 40));
  return {
    text: words.html('expiring', {
      count: left.length,
      names: shown.length < left.length ? [...shown, '…'].join(', ') : shown.join(', '),
      when: words.when(goneAt),
    }),
    buttons: [[tapButton('go-on', open, words.plain('button-continue'))]],
  };
}
