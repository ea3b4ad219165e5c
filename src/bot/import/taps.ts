import type { Draft } from '../../domain/form/draft.ts';
import { newDraftForRows } from '../../domain/form/for-all-rows.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { IMPORT_ROWS_MAX } from '../../domain/import.ts';
import type { ImportStatus, Store } from '../../storage/store.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { enterForm } from '../form/conversation.ts';
import { newDraftId, showDraft } from '../form/open-form.ts';
import type { ShowOutcome } from '../form/show.ts';
import { reply } from '../reply.ts';
import { canMove, createImportMoves, isStart, MOVES } from './moves.ts';
import { countIn, type ImportAction, parseImportData } from './view.ts';

export interface ImportTapDeps {
  store: Store;
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

/** Taps on the message of an import; a second tap finds it in another state. */
export function createImportTaps({ store, showOutcome, settings }: ImportTapDeps) {
  const { viewAfter } = createImportMoves({ store });

  /** Resolves to false if the tap is not about an import. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const tap = parseImportData(ctx.callbackQuery?.data ?? '');
    if (!tap) return false;
    const status = await store.importStatus(tap.id);
    const isOurs = status && status.list.rep.repId === ctx.from?.id;
    if (!isOurs || !canMove(tap.action, status)) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    await dropQuestion(ctx, tap.id);
    if (isStart(tap.action) && (await asks(ctx, status, tap.action))) return true;
    const { messenger } = ctx.turn;
    const view = await viewAfter(ctx, status, tap.action);
    const tappedId = ctx.callbackQuery?.message?.message_id;
    await Promise.all([answerTap(ctx), messenger.show(status.list.rep.repId, view, tappedId)]);
    await showFormAgain(ctx, tappedId);
    return true;
  }

  /** What the workspace requires is asked for before a start. Resolves to false where that is nothing. */
  async function asks(
    ctx: BotContext,
    { list }: ImportStatus,
    action: ImportAction,
  ): Promise<boolean> {
    const { words } = ctx.turn;
    const rows = await store.importRows(list.id, 'all', IMPORT_ROWS_MAX);
    const forRows = { importId: list.id, action, count: countIn(action, rows) };
    const name = list.fileName ?? words.plain('import-shared-cards');
    const draft = newDraftForRows(newDraftId(), name, forRows, settings());
    if (!draft) return false;
    showDraft(ctx, draft);
    await enterForm(ctx);
    await showOutcome(ctx);
    return true;
  }

  /** A question that was asked for this import before: it is asked anew, or not wanted any more. */
  async function dropQuestion(ctx: BotContext, importId: string): Promise<void> {
    const { messenger, work } = ctx.turn;
    const { draft, parked = [] } = work.rep;
    const isAsked = (one: Draft): boolean => one.forRows?.importId === importId;
    const asked = [...parked, ...(draft ? [draft] : [])].filter(isAsked);
    if (asked.length === 0) return;
    const left = parked.filter((one) => !isAsked(one));
    remember(ctx, {
      draft: draft && isAsked(draft) ? undefined : draft,
      parked: left.length > 0 ? left : undefined,
    });
    for (const { messageId } of asked) {
      if (ctx.from && messageId !== undefined) await messenger.strip(ctx.from.id, messageId);
    }
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
