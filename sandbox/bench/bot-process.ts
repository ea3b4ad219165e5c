import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A process's use of time and memory, by its own count. */
interface Usage {
  cpuMs: number;
  rssMb: number;
}

/** The bot as it runs anywhere: a process of its own that knows nothing but its environment. */
export interface BotProcess {
  usage(): Promise<Usage>;
  /** Rejects if the process ends before it is stopped. */
  readonly ended: Promise<never>;
  /** Resolves when the process has ended; everything it kept is removed. */
  stop(): Promise<void>;
}

/** `env` has all but the port, and the database when it is SQLite's. */
export async function startBot(env: Record<string, string>, port: number): Promise<BotProcess> {
  // Its working directory too: no .env of ours is read.
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-bench-'));
  const logFile = join(folder, 'log');
  const log = await open(logFile, 'w');
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    stdio: ['ignore', log.fd, log.fd],
    env: {
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.BOT_NODE_OPTIONS ?? '',
      DATABASE_URL: `file:${join(folder, 'bot.db')}`,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
  });
  let isStopping = false;
  const exited = once(child, 'exit');
  const ended = exited.then(async () => {
    if (isStopping) return new Promise<never>(() => {});
    const said = await readFile(logFile, 'utf8').catch(() => '');
    throw new Error(`the bot ended\n${said.slice(-2000)}`);
  });
  // Whoever waits for something of the bot hears of its end; nobody else need.
  ended.catch(() => {});

  return {
    usage: async () => readUsage(port),
    ended,
    async stop() {
      isStopping = true;
      await end(child, exited);
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await exited;
}

/** From the bot's /metrics: the same on every system, and in microseconds. */
async function readUsage(port: number): Promise<Usage> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await answer.text();
  const figure = (name: string): number => {
    const found = new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`/metrics has no ${name}`);
    return Number(found);
  };
  return {
    cpuMs: figure('process_cpu_seconds_total') * 1000,
    rssMb: figure('process_resident_memory_bytes') / 1024 / 1024,
  };
}
