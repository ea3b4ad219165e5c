import type { Store } from './store.ts';

/** Another bot has worked with this database: its reps' forms and its updates' numbers are in it. */
export class ForeignDatabase extends Error {
  readonly botId: string;

  constructor(botId: string) {
    super('the database belongs to another bot');
    this.botId = botId;
  }
}

/** The setting in which the bot that a database belongs to is remembered. */
const BOT_ID = 'bot-id';

/** Takes an empty database for the bot of this id. Throws ForeignDatabase where another one has. */
export async function takeFor(botId: number, store: Store): Promise<void> {
  const known = await store.setting(BOT_ID);
  if (known !== undefined && known !== String(botId)) throw new ForeignDatabase(known);
  if (known === undefined) await store.saveSetting({ name: BOT_ID, value: String(botId) });
}
