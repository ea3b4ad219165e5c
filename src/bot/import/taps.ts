import { IMPORT_ROWS_MAX, type ImportState } from '../../domain/import.ts';
import { importKey } from '../../domain/job.ts';
import type { ImportStatus, Store } from '../../storage/store.ts';
import type { View } from '../../telegram/messenger.ts';
import { answerTap, type BotContext } from '../context.ts';
import type { ShowOutcome } from '../form/show.ts';
import { reply } from '../reply.ts';
import {
  endView,
  type ImportAction,
  parseImportData,
  previewView,
  type RowProblem,
  statusView,
} from './view.ts';

export interface ImportTapDeps {
  store: Store;
  showOutcome: ShowOutcome;
}

/** The rows besides those in order that a start takes. */
const TAKES: Partial<Record<ImportAction, readonly RowProblem[]>> = {
  start: ['guessed'],
  sure: [],
  all: ['known', 'guessed'],
  suggested: ['phone-missing-ninth', 'guessed'],
};

/** From which states an action leads to which. */
const MOVES: Record<Exclude<ImportAction, 'undo'>, { from: ImportState[]; to: ImportState }> = {
  start: { from: ['preview'], to: 'running' },
  sure: { from: ['preview'], to: 'running' },
  all: { from: ['preview'], to: 'running' },
  suggested: { from: ['preview'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['preview', 'running', 'paused'], to: 'cancelled' },
};

/** What a cancelled import goes back to: nothing of it goes on by itself. */
function moveOf(
  action: ImportAction,
  { created, failed, open }: ImportStatus,
): { from: ImportState[]; to: ImportState } {
  if (action !== 'undo') return MOVES[action];
  return { from: ['cancelled'], to: created + failed + open > 0 ? 'paused' : 'preview' };
}

/** Taps on the message of an import; a second tap finds it in another state. */
export function createImportTaps({ store, showOutcome }: ImportTapDeps) {
  /** Resolves to false if the tap is not about an import. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const tap = parseImportData(ctx.callbackQuery?.data ?? '');
    if (!tap) return false;
    const status = await store.importStatus(tap.id);
    const isOurs = status && status.list.rep.repId === ctx.from?.id;
    if (!isOurs || !moveOf(tap.action, status).from.includes(status.state)) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    const { messenger } = ctx.turn;
    const view = await viewAfter(ctx, status, tap.action);
    const tappedId = ctx.callbackQuery?.message?.message_id;
    await Promise.all([answerTap(ctx), messenger.show(status.list.rep.repId, view, tappedId)]);
    await showFormAgain(ctx, tappedId);
    return true;
  }

  /** /cancel outside a form: the import that waits or runs. Resolves to false if there is none. */
  async function cancelLatest(ctx: BotContext): Promise<boolean> {
    const latest = ctx.from && (await store.latestImport(ctx.from.id, MOVES.cancel.from));
    const status = latest && (await store.importStatus(latest.id));
    if (!status) return false;
    const { messenger, work } = ctx.turn;
    const { repId, messageId } = status.list.rep;
    const view = await viewAfter(ctx, status, 'cancel');
    const sentId = await reply(ctx, view);
    if (sentId === undefined) return true;
    if (messageId !== undefined) await messenger.strip(repId, messageId);
    work.imports.push({ kind: 'set-card', id: status.list.id, messageId: sentId });
    return true;
  }

  /** Writes the move with the update; resolves to the import as it is then. */
  async function viewAfter(
    ctx: BotContext,
    status: ImportStatus,
    action: ImportAction,
  ): Promise<View> {
    const { work, words } = ctx.turn;
    const { list } = status;
    const { from, to } = moveOf(action, status);
    const takes = TAKES[action];
    const begun = { ...list, takesKnown: action === 'all' };
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

  return { onTap, cancelLatest };
}

/** A running import has one already; one that was never begun has nothing to report. */
function needsRunner(action: ImportAction, { state }: ImportStatus): boolean {
  return (
    TAKES[action] !== undefined ||
    action === 'resume' ||
    (action === 'cancel' && state === 'paused')
  );
}
