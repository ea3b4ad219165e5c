import type { Message } from 'grammy/types';
import type { Prefill } from '../domain/form/draft.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import type { BotContext } from './context.ts';
import type { StartForm } from './form/start.ts';
import type { createFiles } from './import/files.ts';
import type { createMedia } from './media.ts';
import { isCommand, isContactFile } from './message-kind.ts';
import { textOf } from './message-text.ts';
import { readPrefill } from './read-message.ts';
import { reply } from './reply.ts';

export interface PrivateMessageDeps {
  files: ReturnType<typeof createFiles>;
  /** One more shared card for the import that is shown; resolves to false if there is none. */
  addToImport(ctx: BotContext, prefill: Prefill): Promise<boolean>;
  /** Offers whoever the message names; resolves to false if that is nobody. */
  offerContact(ctx: BotContext, message: Message): Promise<boolean>;
  /** The answer to a photo or a voice note that is not read here. */
  refusalFor: ReturnType<typeof createMedia>['refusalFor'];
  startForm: StartForm;
  settings(): FormSettings;
}

/**
 * A message of the private chat that is no answer to a form: whatever holds a contact opens one, a list of
 * contacts an import; everything else is told what to do instead.
 */
export function createPrivateMessage({
  files,
  addToImport,
  offerContact,
  refusalFor,
  startForm,
  settings,
}: PrivateMessageDeps) {
  return async function onMessage(ctx: BotContext, message: Message): Promise<void> {
    const { words } = ctx.turn;
    if (isCommand(message)) {
      await reply(ctx, { text: words.html('unknown-command') });
      return;
    }
    if (isContactFile(message.document)) return files.onFile(ctx, message.document);
    if (await files.onText(ctx, textOf(message))) return;
    const prefill = readPrefill(message, words, settings());
    if (prefill && message.contact && (await addToImport(ctx, prefill))) return;
    if (prefill) return startForm(ctx, prefill);
    if (await offerContact(ctx, message)) return;
    await reply(ctx, refusalFor(ctx, message) ?? { text: words.html('no-form') });
  };
}
