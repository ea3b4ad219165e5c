import { parseName } from '../../domain/fields/short-texts.ts';
import {
  introducedName,
  LIKELY,
  nameAfter,
  nameBefore,
  nameInsideBefore,
  OUTRIGHT,
} from './name-in-line.ts';
import { labelledName, nameLine, ownsMailbox } from './name-on-own-line.ts';
import {
  firstOf,
  nameAnywhere,
  nameOfMailbox,
  type Place,
  placeOf,
  withCapitals,
} from './name-shape.ts';
import type { Piece, Point } from './segments.ts';

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
    ? { name: read.value, isGuess, at: place.isWhole ? place.at : undefined }
    : undefined;
}

/** Both names known by their look and standing at the start of the line, right before the phone: no guess. */
function isSure({ isKnown, words, isSmall, at }: Place): boolean {
  return isKnown && words > 1 && !isSmall && !/\p{L}/u.test(at.piece.text.slice(0, at.start));
}

/** In the line of a phone or email, then in any other. */
function somewhere(pieces: readonly Piece[], points: readonly Point[]): Place | undefined {
  return firstOf(new Set([...points.map(({ piece }) => piece), ...pieces]), (piece) => {
    const shape = nameAnywhere(piece.text);
    return shape && placeOf(piece, shape, { isWhole: false });
  });
}

/** Whose phone and email these are, by rules from the surest to the weakest. */
export function findName({ pieces, points, emails, sender }: Clues): FoundName | undefined {
  const labelled = labelledName(pieces, points);
  if (labelled) return { ...labelled, isGuess: false };
  const beside = firstOf(points, nameBefore);
  const inside = firstOf(points, nameInsideBefore);
  // "Obra do Parque: mestre Ademir 85 …": a first name says more than two capitals.
  const isLikely = beside && (beside.isKnown || (beside.words > 1 && !inside?.isKnown));
  if (isLikely) return asFound(beside, !isSure(beside));

  // "Please add Dr. Femi Adeyemi (f.adeyemi@…)".
  if (inside && ownsMailbox(inside.name, emails)) return asFound(inside, true);

  const line = nameLine(pieces, points, emails);
  const place =
    introducedName(pieces, OUTRIGHT, true) ??
    (line?.isStrong ? line.place : undefined) ??
    introducedName(pieces, LIKELY, false) ??
    inside ??
    line?.place ??
    beside ??
    firstOf(points, nameAfter) ??
    somewhere(pieces, points);
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
