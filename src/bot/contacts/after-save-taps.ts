import type { Store } from '../../storage/store.ts';
import { parseAfterSaveData } from '../callbacks.ts';
import { afterSaveOptions, type Offers, shownName } from '../cards.ts';
import { answerTap, type BotContext } from '../context.ts';
import { repOf } from '../people.ts';

export interface AfterSaveDeps {
  store: Pick<Store, 'createdContact'>;
  offers: Offers;
}

/** The options of AFTER_SAVE_FIELD on a rep's summary: one tap sets the field in Kinbox. */
export function createAfterSaveTaps({ store, offers }: AfterSaveDeps) {
  /** Resolves to false for any other tap. */
  return async function onTap(ctx: BotContext): Promise<boolean> {
    const tap = parseAfterSaveData(ctx.callbackQuery?.data ?? '');
    const rep = repOf(ctx);
    if (!tap || !rep) return false;
    const copy = await store.createdContact(rep.repId, tap.draftId);
    const field = offers.afterSave?.();
    const option = afterSaveOptions(field).find(({ key }) => key === tap.key);
    if (!copy || !field || !option) {
      await answerTap(ctx, 'toast-old');
      return true;
    }
    ctx.turn.work.jobs.push({
      key: `field:${tap.draftId}:${ctx.update.update_id}`,
      work: {
        kind: 'set-field',
        draftId: tap.draftId,
        placeholder: field.placeholder,
        value: option.value,
        picked: { label: field.name, value: option.label },
        name: shownName(copy.contact),
        rep,
      },
    });
    await answerTap(ctx, 'toast-picked');
    return true;
  };
}
