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
import type { Occurrence, Segment } from './segments.ts';

export interface FoundName {
  name: string;
  isGuess: boolean;
  /** Where it stands by itself and can be taken out. */
  at?: Occurrence;
}

interface Clues {
  segments: readonly Segment[];
  /** Phones, then emails: whose name is sought. */
  points: readonly Occurrence[];
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
  return isKnown && words > 1 && !isSmall && !/\p{L}/u.test(at.segment.text.slice(0, at.start));
}

/** In the line of a phone or email, then in any other. */
function somewhere(segments: readonly Segment[], points: readonly Occurrence[]): Place | undefined {
  return firstOf(new Set([...points.map(({ segment }) => segment), ...segments]), (segment) => {
    const shape = nameAnywhere(segment.text);
    return shape && placeOf(segment, shape, { isWhole: false });
  });
}

/** Whose phone and email these are, by rules from the surest to the weakest. */
export function findName({ segments, points, emails, sender }: Clues): FoundName | undefined {
  const labelled = labelledName(segments, points);
  if (labelled) return { ...labelled, isGuess: false };
  // Whoever a mail is from stands before their address.
  const from = points.filter(({ segment }) => /^(?:de|from) ?:/iu.test(segment.text));
  const beside = firstOf([...from, ...points], nameBefore);
  const inside = firstOf(points, nameInsideBefore);
  // "Obra do Parque: mestre Ademir 85 …": a first name says more than two capitals.
  const isLikely = beside && (beside.isKnown || (beside.words > 1 && !inside?.isKnown));
  if (isLikely) return asFound(beside, !isSure(beside));

  // "Please add Dr. Femi Adeyemi (f.adeyemi@…)".
  if (inside && ownsMailbox(inside.name, emails)) return asFound(inside, true);

  const line = nameLine(segments, points, emails);
  const place =
    introducedName(segments, OUTRIGHT, true) ??
    (line?.isStrong ? line.place : undefined) ??
    introducedName(segments, LIKELY, false) ??
    inside ??
    line?.place ??
    beside ??
    firstOf(points, nameAfter) ??
    somewhere(segments, points);
  const found = place && asFound(place, true);
  if (found) return found;

  const author =
    firstOf(points, ({ segment }) => segment.author) ??
    firstOf(segments, (segment) => segment.author);
  const name = firstOf([author, sender, ...emails.map(nameOfMailbox)], (text) => {
    const read = parseName(text ?? '');
    return read.ok ? read.value : undefined;
  });
  return name === undefined ? undefined : { name, isGuess: true };
}
