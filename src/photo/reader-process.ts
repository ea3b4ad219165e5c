import { setPriority } from 'node:os';
import { EXIT_MEMORY, type ReadAnswer, type ReadRequest } from './messages.ts';
import { openPaddle } from './paddle.ts';
import { unpack } from './picture.ts';
import { readLines } from './read-lines.ts';
import { openScanner } from './scan-codes.ts';
import { openTesseract } from './tesseract.ts';

/*
 * The process that reads pictures: reader-process.ts <codes | all> <bytes of memory at most>. A picture that takes too
 * much or breaks a library takes this process with it and nothing else. It knows no token and no database.
 */

const [mode, memory] = process.argv.slice(2);
const memoryMax = Number(memory);

// The chat goes first.
setPriority(10);

const scanner = openScanner();
const engines = mode === 'all' ? Promise.all([openPaddle(), openTesseract()]) : undefined;

async function read({ bytes }: ReadRequest): Promise<ReadAnswer> {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const { picture } = unpacked;
  const scan = await scanner;
  const codes = await scan(picture);
  // A card that has a code repeats it in writing, which is read less surely.
  if (codes.length > 0 || engines === undefined) return { ok: true, codes, lines: [] };
  const [paddle, tesseract] = await engines;
  watchMemory();
  const lines = await readLines(picture, { paddle, tesseract, onLine: watchMemory });
  return { ok: true, codes, lines };
}

function watchMemory(): void {
  if (process.memoryUsage.rss() > memoryMax) process.exit(EXIT_MEMORY);
}

process.on('message', (request: ReadRequest) => {
  read(request).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));
