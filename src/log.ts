import { pino } from 'pino';
import type { Log } from './domain/log.ts';

/** JSON lines on standard output. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
