import type { Entry } from '../../src/capture/entry.ts';

/** Summarises a card or row: "name | phones | email | location | notes", then its problem. */
export function summary({ captured, problem, suggestion }: Entry): string {
  const phones = captured.phones.map(
    ({ digits, extension }) => digits + (extension ? ` ramal ${extension}` : ''),
  );
  return [
    captured.name,
    captured.unreadablePhone ? `? ${captured.unreadablePhone}` : phones.join(' '),
    captured.emails.join(' '),
    captured.location,
    captured.notes?.replaceAll('\n', ' / '),
    ...(problem ? [`! ${problem}`] : []),
    ...(suggestion ? [suggestion] : []),
  ].join(' | ');
}
