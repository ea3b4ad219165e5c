import { IMPORT_ROWS_MAX, type ImportState } from '../../domain/import.ts';
import { importKey } from '../../domain/job.ts';
import type { ImportStatus, Store } from '../../storage/store.ts';
import { answerTap, type BotContext } from '../context.ts';
import type { ShowOutcome } from '../form/show.ts';
import {
  endView,
  type ImportAction,
  parseImportData,
  type RowProblem,
  statusView,
} from './view.ts';

export interface ImportTapDeps {
  store: Store;
  showOutcome: ShowOutcome;
}

/** The rows besides those in order that a start takes. */
const TAKES: Partial<Record<ImportAction, readonly RowProblem[]>> = {
  start: [],
  all: ['known'],
  suggested: ['phone-missing-ninth'],
};

/** From which states an action leads to which. */
const MOVES: Record<ImportAction, { from: ImportState[]; to: ImportState }> = {
  start: { from: ['preview'], to: 'running' },
  all: { from: ['preview'], to: 'running' },
  suggested: { from: ['preview'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['preview', 'running', 'paused'], to: 'cancelled' },
};

/** Handles taps on the message of an import. Resolves to false for any other tap. */
export function createImportTaps({ store, showOutcome }: ImportTapDeps) {
  return async function onTap(ctx: BotContext): Promise<boolean> {
    const tap = parseImportData(ctx.callbackQuery?.data ?? '');
    if (!tap) return false;
    const status = await store.importStatus(tap.id);
    const { from, to } = MOVES[tap.action];
    if (!status || status.list.rep.repId !== ctx.from?.id || !from.includes(status.state)) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    const { work, messenger, words } = ctx.turn;
    const takes = TAKES[tap.action];
    const list = { ...status.list, takesKnown: tap.action === 'all' };
    work.imports.push(
      takes ? { kind: 'begin', list, takes } : { kind: 'move', id: tap.id, from, to },
    );
    if (needsRunner(tap.action, status)) {
      work.jobs.push({
        key: importKey(tap.id, ctx.update.update_id),
        work: { kind: 'run-import', importId: tap.id, repId: status.list.rep.repId },
      });
    }
    const taken = takes ? await countTaken(tap.id, takes) : 0;
    const next = {
      ...status,
      state: to,
      waiting: status.waiting + taken,
      wrong: status.wrong - taken,
      known: tap.action === 'all' ? 0 : status.known,
    };
    const view =
      to === 'cancelled' ? endView(next, words, { hasFile: false }) : statusView(next, words);
    const tappedId = ctx.callbackQuery?.message?.message_id;
    await Promise.all([answerTap(ctx), messenger.show(ctx.from.id, view, tappedId)]);
    await showFormAgain(ctx, tappedId);
    return true;
  };

  async function countTaken(id: string, takes: readonly string[]): Promise<number> {
    if (takes.length === 0) return 0;
    const rows = await store.importRows(id, 'failed', IMPORT_ROWS_MAX);
    return rows.filter(({ contact, problem }) => contact && takes.some((one) => one === problem))
      .length;
  }

  /** A form whose buttons were on this message goes on below it. */
  async function showFormAgain(ctx: BotContext, tappedId: number | undefined): Promise<void> {
    const { turn } = ctx;
    const { draft } = turn.work.rep;
    if (!draft || draft.messageId !== tappedId) return;
    const { messageId: _import, ...form } = draft;
    turn.replaces = undefined;
    turn.outcome = { kind: 'ask', draft: form };
    await showOutcome(ctx);
  }
}

/** A running import has one already; one that was never begun has nothing to report. */
function needsRunner(action: ImportAction, { state }: ImportStatus): boolean {
  return (
    TAKES[action] !== undefined ||
    action === 'resume' ||
    (action === 'cancel' && state === 'paused')
  );
}
