import { refreshKey, takenKey } from '../../domain/job.ts';
import { lines, paragraphs } from '../../locales/words.ts';
import type { Claim, CreatedContact, Store } from '../../storage/store.ts';
import { type Button, inRows } from '../../telegram/keyboard.ts';
import { contactData } from '../callbacks.ts';
import { shownName } from '../cards.ts';
import { answerTap, type BotContext } from '../context.ts';
import { fullName } from '../people.ts';
import { reply } from '../reply.ts';

export interface ClaimDeps {
  store: Pick<Store, 'claim' | 'giveBack' | 'claimOf' | 'claimedBy' | 'contactCopy' | 'cardsOf'>;
  adminIds(): readonly number[];
  /** Unix time in ms. */
  now(): number;
}

/** Shown by /mine: more would make a keyboard too tall. */
const SHOWN = 10;
const TAP = /^claim:(take|give):([\w-]{1,64})$/;

/** "I take it" on a team's card: the first tap wins, everybody sees who, and the taker can give it back. */
export function createClaimTaps({ store, adminIds, now }: ClaimDeps) {
  /** Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const [, action, draftId = ''] = TAP.exec(ctx.callbackQuery?.data ?? '') ?? [];
    if (!action || !ctx.from) return false;
    const copy = await store.contactCopy(draftId);
    if (copy?.contact.isPrivate !== false) await answerTap(ctx, 'toast-closed');
    else if (action === 'take') await take(ctx, copy, ctx.from.id);
    else await giveBack(ctx, copy, ctx.from.id);
    return true;
  }

  async function take(ctx: BotContext, copy: CreatedContact, takerId: number): Promise<void> {
    const takerName = ctx.from ? fullName(ctx.from) : '';
    const claim = await store.claim(copy.draftId, { takerId, takerName, takenAt: now() });
    if (!claim || claim.takerId !== takerId) return answerTap(ctx, 'toast-taken');
    await answerTap(ctx, 'toast-yours');
    await tell(ctx, copy, claim, 'taken');
  }

  async function giveBack(ctx: BotContext, copy: CreatedContact, personId: number): Promise<void> {
    const claim = await store.claimOf(copy.draftId);
    const mayGive = claim?.takerId === personId || adminIds().includes(personId);
    if (!claim || !mayGive) return answerTap(ctx, 'toast-closed');
    await store.giveBack(copy.draftId);
    await answerTap(ctx, 'toast-given-back');
    await tell(ctx, copy, claim, 'given-back');
  }

  /** The cards in every chat, whoever has added the contact, and the taker. */
  async function tell(
    ctx: BotContext,
    { draftId, repId, contact }: CreatedContact,
    { takerId, takerName, takenAt }: Claim,
    about: 'taken' | 'given-back',
  ): Promise<void> {
    const { work } = ctx.turn;
    const people = about === 'taken' ? new Set([takerId, repId]) : new Set([repId]);
    for (const personId of people) {
      if (personId === takerId && personId === repId && about === 'given-back') continue;
      work.jobs.push({
        key: takenKey(draftId, takenAt, personId, about),
        work: {
          kind: 'tell-taken',
          personId,
          takerId,
          takerName,
          draftId,
          created: contact,
          about,
        },
      });
    }
    for (const card of await store.cardsOf(draftId)) {
      if (card.locale !== undefined) continue;
      work.jobs.push({
        key: refreshKey(`${about}:${takenAt}`, card),
        work: { kind: 'refresh-card', created: contact, draftId, card },
      });
    }
  }

  /** /mine: what one has taken. */
  async function onCommand(ctx: BotContext): Promise<void> {
    const { words } = ctx.turn;
    const mine = ctx.from ? await store.claimedBy(ctx.from.id, SHOWN) : [];
    if (mine.length === 0) {
      await reply(ctx, { text: words.html('mine-none') });
      return;
    }
    const list = mine.map(({ contact }, at) =>
      words.html('mine-line', { number: String(at + 1), name: shownName(contact) }),
    );
    const buttons = mine.map(
      ({ draftId }, at): Button => ({ label: String(at + 1), data: contactData('show', draftId) }),
    );
    await reply(ctx, {
      text: paragraphs(words.html('mine-title'), lines(...list)),
      buttons: inRows(buttons, SHOWN / 2),
    });
  }

  return { onTap, onCommand };
}
