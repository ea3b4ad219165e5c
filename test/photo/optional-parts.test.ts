import { expect, test } from 'vitest';
import { type PhotoMode, photoSettings } from '../../src/photo/optional-parts.ts';

const GIGABYTE = 1_000_000_000;
const none = () => [];
const all = () => ['sharp'];
const ofCards = (mode: PhotoMode) => (mode === 'all' ? ['tesseract-wasm'] : []);

test.each([
  [undefined, 3, none, 'all', undefined],
  [undefined, 1, none, 'codes', 'little-memory'],
  ['all', 1, none, 'all', undefined],
  ['codes', 3, none, 'codes', 'switched-off'],
  ['off', 3, none, 'off', 'switched-off'],
  [undefined, 3, all, 'off', 'parts-missing'],
  ['all', 3, all, 'off', 'parts-missing'],
  ['all', 3, ofCards, 'codes', 'parts-missing'],
  [undefined, 3, ofCards, 'codes', 'parts-missing'],
] as const)('%s, %d GB free, %o: %s', (wanted, free, missing, mode, reason) => {
  const settings = photoSettings({ wanted, freeBytes: free * GIGABYTE, missing });
  expect(settings.mode).toBe(mode);
  expect(settings.reason?.kind).toBe(reason);
});

test('everything is installed here', () => {
  expect(photoSettings({ wanted: 'all' })).toEqual({ mode: 'all' });
});
