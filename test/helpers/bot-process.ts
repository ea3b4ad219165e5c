import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const FAST_TIME = new URL('./fast-time.ts', import.meta.url).href;

export interface BotProcess {
  /** Resolves when the log says that the bot takes updates; rejects if it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the log has this message; rejects if the process ends before. */
  says(message: string): Promise<void>;
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
        // A process that ends by itself leaves its compiled code behind for those that come after.
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
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
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });

  function says(message: string): Promise<void> {
    const said = new Promise<void>((resolve, reject) => {
      function look(): void {
        if (stdout.includes(`"msg":"${message}"`)) resolve();
      }
      child.stdout?.on('data', look);
      look();
      closed.then(
        () => reject(new Error(`ended before it said "${message}":\n${stdout}${stderr}`)),
        () => undefined,
      );
    });
    // Whoever kills it may not care any more.
    said.catch(() => undefined);
    return said;
  }

  return {
    ready: says('ready'),
    says,
    ended: closed.then(([code]) => ({ code, stdout, stderr })),
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}
