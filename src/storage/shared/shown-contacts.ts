import { text } from '../column-values.ts';
import { cardOf, createdContactOf } from '../from-row.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

type CardMethods = Pick<
  Store,
  'rememberCard' | 'cardsOf' | 'shownContact' | 'contactCopies' | 'contactCopy'
>;

/** More messages that show one contact are not followed: the oldest are left as they are. */
const FOLLOWED = 20;

const CONTACT = 'c.draft_id, c.rep_id, c.rep_name, c.contact, c.answers, c.created_at';

/** The cards whose contact is not kept any more, of these drafts (given as SQL): they go with it. */
export const forgetCards = (drafts: string): string => `
  DELETE FROM cards WHERE draft_id IN ${drafts}
    AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.draft_id = cards.draft_id)`;

/** The same for who has taken them. */
export const forgetClaims = (drafts: string): string => `
  DELETE FROM claims WHERE draft_id IN ${drafts}
    AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.draft_id = claims.draft_id)`;

/** Where contacts are shown. */
export function createCards({ read, write }: OperationDeps): CardMethods {
  return {
    async rememberCard(draftId, card) {
      await write(
        'remember-card',
        `INSERT INTO cards (chat_id, message_id, draft_id, card)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), draft_id, CAST($4 AS TEXT) FROM contacts
         WHERE draft_id = $3
         ON CONFLICT (chat_id, message_id) DO UPDATE SET draft_id = excluded.draft_id, card = excluded.card`,
        [card.chatId, card.messageId, draftId, JSON.stringify(card)],
      );
    },

    async cardsOf(draftId) {
      const rows = await read(
        'cards-of',
        'SELECT card FROM cards WHERE draft_id = $1 ORDER BY message_id DESC LIMIT $2',
        [draftId, FOLLOWED],
      );
      return rows.flatMap((row) => cardOf(text(row.card)) ?? []);
    },

    async shownContact(chatId, messageId) {
      const [row] = await read(
        'shown-contact',
        `SELECT ${CONTACT} FROM cards s JOIN contacts c ON c.draft_id = s.draft_id
         WHERE s.chat_id = $1 AND s.message_id = $2`,
        [chatId, messageId],
      );
      return row && createdContactOf(row)[0];
    },

    async contactCopies(limit) {
      const rows = await read(
        'contact-copies',
        `SELECT ${CONTACT} FROM contacts c ORDER BY c.created_at DESC, c.draft_id LIMIT $1`,
        [limit],
      );
      return rows.flatMap(createdContactOf);
    },

    async contactCopy(draftId) {
      const [row] = await read(
        'contact-copy',
        `SELECT ${CONTACT} FROM contacts c WHERE c.draft_id = $1`,
        [draftId],
      );
      return row && createdContactOf(row)[0];
    },
  };
}
