import { waysToReach } from '../domain/reach.ts';
import type { Entry } from './entry.ts';

/** Marks a contact whose phone or email an earlier one of the same file has. */
export function markTwice(entries: Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    if (entry.problem) return entry;
    const { phones, emails } = entry.captured;
    const ways = waysToReach({ phone: phones[0]?.digits ?? null, email: emails[0] ?? null });
    if (ways.some((way) => seen.has(way))) return { ...entry, problem: 'twice-in-file' };
    for (const way of ways) seen.add(way);
    return entry;
  });
}
