import { FILE_KINDS } from './file-kinds.ts';
import type { PastedCase } from './pasted-case.ts';
import { ENGLISH, SPANISH } from './pasted-en-es.ts';
import { FIRST_SIGHT_EN, FIRST_SIGHT_ES } from './pasted-first-sight-es-en.ts';
import { FIRST_SIGHT_PT } from './pasted-first-sight-pt.ts';
import { HELD_OUT, HELD_OUT_LAST, HELD_OUT_LATER } from './pasted-held-out.ts';
import { KINDS } from './pasted-kinds.ts';
import { PORTUGUESE } from './pasted-pt.ts';
import { SPELLINGS } from './phone-spellings.ts';
import { FIELDS, type Field, isJudged, isRight, type Mark, markCase, markFile } from './score.ts';

/*
 * npm run accuracy: how well contacts are read out of pasted texts and of files, field by field and language by language, and each
 * miss. With --check it ends with 1 if a phone or an email is wrong and not marked. With --photos: out of photos
 * instead.
 */
if (process.argv.includes('--photos')) {
  await import('../photo/accuracy.ts');
  process.exit();
}

const SETS: Record<string, readonly PastedCase[]> = {
  'pt-BR': PORTUGUESE,
  en: ENGLISH,
  es: SPANISH,
  'held out': HELD_OUT,
  'held out later': HELD_OUT_LATER,
  'held out last': HELD_OUT_LAST,
  'first sight, pt-BR': FIRST_SIGHT_PT,
  'first sight, es': FIRST_SIGHT_ES,
  'first sight, en': FIRST_SIGHT_EN,
  ...KINDS,
  'phone spellings': SPELLINGS.map(([spelling, digits]) => ({
    text: `Ana Lima ${spelling}`,
    name: 'Ana Lima',
    phones: [digits],
  })),
};

const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

interface Scored {
  one: PastedCase;
  marks: Record<Field, Mark>;
}

const marksOf = (scored: readonly Scored[], field: Field): Mark[] =>
  scored.filter(({ one }) => isJudged(one, field)).map(({ marks }) => marks[field]);

function printSet(title: string, scored: readonly Scored[]): void {
  print(`\n${title}: ${scored.length} texts`);
  for (const field of FIELDS) {
    const marks = marksOf(scored, field);
    if (marks.length === 0) continue;
    const count = (...verdicts: Mark['verdict'][]) =>
      marks.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const counts = [
      `right ${count('found', 'rightly-none')}`,
      `right but marked ${count('marked')}`,
      `wrong but marked ${count('wrong')}`,
      `silently wrong ${count('silent')}`,
      `missed ${count('missed')}`,
    ];
    const right = percent(marks.filter(isRight).length, marks.length);
    print(`  ${field.padEnd(9)}${right.padStart(8)}  ${counts.join(', ')}`);
  }
}

const NOT_JUDGED: Mark = { verdict: 'rightly-none', wanted: '', got: '' };

function show(title: string, scored: readonly Scored[]): void {
  printSet(title, scored);
  for (const { one, marks } of scored) {
    const bad = FIELDS.filter((field) => isJudged(one, field) && !isRight(marks[field]));
    if (bad.length === 0) continue;
    print(`  - ${JSON.stringify(one.text.slice(0, 70))}`);
    for (const field of bad) {
      const { verdict, wanted, got } = marks[field];
      print(
        `      ${field} ${verdict}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`,
      );
    }
  }
}

const all: Scored[] = [];
for (const [title, cases] of Object.entries(SETS)) {
  const scored = cases.map((one) => ({ one, marks: markCase(one) }));
  all.push(...scored);
  show(title, scored);
}
for (const [title, files] of Object.entries(FILE_KINDS)) {
  const scored = files.flatMap((file) =>
    markFile(file).map((marks) => ({
      one: { text: file[0], judged: ['name', 'phone', 'email'] as const },
      marks: { ...marks, location: NOT_JUDGED, notes: NOT_JUDGED },
    })),
  );
  all.push(...scored);
  show(title, scored);
}
printSet('all', all);

for (const field of ['phone', 'email'] as const) {
  const marks = marksOf(all, field);
  const silent = marks.filter(({ verdict }) => verdict === 'silent').length;
  if (silent === 0 || !process.argv.includes('--check')) continue;
  print(`\n${field}: ${silent} wrong and not marked`);
  process.exitCode = 1;
}
