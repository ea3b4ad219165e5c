import { parseName } from '../../domain/name.ts';
import { labelledName } from './labelled-name.ts';
import { nameAfter, nameBefore, nameInsideBefore } from './name-beside.ts';
import { introducedName, LIKELY, OUTRIGHT } from './name-intro.ts';
import { nameLine } from './name-line.ts';
import { firstOf, type Place } from './name-place.ts';
import { nameOfMailbox, withCapitals } from './name-shape.ts';
import type { Piece } from './pieces.ts';
import type { Point } from './points.ts';

export interface FoundName {
  name: string;
  isGuess: boolean;
  /** Where it stands by itself and can be taken out. */
  at?: Point;
}

interface Clues {
  pieces: readonly Piece[];
  /** Phones, then emails: whose name is sought. */
  points: readonly Point[];
  emails: readonly string[];
  sender: string | undefined;
}

function asFound(place: Place, isGuess: boolean): FoundName | undefined {
  const read = parseName(withCapitals(place.name));
  return read.ok
    ? { name: read.value, isGuess, ...(place.isWhole && { at: place.at }) }
    : undefined;
}

/** Both names known by their look and standing at the start of the line, right before the phone: no guess. */
function isSure({ isKnown, words, isSmall, at }: Place): boolean {
  return isKnown && words > 1 && !isSmall && !/\p{L}/u.test(at.piece.text.slice(0, at.start));
}

/** Whose phone and email these are, by rules from the surest to the weakest. */
export function findName({ pieces, points, emails, sender }: Clues): FoundName | undefined {
  const labelled = labelledName(pieces, points);
  if (labelled) return { ...labelled, isGuess: false };
  const beside = firstOf(points, nameBefore);
  if (beside && (beside.isKnown || beside.words > 1)) return asFound(beside, !isSure(beside));

  const line = nameLine(pieces, points, emails);
  const place =
    introducedName(pieces, OUTRIGHT, true) ??
    (line?.isStrong ? line.place : undefined) ??
    introducedName(pieces, LIKELY, false) ??
    firstOf(points, nameInsideBefore) ??
    line?.place ??
    beside ??
    firstOf(points, nameAfter);
  const found = place && asFound(place, true);
  if (found) return found;

  const author =
    firstOf(points, ({ piece }) => piece.author) ?? firstOf(pieces, (piece) => piece.author);
  const name = firstOf([author, sender, ...emails.map(nameOfMailbox)], (text) => {
    const read = parseName(text ?? '');
    return read.ok ? read.value : undefined;
  });
  return name === undefined ? undefined : { name, isGuess: true };
}
