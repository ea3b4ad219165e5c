import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * Which part may import which, and where each library is at home: the two tables of CONTRIBUTING.md. A part is a
 * folder or a file; its own files are always allowed. "(types)" allows `import type` and nothing else.
 */
const CONTRIBUTING = readFileSync('CONTRIBUTING.md', 'utf8');

/** Reads the rows of the table whose first heading is given: the names in the first and in the last column. */
function readTable(heading: string): Record<string, string[]> {
  const [, table = ''] =
    new RegExp(`^\\| ${heading} \\|.*\\n\\|[-| ]+\\n((?:\\|.*\\n)+)`, 'm').exec(CONTRIBUTING) ?? [];
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split('|').slice(1, -1));
  return Object.fromEntries(
    rows.flatMap((cells) => {
      const last = namesIn(cells.at(-1) ?? '');
      return namesIn(cells[0] ?? '').map((name) => [name, last]);
    }),
  );
}

const namesIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`( \(types\))?/g)].map(([, name, types]) => `${name}${types ?? ''}`);

const PARTS = readTable('part');
const LIBRARIES = readTable('library');

interface Import {
  from: string;
  isType: boolean;
}

const STATEMENT =
  /^\s*(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\s+from\s+)?'([^']+)'|import\(\s*'([^']+)'/gm;

function importsOf(source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map(([, type, names = '', from, dynamic]) => {
    const list = /^\{([\s\S]*)\}$/.exec(names)?.[1]?.split(',') ?? [];
    const given = list.map((name) => name.trim()).filter(Boolean);
    const isType =
      type !== undefined || (given.length > 0 && given.every((name) => name.startsWith('type ')));
    return { from: from ?? dynamic ?? '', isType };
  });
}

const isIn = (file: string, place: string): boolean =>
  file === place || file.startsWith(`${place}/`);

/** The part that a file belongs to: the most exact one. */
function partOf(file: string): string | undefined {
  const parts = Object.keys(PARTS).filter((part) => isIn(file, part));
  return parts.sort((one, other) => other.length - one.length)[0];
}

/** Lists the breaches in the imports of a file, given by its path in src, or in the repository for the sandbox. */
function breaches(file: string, source: string): string[] {
  const part = partOf(file);
  if (part === undefined) return [`${file} belongs to no part of the table`];
  const folder = dirname(file.startsWith('sandbox/') ? file : `src/${file}`);
  return importsOf(source).flatMap(({ from, isType }) => {
    const problem = from.startsWith('.')
      ? breachOfPart(part, normalize(join(folder, from)).replace(/^src\//, ''), isType)
      : breachOfLibrary(file, part, from);
    return problem === undefined ? [] : [`${file} imports ${from}: ${problem}`];
  });
}

function breachOfPart(part: string, target: string, isType: boolean): string | undefined {
  const other = partOf(target);
  if (other === undefined) return 'it is not in the product';
  if (other === part) return undefined;
  const allowed = PARTS[part] ?? [];
  if (allowed.includes(other) || (isType && allowed.includes(`${other} (types)`))) return undefined;
  if (allowed.includes(`${other} (types)`)) return `${part} may import only types of ${other}`;
  return `${part} may not import ${other}`;
}

function breachOfLibrary(file: string, part: string, name: string): string | undefined {
  const library = Object.keys(LIBRARIES).find((known) => isIn(name, known));
  if (library !== undefined) {
    const homes = LIBRARIES[library] ?? [];
    if (homes.some((home) => isIn(file, home))) return undefined;
    return `${library} belongs to ${homes.join(', ')}`;
  }
  if (!name.startsWith('node:') || !builtinModules.includes(name.slice('node:'.length))) {
    return 'the library is not in the table';
  }
  return part === 'domain' ? 'domain is pure' : undefined;
}

const files = globSync('{src,sandbox}/**/*.ts').map((file) => file.replaceAll('\\', '/'));

test('every import of src and the sandbox is one of the table', () => {
  expect(files.length).toBeGreaterThan(50);
  const all = files.flatMap((file) =>
    breaches(file.replace(/^src\//, ''), readFileSync(file, 'utf8')),
  );
  expect(all).toEqual([]);
});

test('a file name stands once in src, except for twins of the two databases', () => {
  const paths = files.filter((file) => file.startsWith('src/'));
  const isOneOfTwins = (file: string): boolean => file.startsWith('src/storage/');
  const byName = Map.groupBy(paths, (file) => basename(file));
  const repeated = [...byName.values()].filter(
    (same) => same.length > 1 && !same.every(isOneOfTwins),
  );
  expect(repeated).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    [
      'bot/cards.ts',
      "import { createKinbox } from '../kinbox/kinbox-client.ts';",
      'bot may not import',
    ],
    [
      'bot/cards.ts',
      "import {\n  type Store,\n  parse\n} from '../storage/store.ts';",
      'only types',
    ],
    ['bot/cards.ts', "export { openSqlite } from '../storage/sqlite/open.ts';", 'only types'],
    ['bot/cards.ts', "await import('../delivery/worker.ts')", 'bot may not import delivery'],
    ['bot/cards.ts', "import '../../sandbox/demo.ts';", 'bot may not import sandbox/demo.ts'],
    ['app.ts', "import '../sandbox/kinbox/server.ts';", 'app.ts may not import sandbox'],
    ['bot/cards.ts', "import { request } from 'undici';", 'undici belongs to'],
    ['storage/upkeep.ts', "import { DatabaseSync } from 'node:sqlite';", 'belongs to'],
    ['delivery/worker.ts', "import type { Api } from 'grammy/types';", 'grammy belongs to'],
    ['domain/step.ts', "import { randomUUID } from 'node:crypto';", 'domain is pure'],
    ['domain/step.ts', "import x from 'left-pad';", 'not in the table'],
    ['domain/step.ts', "import x from '../../test/x.ts';", 'not in the product'],
    [
      'sandbox/telegram/sandbox.ts',
      "import { x } from '../../src/app.ts';",
      'may not import app.ts',
    ],
    ['stray/file.ts', '', 'belongs to no part'],
  ])('%s: %s', (file, source, problem) => {
    expect(breaches(file, source).join()).toContain(problem);
  });

  test.each([
    ['bot/cards.ts', "import type { Store } from '../storage/store.ts';"],
    ['bot/cards.ts', "import { type Store, type Turn } from '../storage/store.ts';"],
    ['bot/form/show.ts', "import { x } from '../cards.ts';\nimport y from 'grammy';"],
    ['sandbox/demo.ts', "import { startApp } from '../src/app.ts';"],
    ['kinbox/http.ts', "import { type Pool } from 'undici';\nimport { z } from 'zod';"],
  ])('%s: %s is fine', (file, source) => {
    expect(importsOf(source).length).toBeGreaterThan(0);
    expect(breaches(file, source)).toEqual([]);
  });
});
