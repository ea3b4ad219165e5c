import type { Values } from '../../domain/form/draft.ts';
import { IMPORT_ROWS_MAX, type ImportState } from '../../domain/import.ts';
import { importKey } from '../../domain/job.ts';
import type { ImportStatus, Store } from '../../storage/store.ts';
import type { View } from '../../telegram/messenger.ts';
import type { BotContext } from '../context.ts';
import { endView, type ImportAction, previewView, type RowProblem, statusView } from './view.ts';

/** The rows besides those in order that a start takes. */
const TAKES: Partial<Record<ImportAction, readonly RowProblem[]>> = {
  start: ['guessed'],
  sure: [],
  all: ['known', 'guessed'],
  suggested: ['phone-missing-ninth', 'guessed'],
};

/** From which states an action leads to which. */
export const MOVES: Record<
  Exclude<ImportAction, 'undo'>,
  { from: ImportState[]; to: ImportState }
> = {
  start: { from: ['preview'], to: 'running' },
  sure: { from: ['preview'], to: 'running' },
  all: { from: ['preview'], to: 'running' },
  suggested: { from: ['preview'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['preview', 'running', 'paused'], to: 'cancelled' },
};

/** Whether it begins with this action. */
export const isStart = (action: ImportAction): boolean => TAKES[action] !== undefined;

/** Whether the import is in a state from which the action leads on. */
export const canMove = (action: ImportAction, status: ImportStatus): boolean =>
  moveOf(action, status).from.includes(status.state);

/** What a cancelled import goes back to: nothing of it goes on by itself. */
function moveOf(
  action: ImportAction,
  { created, failed, open }: ImportStatus,
): { from: ImportState[]; to: ImportState } {
  if (action !== 'undo') return MOVES[action];
  return { from: ['cancelled'], to: created + failed + open > 0 ? 'paused' : 'preview' };
}

/** Writes what a rep does with an import. */
export function createImportMoves({ store }: { store: Store }) {
  /** Writes the move with the update; resolves to the import as it is then. `fields` go to all rows of a start. */
  async function viewAfter(
    ctx: BotContext,
    status: ImportStatus,
    action: ImportAction,
    fields?: Values['customFields'],
  ): Promise<View> {
    const { work, words } = ctx.turn;
    const { list } = status;
    const { from, to } = moveOf(action, status);
    const takes = TAKES[action];
    const begun = { ...list, takesKnown: action === 'all', fields };
    const leaves = action === 'sure' ? 'guessed' : undefined;
    work.imports.push(
      takes
        ? { kind: 'begin', list: begun, takes, leaves }
        : { kind: 'move', id: list.id, from, to },
    );
    if (needsRunner(action, status)) {
      work.jobs.push({
        key: importKey(list.id, ctx.update.update_id),
        work: { kind: 'run-import', importId: list.id, repId: list.rep.repId },
      });
    }
    if (to === 'preview') {
      return previewView(list, await store.importRows(list.id, 'all', IMPORT_ROWS_MAX), words);
    }
    const taken = takes ? await countTaken(list.id, takes, leaves) : 0;
    const next = {
      ...status,
      state: to,
      waiting: status.waiting + taken,
      wrong: status.wrong - taken,
      known: action === 'all' ? 0 : status.known,
    };
    return to === 'cancelled' ? endView(next, words, { hasFile: false }) : statusView(next, words);
  }

  /** How many more rows than those in order a start takes; fewer, if it leaves some out. */
  async function countTaken(
    id: string,
    takes: readonly string[],
    leaves: 'guessed' | undefined,
  ): Promise<number> {
    const rows = await store.importRows(id, leaves ? 'all' : 'failed', IMPORT_ROWS_MAX);
    const taken = rows.filter(
      ({ contact, problem }) => contact && takes.some((one) => one === problem),
    );
    const left = rows.filter((row) => leaves && row.guessed && row.problem === undefined);
    return taken.length - left.length;
  }

  return { viewAfter };
}

/** A running import has one already; one that was never begun has nothing to report. */
function needsRunner(action: ImportAction, { state }: ImportStatus): boolean {
  return (
    TAKES[action] !== undefined ||
    action === 'resume' ||
    (action === 'cancel' && state === 'paused')
  );
}
