/** "Em ter., 11 de mar. de 2025, Vendas <…> escreveu:": the mail before begins with the next line. */
const ATTRIBUTION_END = /(?:escreveu|escribi[oó]|wrote|a [eé]crit|schrieb) ?:$/iu;
const ATTRIBUTION_START = /^(?:em|el|on|no dia|le|am) /iu;
/** An attribution is wrapped into so many lines at most. */
const ATTRIBUTION_LINES = 3;

const RULER =
  /^[-_]{2,} ?(?:mensagem original|original message|mensaje original|mensagem anterior) ?[-_]{2,}$/iu;
const FROM = /^\*?(?:de|from) ?:/iu;
const SENT = /^\*?(?:enviad[oa](?: em| el)?|sent|data|date|fecha) ?:/iu;
const FORWARDED = /(?:forwarded message|mensagem encaminhada|mensaje reenviado)/iu;

const isSaying = (line: string | undefined) => line !== undefined && /[\p{L}\p{N}]/u.test(line);
const isQuoted = (line: string | undefined) => line?.startsWith('>') ?? false;

/** How many lines, from `at` on, say who wrote what follows. */
function attributionAt(lines: readonly string[], at: number): number {
  for (let count = 1; count <= ATTRIBUTION_LINES; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || isQuoted(line)) return 0;
    if (!ATTRIBUTION_END.test(line)) continue;
    const isWrapped = count === 1 || ATTRIBUTION_START.test(lines[at] ?? '');
    const whole = lines.slice(at, at + count).join(' ');
    // "Ana escreveu:" alone may introduce the contact: a mail program puts a date or an address.
    return isWrapped && /\d|@/.test(whole) ? count : 0;
  }
  return 0;
}

/** The heading that Outlook puts over an earlier mail; what was forwarded is meant to be read. */
function isHeadingAt(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (RULER.test(line)) return true;
  const isHeading = FROM.test(line) && lines.slice(at + 1, at + 4).some((next) => SENT.test(next));
  return (
    isHeading && !lines.slice(Math.max(0, at - 2), at).some((before) => FORWARDED.test(before))
  );
}

/**
 * For each line whether it belongs to an earlier mail, under the answer: that is mostly our own, and its phones and
 * emails are not the contact's. Only what stands below or above something else is history.
 */
export function historyIn(lines: readonly string[]): boolean[] {
  const isHistory = lines.map(isQuoted);
  let hasOwn = false;
  for (let at = 0; at < lines.length; at += 1) {
    if (isHistory[at]) continue;
    const length = attributionAt(lines, at);
    const next = lines.slice(at + length).find(isSaying);
    const isOnlyQuoted = length > 0 && isQuoted(next);
    if (isOnlyQuoted) {
      isHistory.fill(true, at, at + length);
      at += length - 1;
    } else if (hasOwn && (length > 0 || isHeadingAt(lines, at))) {
      isHistory.fill(true, at);
    } else hasOwn ||= isSaying(lines[at]);
  }
  return hasOwn ? isHistory : isHistory.fill(false);
}
