import type { PastedCase } from './pasted-case.ts';
import { ENGLISH, SPANISH } from './pasted-en-es.ts';
import { HELD_OUT, HELD_OUT_LAST, HELD_OUT_LATER } from './pasted-held-out.ts';
import { PORTUGUESE } from './pasted-pt.ts';
import { SPELLINGS } from './phone-spellings.ts';
import { FIELDS, type Field, isRight, type Mark, markCase } from './score.ts';

/*
 * npm run accuracy: how well contacts are read out of pasted texts, field by field. Ends with 1 below the aims.
 * With --photos: out of photos instead.
 */
if (process.argv.includes('--photos')) {
  await import('../photo/accuracy.ts');
  process.exit();
}

/** Shares of the fields that are right. */
const AIMS: Partial<Record<Field, number>> = { phone: 0.98, email: 0.98, name: 0.9 };

const SETS: Record<string, PastedCase[]> = {
  'pt-BR': PORTUGUESE,
  en: ENGLISH,
  es: SPANISH,
  'held out': HELD_OUT,
  'held out later': HELD_OUT_LATER,
  'held out last': HELD_OUT_LAST,
  'phone spellings': SPELLINGS.map(([spelling, digits]) => ({
    text: `Ana Lima ${spelling}`,
    name: 'Ana Lima',
    phones: [digits],
  })),
};

const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

type Marked = Record<Field, Mark>;

function printSet(title: string, marked: readonly Marked[]): void {
  print(`\n${title}: ${marked.length} texts`);
  for (const field of FIELDS) {
    const marks = marked.map((each) => each[field]);
    const count = (verdict: Mark['verdict']) =>
      marks.filter((mark) => mark.verdict === verdict).length;
    const right = marks.filter(isRight).length;
    print(
      `  ${field.padEnd(9)}${percent(right, marks.length).padStart(8)} right  ` +
        `(found ${count('found')}, rightly none ${count('rightly-none')}, missed ${count('missed')}, ` +
        `wrong but marked ${count('wrong')}, wrong and silent ${count('silent')})`,
    );
  }
}

const all: Marked[] = [];
for (const [title, cases] of Object.entries(SETS)) {
  const marked = cases.map(markCase);
  all.push(...marked);
  printSet(title, marked);
  for (const [at, marks] of marked.entries()) {
    const bad = FIELDS.filter((field) => !isRight(marks[field]));
    if (bad.length === 0) continue;
    print(`  - ${JSON.stringify(cases[at]?.text.slice(0, 70))}`);
    for (const field of bad) {
      const { verdict, wanted, got } = marks[field];
      print(
        `      ${field} ${verdict}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`,
      );
    }
  }
}
printSet('all', all);

for (const [field, aim] of Object.entries(AIMS)) {
  const marks = all.map((each) => each[field as Field]);
  const share = marks.filter(isRight).length / marks.length;
  const silent = field === 'name' ? 0 : marks.filter(({ verdict }) => verdict === 'silent').length;
  if (share >= aim && silent === 0) continue;
  print(
    `\nbelow the aim: ${field} ${percent(share, 1)} of ${percent(aim, 1)}, ${silent} wrong and silent`,
  );
  process.exitCode = 1;
}
