import { rounded } from './figures.ts';
import type { Figures } from './measure.ts';
import type { Setup } from './options.ts';

export interface Result extends Setup {
  /** Processes that wanted a core when the measurement began, and how many cores there are. */
  loadAverage: number;
  cores: number;
  figures: Figures;
}

/** Each figure's description, in the order of the table. */
const LABELS: Record<string, string> = {
  contactsPerS: 'contacts/s at saturation',
  cpuMsPerContact: 'CPU of the bot, ms a contact',
  cpuMsPerUpdate: 'CPU of the bot, ms an update',
  botBusyPercent: 'busy at saturation: bot, % of a core',
  driverBusyPercent: 'busy at saturation: driver, % of a core',
  turnP50Ms: 'turn at 300 updates/s, p50, ms',
  turnP99Ms: 'turn at 300 updates/s, p99, ms',
  summaryP50Ms: 'Save to summary at 50 contacts/s, p50, ms',
  summaryP99Ms: 'Save to summary at 50 contacts/s, p99, ms',
  steadyCpuMsPerContact: 'CPU of the bot at 50 contacts/s, ms a contact',
  steadyBotBusyPercent: 'busy at 50 contacts/s: bot, % of a core',
  coldStartMs: 'cold start to the first answer, best of 5, ms',
  rssAtStartMb: 'RSS at start, MB',
  rssWithOpenFormsMb: 'RSS with 10,000 open forms, MB',
  turn2CpuMs: 'CPU of turn 2, ms',
  turn500CpuMs: 'CPU of turn 500, ms',
  turn500ToTurn2: 'turn 500 / turn 2',
};

export function renderTable({ backend, mode, loadAverage, cores, figures }: Result): string {
  const head = `${backend}, ${mode} (load of the machine before: ${loadAverage.toFixed(1)}, ${cores} cores)`;
  const rows = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = figures[name];
    return value === undefined
      ? []
      : [`  ${label.padEnd(48)}${String(rounded(value)).padStart(8)}`];
  });
  return `${[head, ...rows].join('\n')}\n`;
}

export function renderJson({ figures, ...result }: Result): string {
  const values = Object.entries(figures).map(([name, value]) => [name, rounded(value)]);
  return `${JSON.stringify({ ...result, ...Object.fromEntries(values) })}\n`;
}
