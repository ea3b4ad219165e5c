import {
  type CountryCode,
  callingCodeOf,
  isMobile,
  type Phone,
  parseInAreaOf,
  parsePhone,
} from '../../domain/fields/phone.ts';
import { chainsOf, type Group, isStuck, widen } from './digit-chains.ts';
import { hideNonPhones } from './not-phones.ts';
import { type Context, contextOf, isGroupedIn } from './phone-context.ts';
import { hideSpans, type Occurrence, type Segment, type Span } from './segments.ts';

export interface FoundPhone extends Span, Context {
  phone: Phone;
  segment: Segment;
}

/** Looks like a number, and lacks something. */
export interface Lacking extends Span {
  segment: Segment;
  text: string;
}

/** How many runs of digits are read, in all: what bounds the time that a text full of digits takes. */
const READINGS_MAX = 400;

/** One number in at most so many groups: "0", "41", "85", "9", "97", "28", "16", "48". */
const GROUPS_MAX = 8;
const DIGITS_MIN = 8;
const DIGITS_MAX = 17;

const LINK =
  /(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=|t\.me\/(?=\+))(?:%2B)?\+?(\d{8,15})(?!\d)\S*|(?<![\p{L}\p{N}])(\d{8,15})(?::\d{1,3})?@(?:s\.whatsapp\.net|c\.us)(?![\p{L}\p{N}.])|(?<!\p{L})(?:tel|sms|callto):(\+?[\d().-]{8,24})(?:;[\w=.;-]*)?/giu;

const EXTENSION =
  /^[ ,;.(-]{0,3}(?:ramal|rml?\.?|ext(?:ens[aã]o|ensi[oó]n|ension)?\.?|x)[ .:]{0,2}\d{1,5}(?!\d)\)?/iu;

/** Each number outside of emails that can be dialled, as often as it is written, and the first that lacks something. */
export function findPhones(
  segments: readonly Segment[],
  country: CountryCode,
  emails: readonly Occurrence[],
): { found: FoundPhone[]; lacking: Lacking | undefined } {
  const found: FoundPhone[] = [];
  let lacking: Lacking | undefined;
  let readings = 0;

  const read = (text: string) => {
    readings += 1;
    return readings > READINGS_MAX ? undefined : parsePhone(text.replaceAll('**', 'xx'), country);
  };

  const readLinks = (segment: Segment): Span[] =>
    [...segment.text.matchAll(LINK)].flatMap((link) => {
      const whole = link[1] ?? link[2];
      const reading = read(whole === undefined ? (link[3] ?? '') : `+${whole}`);
      // In links, too, people forget the country code or the ninth digit.
      const phone = reading && (reading.ok ? reading.value : reading.suggestion);
      if (reading === undefined || phone === undefined) return [];
      const span = { start: link.index, end: link.index + link[0].length };
      found.push({
        ...span,
        phone,
        segment,
        isFax: false,
        isLabelled: true,
        isLabelledMobile: false,
        isDoubtful: !reading.ok,
      });
      return [span];
    });

  /** Where, after the first group, a number begins that is written as the country writes them: "nº 1132 - 85 3222-1234". */
  const betterLater = (
    text: string,
    groups: readonly Group[],
    count: number,
    phone?: Phone,
  ): number => {
    for (let from = 1; from < count; from += 1) {
      for (let to = groups.length; to > from; to -= 1) {
        const [first, last] = [groups[from], groups[to - 1]];
        if (first === undefined || last === undefined) break;
        const written = text.slice(widen(text, first.start), last.end);
        if (!isGroupedIn(written, country)) continue;
        const reading = read(written);
        if (reading?.ok && reading.value.digits !== phone?.digits) return from;
      }
    }
    return 0;
  };

  /** How many groups, from the first of them on, are one number. */
  const readChain = (
    segment: Segment,
    text: string,
    chain: readonly Group[],
    at: number,
  ): number => {
    const groups = chain.slice(at, at + GROUPS_MAX);
    const [first] = groups;
    for (let count = groups.length; first && count > 0; count -= 1) {
      const last = groups[count - 1] ?? first;
      const digits = groups.slice(0, count).reduce((sum, group) => sum + group.digits.length, 0);
      const isLength = digits >= DIGITS_MIN && digits <= DIGITS_MAX;
      if (!isLength || isStuck(text, { start: first.start, end: last.end })) continue;
      if (beginsInside(text, groups.slice(0, count), country)) continue;
      const extension = EXTENSION.exec(text.slice(last.end, last.end + 24))?.[0] ?? '';
      const span = { start: widen(text, first.start), end: last.end + extension.length };
      const written = text.slice(span.start, span.end);
      const reading = read(written);
      if (reading === undefined) break;
      const phone = phoneOf(reading);
      if (phone) {
        const isGrouped = isGroupedIn(written, country);
        if (!isGrouped && !written.startsWith('+')) {
          const later = betterLater(text, groups, count, phone);
          if (later > 0) return later;
        }
        const context = contextOf(segment, text, span, phone);
        const isRest = !isGrouped && count < chain.length;
        const isDoubtful =
          !reading.ok || context.isDoubtful || isRest || (at > 0 && isUnreadPlus(text, chain));
        found.push({ ...span, ...context, isDoubtful, phone, segment });
        return count;
      }
      const previous = found.at(-1);
      const ofSameArea = withAreaOf(previous, segment, text, span, country);
      if (ofSameArea && previous) {
        found.push({ ...previous, ...span, phone: ofSameArea });
        return count;
      }
      const { isLabelled } = contextOf(segment, text, span);
      const problem = reading.ok ? undefined : reading.problem;
      const isNearly =
        problem === 'phone-missing-ninth' ||
        (problem === 'phone-no-area-code' && (isLabelled || /^9?\d{4}[ .-]\d{4}$/.test(written)));
      // Without the digits before it, the end of a number that is too long would look like one that is too short.
      if (isNearly && at === 0) {
        const later = betterLater(text, groups, count);
        if (later > 0) return later;
        lacking ??= {
          ...span,
          segment,
          text: segment.text.slice(span.start, span.end).trim(),
        };
        return count;
      }
    }
    return 1;
  };

  const emailsOf = Map.groupBy(emails, ({ segment }) => segment);
  for (const segment of segments) {
    const text = hideNonPhones(
      hideSpans(segment.text, [...(emailsOf.get(segment) ?? []), ...readLinks(segment)]),
    );
    for (const chain of chainsOf(text)) {
      let at = 0;
      while (at < chain.length) at += readChain(segment, text, chain, at);
    }
  }
  return { found, lacking };
}

/** "1132 - (85) 3222-1234": brackets around an area code begin a number, unless a country or carrier stands before. */
function beginsInside(text: string, groups: readonly Group[], country: CountryCode): boolean {
  const at = groups.findIndex(
    ({ start, end, digits }, index) =>
      index > 0 &&
      /^0?[1-9]\d{1,2}$/.test(digits) &&
      /[([]/.test(text.slice(start - 1, start)) &&
      /^[)\]]/.test(text.slice(end, end + 1)),
  );
  const [first] = groups;
  if (at < 1 || first === undefined) return false;
  const before = groups
    .slice(0, at)
    .map(({ digits }) => digits)
    .join('');
  const isPlus = text.slice(widen(text, first.start), first.start).includes('+');
  const isDialled = /^(?:0|00\d{1,3}|0\d{2})$/.test(before);
  return !isPlus && !isDialled && before !== callingCodeOf(country);
}

/** "+52 1 33 …" that is no number as a whole: its end may look like one. */
function isUnreadPlus(text: string, [first]: readonly Group[]): boolean {
  return first !== undefined && text.slice(widen(text, first.start), first.start).includes('+');
}

/** "85 3222-1234 / 3222-5678": the second has the area code of the first. */
function withAreaOf(
  previous: FoundPhone | undefined,
  segment: Segment,
  text: string,
  { start, end }: Span,
  country: CountryCode,
): Phone | undefined {
  if (previous?.segment !== segment) return undefined;
  if (!/^\s*(?:\/|e|ou|,|;|\|)\s*$/.test(text.slice(previous.end, start))) return undefined;
  return parseInAreaOf(previous.phone, text.slice(start, end), country);
}

/** Mobiles first, among them those that the text calls a phone; what may be none, and faxes, last. */
function rank({ isFax, isDoubtful, isLabelled, isLabelledMobile, phone }: FoundPhone): number {
  return (
    (isFax ? 16 : 0) +
    (isDoubtful ? 8 : 0) +
    // Where the plan does not tell mobiles from landlines, the label does.
    (isLabelledMobile ? 0 : 4) +
    (isMobile(phone.digits) ? 0 : 2) +
    (isLabelled ? 0 : 1)
  );
}

/** A number that is read as it is written, or as North America writes it: then it is to be looked at. */
function phoneOf(reading: ReturnType<typeof parsePhone>): Phone | undefined {
  if (reading.ok) return reading.value;
  return reading.problem === 'phone-north-american' ? reading.suggestion : undefined;
}

/** The same number, written twice. */
function merge(one: FoundPhone, other: FoundPhone): FoundPhone {
  return {
    ...one,
    phone: one.phone.extension === undefined ? other.phone : one.phone,
    isFax: one.isFax && other.isFax,
    isLabelled: one.isLabelled || other.isLabelled,
    isLabelledMobile: one.isLabelledMobile || other.isLabelledMobile,
    isDoubtful: one.isDoubtful && other.isDoubtful,
  };
}

/** The likeliest first, each once. */
export function rankPhones(found: readonly FoundPhone[]): FoundPhone[] {
  const once = new Map<string, FoundPhone>();
  for (const each of found) {
    const known = once.get(each.phone.digits);
    once.set(each.phone.digits, known === undefined ? each : merge(known, each));
  }
  const ranked = [...once.values()].map((phone) => ({ phone, rank: rank(phone) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ phone }) => phone);
}
