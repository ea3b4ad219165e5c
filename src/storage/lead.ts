export interface LeadOptions {
  /** This replica leads from now on. */
  onLead(): void;
  /** It does not any more. At the end the lead is given up when this resolves, which is to be soon. */
  onLost(): void | Promise<void>;
  /** Ends the candidature. */
  signal: AbortSignal;
}

/**
 * Stands for the lead until `signal` aborts: of all replicas on a database at most one leads. Resolves when
 * the lead, if it was ours, has been given up. Never rejects: a database that is away is tried again.
 */
export type Lead = (options: LeadOptions) => Promise<void>;

/** Whoever has a database to itself leads at once, and to the end. */
export const leadAlone: Lead = async ({ onLead, onLost, signal }) => {
  if (signal.aborted) return;
  const ended = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  onLead();
  await ended.promise;
  await onLost();
};
