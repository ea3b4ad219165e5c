import type { Draft } from '../../domain/form/draft.ts';
import { fieldsForRows } from '../../domain/form/for-all-rows.ts';
import type { Store } from '../../storage/store.ts';
import type { BotContext } from '../context.ts';
import { tryToShowCard } from '../form/show-card.ts';
import { canMove, createImportMoves } from './moves.ts';
import { IMPORT_ACTIONS } from './view.ts';

/** An import begins with the answers that all its rows get; from now on their message shows how far it is. */
export function createBeginImport({ store }: { store: Store }) {
  const { viewAfter } = createImportMoves({ store });

  return async function beginImport(
    ctx: BotContext,
    draft: Draft,
    { importId, action: named }: NonNullable<Draft['forRows']>,
  ): Promise<void> {
    const { messenger, words, work } = ctx.turn;
    const action = IMPORT_ACTIONS.find((one) => one === named);
    const status = await store.importStatus(importId);
    if (!status || !action || !canMove(action, status)) {
      await tryToShowCard(ctx, draft.messageId, { text: words.html('import-over') });
      return;
    }
    const view = await viewAfter(ctx, status, action, fieldsForRows(draft));
    const messageId = await tryToShowCard(ctx, draft.messageId, view);
    if (messageId === undefined) return;
    const { rep } = status.list;
    if (rep.messageId !== undefined) await messenger.strip(rep.repId, rep.messageId);
    work.imports.push({ kind: 'set-card', id: importId, messageId });
  };
}
