import type { Log, LogFields } from '../../src/runtime/log.ts';

export type RecordedLog = Log & { lines: { level: string; fields: LogFields; message: string }[] };

/** A log that keeps its lines. */
export function recordLog(): RecordedLog {
  const lines: RecordedLog['lines'] = [];
  const at = (level: string) => (fields: LogFields, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}
