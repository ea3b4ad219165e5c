import type { Bot } from './bots.ts';
import type { Random } from './random.ts';

export interface Killer {
  readonly kills: number;
  /** Resolves when it has stopped. */
  stop(): Promise<void>;
}

/** Longer than a start takes where the machine has a lot else to do; one that hangs is killed, too. */
const START_MS = 60_000;

/**
 * Kills one of the processes, any, every 0.2 to 2 s. Two times of three it gives that one the time to start
 * first, or nothing would ever be done on a slow machine; the third it may die while it starts.
 */
export function startKiller(bots: readonly [Bot, ...Bot[]], random: Random): Killer {
  let kills = 0;
  let stopped = false;
  const stopping = Promise.withResolvers<void>();

  async function loop(): Promise<void> {
    while (!stopped) {
      const bot = random.pick(bots);
      const waitsForStart = random.chance(2 / 3);
      const lifeMs = random.between(200, 2_000);
      if (waitsForStart) await Promise.race([bot.ready(), after(START_MS), stopping.promise]);
      await Promise.race([after(lifeMs), stopping.promise]);
      if (stopped) return;
      kills += 1;
      await bot.kill();
    }
  }

  const ended = loop();
  return {
    get kills() {
      return kills;
    },
    async stop() {
      stopped = true;
      stopping.resolve();
      await ended;
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
