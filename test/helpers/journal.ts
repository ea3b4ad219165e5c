import type { Log, LogFields } from '../../src/runtime/log.ts';

interface Entry {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  fields: LogFields;
}

/** The bot's log, kept; tests wait for what it says. */
export interface Journal extends Log {
  readonly entries: readonly Entry[];
  /** Resolves with the first entry that passes, from the given one on; rejects after 8 s. */
  says(test: (entry: Entry) => boolean, since?: number): Promise<Entry>;
}

const WAIT_MS = 8_000;
const SHOWN = 30;

export function createJournal(): Journal {
  const entries: Entry[] = [];
  const watchers = new Set<(entry: Entry) => void>();

  function write(level: Entry['level']) {
    return (fields: LogFields, message: string): void => {
      const entry = { level, message, fields };
      entries.push(entry);
      for (const watch of [...watchers]) watch(entry);
    };
  }

  return {
    entries,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    says(test, since = 0) {
      const waiting = new Promise<Entry>((resolve, reject) => {
        const said = entries.slice(since).find(test);
        if (said) return resolve(said);
        const timer = setTimeout(() => {
          watchers.delete(watch);
          reject(new Error(`the log did not say it in ${WAIT_MS} ms:\n${render(entries)}`));
        }, WAIT_MS);
        function watch(entry: Entry): void {
          if (!test(entry)) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve(entry);
        }
        watchers.add(watch);
      });
      // A test that has failed elsewhere no longer looks at this one.
      waiting.catch(() => undefined);
      return waiting;
    },
  };
}

function render(entries: readonly Entry[]): string {
  return entries
    .slice(-SHOWN)
    .map(({ level, message, fields }) => `  ${level}: ${message} ${JSON.stringify(fields)}`)
    .join('\n');
}
