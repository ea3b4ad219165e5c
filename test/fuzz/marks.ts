/** Who writes: the three reps, and `kin`, whose contacts are in Kinbox without the bot. */
const WRITERS = ['ana', 'bia', 'caio', 'kin'] as const;
export type Writer = (typeof WRITERS)[number];

/** Letters, so that no serial number looks like a phone; no z, which ends a mark. */
const LETTERS = 'abcdefghijklmnopqrstuvwxy';
const WORD = new RegExp(`zz(?:${WRITERS.join('|')})z[${LETTERS}]+zz`, 'gi');
const PHONE = /85\D{0,2}987([0-3]\d)\D?(\d{4})(?!\d)/g;
const PHONES = 100_000;
/** Ways to reach somebody that others may know, too: the first ones and the newest. */
const FIRST_SHARED = 7;
const SHARED = 40;

/** The marks in a text: each was given out once, so that whoever reads it has it from who wrote it. */
export function marksIn(text: string): Set<string> {
  const phones = Array.from(text.matchAll(PHONE), ([, start, end]) => `987${start}${end}`);
  // Names are given capitals by the bot.
  const words = Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase());
  return new Set([...words, ...phones]);
}

export interface Marks {
  /**
   * Fills in a text: `{w}` is a word of its own, `{p}` a phone, `{e}` an email; `{P}` and `{E}` are ones that
   * somebody has given before, chosen by `pick`.
   */
  fill(template: string, writer: Writer, pick?: number): string;
}

export function createMarks(): Marks {
  let count = 0;
  const phones = ['85 99728-1648'];
  const emails = ['maria@example.com'];

  function word(writer: Writer): string {
    count += 1;
    const letters = [];
    for (let left = count; left > 0; left = Math.floor(left / LETTERS.length))
      letters.push(LETTERS[left % LETTERS.length]);
    return `zz${writer}z${letters.join('')}zz`;
  }

  function phone(writer: Writer): string {
    count += 1;
    const digits = String(count % PHONES).padStart(5, '0');
    return `+55 85 987${WRITERS.indexOf(writer)}${digits.slice(0, 1)}-${digits.slice(1)}`;
  }

  function shared(list: string[], one: string): string {
    list.push(one);
    if (list.length > SHARED) list.splice(FIRST_SHARED, 1);
    return one;
  }

  const known = (list: string[], pick: number): string => list[pick % list.length] ?? '';

  return {
    fill: (template, writer, pick = 0) =>
      template.replace(/\{([wpePE])\}/g, (_all, what) => {
        if (what === 'p') return shared(phones, phone(writer));
        if (what === 'e') return shared(emails, `${word(writer)}@example.com`);
        if (what === 'P') return known(phones, pick);
        return what === 'E' ? known(emails, pick) : word(writer);
      }),
  };
}
