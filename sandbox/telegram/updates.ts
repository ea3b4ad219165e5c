/** An update as it is delivered: https://core.telegram.org/bots/api#update */
export type UpdateJson = { update_id: number } & Record<string, unknown>;

/** An update that the bot has not confirmed. */
export interface Pending {
  readonly update: UpdateJson;
  /** Updates of one queue are delivered by webhook one after the other. */
  readonly queue: string;
  /** Milliseconds by the sandbox's clock; Telegram forgets it then. */
  readonly expiresAt: number;
  /** How many more times it will be delivered. */
  copies: number;
}

export interface Updates {
  /** Adds one unless the bot asked not to get its kind; undefined then. */
  push(
    update: Record<string, unknown>,
    facts?: { queue?: string; date?: number; always?: boolean },
  ): UpdateJson | undefined;
  /** Forgets all with a lower id (the offset of getUpdates). A negative offset keeps the last ones. */
  confirm(offset: number): void;
  /** Up to `limit` unconfirmed ones in order, with those that are to come a second time first. */
  peek(limit: number): UpdateJson[];
  remove(pending: Pending): void;
  all(): Iterable<Pending>;
  /** Whether the bot has not confirmed it yet. */
  has(updateId: number): boolean;
  clear(): void;
  repeat(times: number): void;
  allow(types: readonly string[]): void;
  allowed(): readonly string[];
  size(): number;
  /** The id of the newest one, 0 before the first. */
  newestId(): number;
  /** Called for each one that is added. */
  onArrival: ((pending: Pending) => void) | undefined;
}

/** Not delivered unless asked for: https://core.telegram.org/bots/api#getupdates */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const DAY_MS = 86_400_000;
const CALLBACK_MS = 150_000;
const FIRST_ID = 100_000_001;

export function createUpdates(now: () => number): Updates {
  const waiting = new Map<number, Pending>();
  let newest = 0;
  let again: UpdateJson[] = [];
  let nextId = FIRST_ID;
  let repeats = 0;
  let types: readonly string[] = [];

  const updates: Updates = {
    onArrival: undefined,
    push(raw, facts = {}) {
      const kind = Object.keys(raw).find((key) => key !== 'update_id') ?? '';
      const wanted = types.length === 0 ? !ON_REQUEST.has(kind) : types.includes(kind);
      if (!wanted && facts.always !== true) return undefined;
      const id = typeof raw.update_id === 'number' ? raw.update_id : nextId;
      nextId = Math.max(nextId, id + 1);
      const update: UpdateJson = { ...raw, update_id: id };
      const life = kind === 'callback_query' ? CALLBACK_MS : DAY_MS;
      const pending: Pending = {
        update,
        queue: facts.queue ?? `update:${id}`,
        expiresAt: (facts.date ?? now()) + life,
        copies: repeats > 0 ? 2 : 1,
      };
      if (repeats > 0) repeats -= 1;
      waiting.set(id, pending);
      newest = id;
      updates.onArrival?.(pending);
      return update;
    },
    confirm(offset) {
      if (offset < 0) {
        let surplus = waiting.size + offset;
        for (const id of waiting.keys()) {
          if (surplus <= 0) return;
          waiting.delete(id);
          surplus -= 1;
        }
        return;
      }
      for (const [id, pending] of waiting) {
        if (id >= offset) return;
        if (pending.copies > 1) again.push(pending.update);
        waiting.delete(id);
      }
    },
    peek(limit) {
      const batch = again.slice(0, limit);
      again = again.slice(batch.length);
      const time = now();
      for (const [id, pending] of waiting) {
        if (batch.length >= limit) break;
        if (pending.expiresAt < time) waiting.delete(id);
        else batch.push(pending.update);
      }
      return batch;
    },
    remove(pending) {
      waiting.delete(pending.update.update_id);
    },
    all: () => waiting.values(),
    has: (updateId) => waiting.has(updateId),
    clear() {
      waiting.clear();
      again = [];
    },
    repeat(times) {
      repeats += times;
    },
    allow(list) {
      types = list;
    },
    allowed: () => types,
    size: () => waiting.size + again.length,
    newestId: () => newest,
  };
  return updates;
}
