import type { ImportList, ImportRow, ImportState } from '../domain/import.ts';

/**
 * What handling an update changes of an import. Nothing happens to an import of somebody else than the rep whose
 * turn it is (`rep:<id>`), or to one in a state that the change is not for.
 */
export type ImportChange =
  /** A new import, as a preview. An id that is known changes nothing. */
  | { kind: 'open'; list: ImportList; rows: readonly ImportRow[] }
  /** Further rows of a preview: they are numbered on, behind its last one. */
  | { kind: 'add'; id: string; rows: readonly ImportRow[] }
  | { kind: 'move'; id: string; from: readonly ImportState[]; to: ImportState }
  /** The message that shows it from now on: `list.rep.messageId`. */
  | { kind: 'set-card'; id: string; messageId: number };

/**
 * wrong: cannot be created. waiting: may be created once the import runs. open: its job is made. created and
 * failed: how that job ended.
 */
export type ImportRowState = 'wrong' | 'waiting' | 'open' | 'created' | 'failed';

/** An import and how many of its rows are in which state. */
export interface ImportStatus extends Record<ImportRowState, number> {
  list: ImportList;
  state: ImportState;
  /** Unix time in ms. */
  createdAt: number;
  total: number;
}

/** Part of the port `Store`: its promises hold here too. */
export interface ImportStore {
  /** Undefined for an import that is not known, or that another version of the bot has written. */
  importStatus(id: string): Promise<ImportStatus | undefined>;

  /**
   * Rows of an import in their order; `failed` are those that are wrong or have failed. A row that cannot be
   * read has the problem `unreadable` and empty texts.
   */
  importRows(id: string, which: 'all' | 'failed', limit: number): Promise<ImportRow[]>;

  /**
   * Makes create-contact jobs of the next waiting rows of a running import, until `upTo` of its rows are open.
   * Resolves to how many are open then. May be called by several replicas at once, and again: a row becomes one
   * job.
   */
  feedImport(id: string, upTo: number, now: number): Promise<number>;

  /** A running import without waiting or open rows is done; resolves to whether this call made it so. */
  endImport(id: string, now: number): Promise<boolean>;

  /** The newest import of a rep that is in one of the states. */
  latestImport(
    repId: number,
    states: readonly ImportState[],
  ): Promise<{ id: string; state: ImportState } | undefined>;
}
