import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { COMPILED } from './compiled.ts';

export interface Program {
  /** Standard output and standard error, as they came. */
  readonly output: string;
  /** Resolves with the exit code when the program has ended; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Resolves once the output has the words; rejects with the output if the program ends without. */
  says(words: string): Promise<void>;
  /** Asks it to stop, as a supervisor does, and resolves with its exit code. */
  stop(): Promise<number | null>;
}

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * Starts a program of src, such as `main.ts`, with nothing in its environment but what is given; it is killed
 * with the test.
 */
export async function startProgram(
  file: string,
  { args = [], env }: { args?: string[]; env: Record<string, string> },
): Promise<Program> {
  // A folder of its own: a developer's .env stays out of it.
  const cwd = await mkdtemp(join(tmpdir(), 'kinbox-program-'));
  const child = spawn(process.execPath, [join(SOURCES, file), ...args], {
    cwd,
    env: { ...env, NODE_COMPILE_CACHE: COMPILED },
  });
  const watchers = new Set<() => void>();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const look of [...watchers]) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(cwd, { recursive: true, force: true });
  });
  return {
    get output() {
      return output;
    },
    ended,
    says(words) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = (): void => {
        if (output.includes(words)) resolve();
      };
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying "${words}":\n${output}`)));
      return promise.finally(() => watchers.delete(look));
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
