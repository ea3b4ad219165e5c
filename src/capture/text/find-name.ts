import { parseName } from '../../domain/fields/short-texts.ts';
import { fold } from '../../domain/fields/text.ts';
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
  /** The first name of whoever pasted the text. */
  rep: string | undefined;
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

const GREETED =
  /^(?:oi+|ol[aá]|opa|e a[ií]|bom dia|boa (?:tarde|noite)|prezad[oa]|car[oa]|hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buenos d[ií]as|buenas(?: tardes| noches)?|estimad[oa])[\s,]+(?:(?:sra?|dra?|don|do[nñ]a|seu|mr|mrs|ms)\.? )?(\p{L}{2,20})(?=[\s,.!?:]|$)/iu;

/** Whoever is greeted, and the rep themself: a first name alone that is theirs is nobody's else. */
function notTheContact(segments: readonly Segment[], rep: string | undefined): Set<string> {
  const greeted = segments.flatMap(({ text }) => GREETED.exec(text)?.[1] ?? []);
  return new Set([...greeted, ...(rep === undefined ? [] : [rep])].map(fold));
}

/** Whose phone and email these are, by rules from the surest to the weakest. */
export function findName({ segments, points, emails, sender, rep }: Clues): FoundName | undefined {
  const labelled = labelledName(segments, points);
  if (labelled) return { ...labelled, isGuess: false };
  // Whoever a mail is from stands before their address.
  const from = points.filter(({ segment }) => /^(?:de|from) ?:/iu.test(segment.text));
  const beside = firstOf([...from, ...points], nameBefore);
  const inside = firstOf(points, nameInsideBefore);
  // "Obra do Parque: mestre Ademir 85 …": a first name says more than two capitals.
  const isHeader = from.length > 0;
  const isLikely =
    beside && (beside.isKnown || (beside.words > 1 && (isHeader || !inside?.isKnown)));
  // A first name that is known, and that the email has as well: no guess.
  const isConfirmed = ({ name, isKnown, isSmall }: Place) =>
    isKnown && !isSmall && ownsMailbox(name, emails);
  if (isLikely) return asFound(beside, !isSure(beside) && !isConfirmed(beside));

  // "Please add Dr. Femi Adeyemi (f.adeyemi@…)".
  if (inside && ownsMailbox(inside.name, emails)) return asFound(inside, !isConfirmed(inside));

  const outright = introducedName(segments, OUTRIGHT, true);
  if (outright) return asFound(outright, !outright.isKnown || outright.isSmall);
  const line = nameLine(segments, points, emails);
  const ours = notTheContact(segments, rep);
  const isTheirs = (one: Place | undefined) =>
    one !== undefined && (one.words > 1 || !ours.has(fold(one.name)));
  const isStrong = line?.isStrong && isTheirs(line.place);
  if (isStrong) return asFound(line.place, !line.isSure && !isConfirmed(line.place));
  const place =
    [introducedName(segments, LIKELY, false), inside, line?.place, beside].find(isTheirs) ??
    [firstOf(points, nameAfter), somewhere(segments, points)].find(isTheirs);
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
