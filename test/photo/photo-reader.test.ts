import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readCardText } from '../../src/capture/photo/card-text.ts';
import { createPhotoReader, type PhotoReaderOptions } from '../../src/photo/photo-reader.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createManualClock } from '../helpers/clock.ts';
import { drawCode } from './corpus/sample-codes.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function openReader(options: Partial<PhotoReaderOptions> & { clock?: Clock } = {}) {
  const reader = createPhotoReader({ mode: 'codes', clock: systemClock, log: silent, ...options });
  onTestFinished(() => reader.stop());
  return reader;
}

const blank = { create: { width: 300, height: 200, channels: 3, background: '#fff' } } as const;

const runningProcesses = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap').length;

describe('codes', () => {
  test('a photo with a code', async () => {
    const reader = openReader();
    const photo = await drawCode('https://wa.me/5585991110615');
    expect(await reader.read(photo)).toEqual({
      ok: true,
      codes: ['https://wa.me/5585991110615'],
      lines: [],
    });
  });

  test('two codes on one photo, and the same one twice', async () => {
    const [one, other] = [
      await drawCode('tel:+5585991110601'),
      await drawCode('tel:+5585991110602'),
    ];
    const photo = await sharp({
      create: { width: 1100, height: 1900, channels: 3, background: '#fff' },
    })
      .composite([one, other, one].map((input, at) => ({ input, left: 0, top: at * 620 })))
      .webp()
      .toBuffer();
    const reading = await openReader().read(photo);
    expect(reading.ok && reading.codes.toSorted()).toEqual([
      'tel:+5585991110601',
      'tel:+5585991110602',
    ]);
  });

  test('a photo without a code', async () => {
    const photo = await sharp({
      create: { width: 300, height: 200, channels: 3, background: '#fff' },
    })
      .jpeg()
      .toBuffer();
    expect(await openReader().read(photo)).toEqual({ ok: true, codes: [], lines: [] });
  });
});

describe('what is no picture, or too much of one', () => {
  test('a text, a picture cut short, a format that is not read', async () => {
    const reader = openReader();
    const whole = await sharp(await drawCode('x'))
      .jpeg()
      .toBuffer();
    const gif = await sharp(whole).gif().toBuffer();
    const no = { ok: false, problem: 'no-picture' };
    expect(await reader.read(Buffer.from('BEGIN:VCARD'))).toEqual(no);
    expect(await reader.read(whole.subarray(0, whole.length / 2))).toEqual(no);
    expect(await reader.read(gif)).toEqual(no);
  });

  test('a bomb is refused by its header', async () => {
    const bomb = await sharp({
      create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await openReader().read(bomb)).toEqual({ ok: false, problem: 'too-large' });
  });

  test('more than 10 MB', async () => {
    const file = Buffer.alloc(10_000_001);
    expect(await openReader().read(file)).toEqual({ ok: false, problem: 'too-large' });
  });
});

describe('the process', () => {
  test('it takes too long: it is ended, and the next picture has a new one', async () => {
    const clock = createManualClock();
    const reader = openReader({ clock });
    const photo = await drawCode('tel:+5585991110601');
    const late = reader.read(photo);
    const next = reader.read(photo);
    expect(reader.waiting()).toBe(2);
    await vi.waitFor(() => expect(runningProcesses()).toBeGreaterThan(0));
    clock.advance(20_000);
    expect(await late).toEqual({ ok: false, problem: 'too-slow' });
    expect(await next).toMatchObject({ ok: true, codes: ['tel:+5585991110601'] });
    expect(reader.waiting()).toBe(0);
  });

  test('it takes too much memory', async () => {
    const reader = openReader({ mode: 'all', memoryMax: 1 });
    const photo = await sharp(blank).png().toBuffer();
    expect(await reader.read(photo)).toEqual({ ok: false, problem: 'too-much-memory' });
  });

  test('it starts with the first picture and ends when none has come for a while', async () => {
    await vi.waitFor(() => expect(runningProcesses()).toBe(0));
    const clock = createManualClock();
    const reader = openReader({ clock });
    expect(runningProcesses()).toBe(0);
    await reader.read(await drawCode('x'));
    expect(runningProcesses()).toBe(1);
    clock.advance(60_000);
    await vi.waitFor(() => expect(runningProcesses()).toBe(0));
    expect(await reader.read(await drawCode('y'))).toMatchObject({ ok: true, codes: ['y'] });
  });
});

describe('a business card', () => {
  let fonts: string;
  beforeAll(async () => {
    fonts = mkdtempSync(join(tmpdir(), 'fonts-'));
    const { installFonts } = await import('./corpus/fonts.ts');
    installFonts(fonts);
  });
  afterAll(() => rmSync(fonts, { recursive: true }));

  test('lies upside down on a table', async () => {
    const { drawCard } = await import('./corpus/draw-card.ts');
    const { photograph } = await import('./corpus/photograph.ts');
    const { sampleCard } = await import('./corpus/sample-cards.ts');
    const card = sampleCard(5);
    const reader = openReader({ mode: 'all', timeoutMs: 50_000 });
    const reading = await reader.read(await photograph(Buffer.from(drawCard(card)), 5));
    expect(reading.ok && readCardText(reading.lines, { country: 'BR' })).toMatchObject({
      name: card.name,
      phones: card.phones.map(({ digits }) => ({ digits })),
      emails: [card.email],
      guessed: ['name'],
    });
    // A machine with much else to do takes its time.
  }, 60_000);
});
