import { asciiDigits, cleanText } from '../../domain/fields/text.ts';
import {
  iconAtStart,
  LABEL_AT_START,
  LABEL_WITH_COLON,
  type Label,
  labelOf,
  loneLabel,
  questionAtStart,
} from './labels.ts';
import { historyIn } from './quoted-history.ts';

/** As long as a message of Telegram may be: what is longer was not pasted by a person, and costs time. */
export const TEXT_MAX = 4096;

/** From `start` up to `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** A line, or the part of one that a label begins. */
export interface Segment {
  label?: Label;
  /** As written, for a piece that turns out not to hold what its label says. */
  labelText: string;
  text: string;
  /** False for what goes on in the line of the piece before. */
  startsLine: boolean;
  /** Who wrote the line, in a chat that was exported or copied. */
  author?: string;
  /** Of an earlier mail, which the text answers. */
  isHistory?: true;
  /** The parts of the text that became a field. */
  taken: Span[];
}

/** Stands for what is not to be read again; no digit, letter or separator. */
export const HIDDEN = '\u2588';

/** The text, as long as before, with nothing left of the spans. */
export function hideSpans(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + HIDDEN.repeat(end - start) + rest.slice(end),
    text,
  );
}

const DATE = String.raw`\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?`;
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0\u202f]?m\.?)?`;
const WHEN = `(?:${DATE},? (?:[àa]s? (?:las )?)?${TIME}|${TIME},? ${DATE})`;

/** How WhatsApp writes a message that is exported or copied: "[12/03, 14:05] Ana: …", "12/03/2026 14:05 - Ana: …". */
export const CHAT_PREFIX = new RegExp(
  `^(?:\\[${WHEN}\\]|${WHEN} [-–])\\s*(?:([^:\\n]{1,60}):(?: |$))?`,
  'i',
);

/** Bold, italic and struck marks around words, as WhatsApp and Telegram write them. */
const MARKS =
  /(?<![\p{L}\p{N}*_~@.])(\*{1,2}|_{1,2}|~)(?=\S)([^*_~\n]{1,200})(?<=\S)\1(?![\p{L}\p{N}*_~@])/gu;

/** "•", "- ", "👉", "1) ", "> ": what a list or a quotation begins with. */
const BULLET = /^(?:(?:[-–—*•·▪◦●○■➡→👉✅✔☑🔹🔸🔵>]|\ufe0f)+\s*|\d{1,2}[).]\s+(?=\p{L}))+/u;

/** The headings of this bot's own cards: they say nothing about the contact. */
const OWN_HEADING =
  /^(?:novo contato no kinbox|contato criado no kinbox|salvo no kinbox ✅|contato pronto para salvar|new contact in kinbox|contact created in kinbox|saved in kinbox ✅|ready to save|contacto nuevo en kinbox|contacto creado en kinbox|guardado en kinbox ✅|contacto listo para guardar|(?:id no kinbox|kinbox id|id en kinbox):.*)$/i;

/** What firms put under every mail; an address in it is not the writer's. */
const DISCLAIMER =
  /^(?=.{30})(?=.*(?:confiden[ct]ial|sigilos|privileged))(?=.*(?:destinat[aá]rio|intended|recipient|mensage[mn]|mensaje|e-?mail|message|correo))/iu;

const isPhoneLike = (text: string) => text.replace(/\D/g, '').length >= 8;

/** A line cut where a label begins. */
function cutAtLabels(line: string): Segment[] {
  const bullet = BULLET.exec(line)?.[0] ?? '';
  const icon = iconAtStart(line.slice(bullet.length));
  const from = bullet.length + (icon?.length ?? 0);
  const body = line.slice(from);
  const marks = [...body.matchAll(LABEL_WITH_COLON)].map((found) => ({
    at: found.index,
    label: labelOf(found[1] ?? ''),
    text: found[0],
  }));
  const asked = questionAtStart(body);
  if (asked) marks.unshift({ at: 0, ...asked });
  const open = marks[0]?.at === 0 ? null : LABEL_AT_START.exec(body);
  if (open) {
    const label = labelOf(open[1] ?? open[2] ?? '');
    marks.unshift({ at: 0, label, text: open[0] });
  }
  const lone = marks.length === 0 ? loneLabel(body) : undefined;
  if (ABOVE_A_FIELD.includes(lone)) marks.push({ at: 0, label: lone ?? 'kept', text: body });
  const segments: Segment[] = [];
  const first = marks[0]?.at ?? body.length;
  if (first > 0 || marks.length === 0) {
    const label = icon && { label: icon.label };
    segments.push({
      ...label,
      labelText: line.slice(0, from),
      text: body.slice(0, first),
      startsLine: true,
      taken: [],
    });
  }
  marks.forEach(({ at, label, text }, index) => {
    const whole = body.slice(at, marks[index + 1]?.at ?? body.length);
    const isKept = label === 'kept';
    const value = isKept ? whole : whole.slice(text.length);
    segments.push({
      label,
      labelText: isKept ? '' : text,
      text: value.trim(),
      startsLine: segments.length === 0,
      taken: [],
    });
  });
  return segments;
}

/** "Nome:" alone in its line, and the name in the next one. */
function joinLoneLabels(segments: Segment[]): Segment[] {
  return segments.filter((segment, at) => {
    const next = segments[at + 1];
    const isLone = segment.label !== undefined && (segment.text === '' || isLoneKept(segment));
    if (!isLone) return true;
    if (next === undefined || next.label !== undefined) return isLoneKept(segment);
    if (isLoneKept(segment)) next.text = `${segment.text} ${next.text}`;
    else next.labelText = segment.labelText;
    next.label = segment.label ?? 'kept';
    return false;
  });
}

/** Forms with a field of its own for the area code. */
function joinAreas(segments: Segment[]): Segment[] {
  return segments.filter(({ labelText, text }, at) => {
    const next = segments[at + 1];
    const area = /^ddd\b/i.test(labelText) && /^\(?0?\d{2}\)?(?=[\s|,;]*$)/.exec(text)?.[0];
    const isLocal = next?.label === 'phone' && /^9?\d{4}[ .-]?\d{4}(?!\d)/.test(next.text);
    if (!area || !next || !isLocal) return true;
    next.text = `${area} ${next.text}`;
    return false;
  });
}

const isLoneKept = ({ label, text }: Segment) => label === 'kept' && text.endsWith(':');

/** Labels that forms put above a field, without a colon. */
const ABOVE_A_FIELD: readonly (Label | undefined)[] = [
  'name',
  'surname',
  'phone',
  'email',
  'address',
];

/** Every digit as 0 to 9; keycaps lose their frame, and digits that stand apart one by one come together. */
export function plainDigits(text: string): string {
  return asciiDigits(text.replace(/(\d)\ufe0f?\u20e3/g, '$1')).replace(
    /(?<![\d.,/-])\d(?: \d){7,16}(?![\d.,/-])/g,
    (found) => found.replaceAll(' ', ''),
  );
}

/** The text in lines and labelled parts, without what chats and formatting put around them. */
export function segmentsOf(text: string): Segment[] {
  const lines = plainDigits(cleanText(text.slice(0, TEXT_MAX)))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .split('\n');
  const isHistory = historyIn(lines.map((line) => line.trim()));
  const segments = lines.flatMap((line, at) => {
    const cut = segmentsOfLine(line);
    return isHistory[at] ? cut.map((segment) => ({ ...segment, isHistory: true as const })) : cut;
  });
  return joinAreas(joinLoneLabels(segments));
}

function segmentsOfLine(line: string): Segment[] {
  const prefix = CHAT_PREFIX.exec(line.trim());
  const author = prefix?.[1]?.replace(/^~\s*/, '').trim();
  const body = line
    .trim()
    .slice(prefix?.[0].length ?? 0)
    .replace(MARKS, '$2');
  if (OWN_HEADING.test(body.trim()) || DISCLAIMER.test(body)) return [];
  const cut = body.trim() === '' ? [] : cutAtLabels(body.trim());
  if (author === undefined) return cut;
  // Whoever is in nobody's phone book writes under the number.
  if (isPhoneLike(author)) {
    return [{ label: 'phone', labelText: '', text: author, startsLine: true, taken: [] }, ...cut];
  }
  return cut.map((segment) => ({ ...segment, author }));
}

/** Where a phone or an email stands. */
export interface Occurrence extends Span {
  segment: Segment;
}
