import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const FAST_TIME = new URL('./fast-time.ts', import.meta.url).href;

export interface BotProcess {
  /** Resolves when the log says that the bot takes updates; rejects if it ends before. */
  readonly ready: Promise<void>;
  /** Resolves with how it ended, and all it said. */
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Sends a signal; resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** `npm start`, in a folder where there is no .env. Nothing of our own environment reaches it. */
export function startProcess(
  folder: string,
  env: Record<string, string>,
  { speed = 1, timeStart = Date.now() } = {},
): BotProcess {
  const isFast = speed !== 1;
  const child: ChildProcess = spawn(
    process.execPath,
    [...(isFast ? ['--import', FAST_TIME] : []), MAIN],
    {
      cwd: folder,
      env: {
        ...env,
        ...(isFast && { TIME_SPEED: String(speed), TIME_START: String(timeStart) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  const closed = once(child, 'close');
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk;
      if (stdout.includes('"msg":"ready"')) resolve();
    });
    closed.then(
      () => reject(new Error(`ended before it was ready:\n${stdout}${stderr}`)),
      () => undefined,
    );
  });
  ready.catch(() => undefined);
  return {
    ready,
    ended: closed.then(([code]) => ({ code, stdout, stderr })),
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}
