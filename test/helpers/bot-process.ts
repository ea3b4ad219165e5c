import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from './compiled.ts';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(PACKAGE, 'src/main.ts');
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

/** Runs the bot in a folder where there is no .env. Nothing of our own environment reaches it. */
export function startProcess(
  folder: string,
  env: Record<string, string>,
  { speed = 1, timeStart = Date.now() } = {},
): BotProcess {
  const isFast = speed !== 1;
  return watchProcess(
    spawn(process.execPath, [...(isFast ? ['--import', FAST_TIME] : []), MAIN], {
      cwd: folder,
      env: {
        ...env,
        NODE_COMPILE_CACHE: COMPILED,
        ...(isFast && { TIME_SPEED: String(speed), TIME_START: String(timeStart) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/**
 * Runs `npm start` as the leader of a process group, as a terminal does, with the package in a folder where
 * there is no .env.
 */
export async function startByNpm(
  folder: string,
  env: Record<string, string>,
): Promise<BotProcess & { signalGroup(signal: NodeJS.Signals | 0): void }> {
  for (const name of ['package.json', 'src', 'node_modules']) {
    await symlink(join(PACKAGE, name), join(folder, name));
  }
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PATH: process.env.PATH, HOME: folder, npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await once(child, 'spawn');
  const group = -Number(child.pid);
  return { ...watchProcess(child), signalGroup: (signal) => void process.kill(group, signal) };
}

function watchProcess(child: ChildProcess): BotProcess {
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
