export type Endpoint =
  | 'create'
  | 'list'
  | 'read'
  | 'update'
  | 'custom-fields'
  | 'search'
  | 'update-v3';

/** A name that ends in `-after` takes effect first; see `faultReply` for the others. */
export type FaultKind =
  | 'delay'
  | 'too-many'
  | 'server-error'
  | 'server-error-after'
  | 'bad-gateway'
  | 'gateway-timeout-after'
  | 'unavailable'
  | 'unauthorized'
  | 'forbidden'
  | 'reject-400'
  | 'reject-422'
  | 'reset'
  | 'reset-after'
  | 'hang'
  | 'hang-after'
  | 'html'
  | 'html-after'
  | 'empty-201'
  | 'wrong-shape'
  | 'huge';

export type Fault = {
  /** Which requests it meets; 'any' (the default) also meets paths that do not exist. */
  readonly on?: Endpoint | 'any';
  readonly how: FaultKind;
  /** How many requests it meets before it is used up. 1 if not given; Infinity lasts. */
  readonly times?: number;
  /** How many requests that it could meet pass before it. 0 if not given. */
  readonly after?: number;
  /** The Retry-After header as it is: seconds or an HTTP date. None if not given. */
  readonly retryAfter?: number | string;
  /** Waits so many ms before anything happens, effect included. 1000 for a 'delay', else 0. */
  readonly ms?: number;
  /** The `message` of an error body, in place of the usual one. */
  readonly message?: string | readonly string[];
};

export type Faults = {
  add(fault: Fault): void;
  /** The oldest fault that meets this request, counted as used once; undefined when all is well. */
  take(endpoint: Endpoint | undefined): Fault | undefined;
  healAll(): void;
};

/** The faults in waiting. They queue: the second begins when the first is used up. */
export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number; pass: number }[] = [];

  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1, pass: fault.after ?? 0 });
    },
    take(endpoint) {
      const met = waiting.find(({ fault, left }) => {
        const on = fault.on ?? 'any';
        return left > 0 && (on === 'any' || on === endpoint);
      });
      if (met === undefined) return undefined;
      if (met.pass > 0) {
        met.pass -= 1;
        return undefined;
      }
      met.left -= 1;
      if (met.left <= 0) waiting = waiting.filter((other) => other !== met);
      return met.fault;
    },
    healAll() {
      waiting = [];
    },
  };
}
