import type { Store } from '../../storage/store.ts';
import { parseDigestData } from '../callbacks.ts';
import { answerTap, type BotContext } from '../context.ts';
import { destinationOf } from '../reply.ts';

export interface DigestDeps {
  store: Pick<Store, 'contactCopy'>;
  /** Whether everything that is created may be shown there (TEAM_CHAT_IDS). */
  isTeamChat(chatId: number): Promise<boolean>;
}

/** The numbered buttons of a message that tells a team of many contacts at once: each posts its contact's card. */
export function createDigestTaps({ store, isTeamChat }: DigestDeps) {
  /** Resolves to false for any other tap. */
  return async function onTap(ctx: BotContext): Promise<boolean> {
    const draftId = parseDigestData(ctx.callbackQuery?.data ?? '');
    const destination = destinationOf(ctx);
    if (draftId === undefined || !destination) return false;
    const copy = await store.contactCopy(draftId);
    const isShown = copy?.contact.isPrivate === false && (await isTeamChat(destination.chatId));
    if (isShown) {
      const { contact, repName = '' } = copy;
      ctx.turn.work.jobs.push({
        key: `share-again:${draftId}:${ctx.update.update_id}`,
        work: {
          kind: 'share-contact',
          draftId,
          created: contact,
          repName,
          destination,
          isAskedFor: true,
        },
      });
    }
    await answerTap(ctx, isShown ? undefined : 'toast-closed');
    return true;
  };
}
