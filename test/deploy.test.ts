import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMetrics } from '../src/server/metrics.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** Every series that /metrics offers, by its name. */
async function offered(): Promise<Set<string>> {
  const backlog = { updatesWaiting: 0, jobs: [] };
  const { text } = await createMetrics(async () => backlog, Date.now).render();
  const names = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
  return new Set(names);
}

test.each(['deploy/alerts.yaml', 'deploy/dashboard.json', 'docs/operations.md'])(
  '%s names only metrics that there are',
  async (file) => {
    const known = await offered();
    const named = read(file).match(/\b(?:bot|nodejs|process)_[a-z0-9_]+\b/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  },
);

test('every variable of the environment is in .env.example, and the other way round', () => {
  const config = read('src/config.ts');
  const shape = config.slice(config.indexOf('z.object({'), config.indexOf('\n});'));
  const known = [...config.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
  expect(shape).not.toBe('');
  const named = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect([...new Set(named)].sort()).toEqual([...new Set(known)].sort());
});

test('the papers name only scripts that there are', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const papers = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md'].map(read).join('\n');
  const named = [...papers.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});
