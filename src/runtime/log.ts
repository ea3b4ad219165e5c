import { pino } from 'pino';

/** Facts for a log line: ids, counts and outcomes; never names, phones, texts or secrets. */
export type LogFields = Record<string, string | number | boolean | undefined>;

export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Describes an error for a log line. The parts that throw keep personal data out of messages. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

/** JSON lines on standard output. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
