import type { Destination } from '../domain/form/draft.ts';
import type { ShareContact } from '../domain/job.ts';

/** A message that tells a team of several contacts, and takes more of them for a while. */
interface Digest {
  messageId: number;
  shares: readonly ShareContact[];
}

/** How busy a chat, or a topic of it, is just now. */
export interface Rush {
  /** So many contacts have been shown in the last minute that the next one is a line of a digest. */
  isOn(place: Destination): boolean;
  /** The digest that takes more; undefined if there is none, or it is full or a minute old. */
  digest(place: Destination): Digest | undefined;
  /** A contact was shown on a card of its own. */
  shown(place: Destination): void;
  /** Contacts were shown as lines of a digest, with those that it had before. */
  digested(place: Destination, digest: Digest, added: number): void;
}

/** This many cards within a minute; what comes on top of them is a digest. */
const CARDS_A_MINUTE = 5;
const MINUTE_MS = 60_000;
/** A longer list is none that somebody reads. */
export const DIGEST_MAX = 30;

interface Busy {
  /** When the last few contacts were shown, in Unix ms. */
  shownAt: number[];
  digest?: Digest & { since: number };
}

/** `now` gives Unix time in ms. Each replica knows of what it has shown itself, and starts without a rush. */
export function createRush(now: () => number): Rush {
  const places = new Map<string, Busy>();

  function busyAt({ chatId, threadId = 0 }: Destination): Busy {
    const key = `${chatId}:${threadId}`;
    const busy = places.get(key) ?? { shownAt: [] };
    places.set(key, busy);
    return busy;
  }

  function note(busy: Busy, count: number): void {
    const shown = [...busy.shownAt, ...Array.from({ length: count }, now)];
    busy.shownAt = shown.slice(-CARDS_A_MINUTE);
  }

  return {
    isOn(place) {
      const { shownAt } = busyAt(place);
      const first = shownAt[0] ?? 0;
      return shownAt.length >= CARDS_A_MINUTE && now() - first < MINUTE_MS;
    },
    digest(place) {
      const { digest } = busyAt(place);
      if (!digest || digest.shares.length >= DIGEST_MAX) return undefined;
      return now() - digest.since < MINUTE_MS ? digest : undefined;
    },
    shown: (place) => note(busyAt(place), 1),
    digested(place, { messageId, shares }, added) {
      const busy = busyAt(place);
      const isSame = busy.digest?.messageId === messageId;
      busy.digest = { messageId, shares, since: (isSame && busy.digest?.since) || now() };
      note(busy, added);
    },
  };
}
