import { isMobile } from '../../domain/fields/phone.ts';
import type { FoundPhone } from './find-phones.ts';

/** Mobiles first, among them those that the text calls a phone; what may be none, and faxes, last. */
function rank({ isFax, isDoubtful, isLabelled, phone }: FoundPhone): number {
  return (
    (isFax ? 8 : 0) + (isDoubtful ? 4 : 0) + (isMobile(phone.digits) ? 0 : 2) + (isLabelled ? 0 : 1)
  );
}

/** The same number, written twice. */
function merge(one: FoundPhone, other: FoundPhone): FoundPhone {
  return {
    ...one,
    phone: one.phone.extension === undefined ? other.phone : one.phone,
    isFax: one.isFax && other.isFax,
    isLabelled: one.isLabelled || other.isLabelled,
    isDoubtful: one.isDoubtful && other.isDoubtful,
  };
}

/** The likeliest first, each once. */
export function rankPhones(found: readonly FoundPhone[]): FoundPhone[] {
  const once = new Map<string, FoundPhone>();
  for (const each of found) {
    const known = once.get(each.phone.digits);
    once.set(each.phone.digits, known === undefined ? each : merge(known, each));
  }
  const ranked = [...once.values()].map((phone) => ({ phone, rank: rank(phone) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ phone }) => phone);
}
