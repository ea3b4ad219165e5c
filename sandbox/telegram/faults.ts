/** The name under which the download of a file is recorded, and met by faults. */
export const DOWNLOAD = 'download';

/**
 * A fault of a call. "after" means that the effect happened and the answer was lost; of
 * a file whose download is reset after, half arrives.
 */
export type FaultKind =
  | 'delay'
  | 'too-many'
  | 'server-error'
  | 'server-error-after'
  | 'reset'
  | 'reset-after'
  | 'hang'
  | 'html'
  | 'forbidden';

export interface Fault {
  /** 'download' is that of a file. All methods and downloads when absent. */
  readonly method?: string;
  readonly how: FaultKind;
  /** How many calls it hits; until `healAll` when absent. */
  readonly times?: number;
  /** Seconds, for 'too-many' (default 1). */
  readonly retryAfter?: number;
  /** Milliseconds, for 'delay' (default 100). */
  readonly ms?: number;
  /** Only calls with this chat_id. */
  readonly chatId?: number;
}

export interface Faults {
  add(fault: Fault): void;
  healAll(): void;
  /** The fault that hits this call, if any; the earliest added comes first. */
  next(method: string, chatId: unknown): Fault | undefined;
}

export function createFaults(): Faults {
  let active: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    healAll() {
      active = [];
    },
    next(method, chatId) {
      for (const entry of active) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.chatId !== undefined && fault.chatId !== Number(chatId)) continue;
        entry.left -= 1;
        if (entry.left <= 0) active = active.filter((other) => other !== entry);
        return fault;
      }
      return undefined;
    },
  };
}
