import type { Config } from '../config.ts';
import { isAskable } from '../kinbox/custom-fields.ts';
import type { ContactField, Kinbox, LookUp } from '../kinbox/kinbox-client.ts';
import { KinboxError } from '../kinbox/kinbox-error.ts';
import { NOBODY, type Way } from '../kinbox/look-up-ways.ts';
import { photoSettings } from '../photo/optional-parts.ts';
import { inspectDatabase, LAST_MIGRATION } from '../storage/inspect.ts';
import type { Telegram } from '../telegram/api.ts';

export interface Check {
  verdict: 'fine' | 'note' | 'wrong';
  what: string;
  /** The advice: how to mend it. */
  advice?: string;
}

export interface Patient {
  config: Config;
  api: Telegram['api'];
  kinbox: Kinbox;
}

/** Examines what the bot depends on, one thing after the other. Changes nothing. */
export async function* examine({ config, api, kinbox }: Patient): AsyncGenerator<Check> {
  yield await checkDatabase(config);
  yield checkAccess(config);
  yield checkPhotos(config);
  yield* checkTelegram(config, api);
  yield* checkKinbox(config, kinbox);
}

async function checkDatabase({ database }: Config): Promise<Check> {
  const { engine } = database;
  const found = await inspectDatabase(database);
  switch (found.kind) {
    case 'readable':
      if (found.schema > LAST_MIGRATION) {
        return {
          verdict: 'wrong',
          what: `database: ${engine} was written by a newer version of the bot`,
          advice: 'Start that version, or go back to a backup of before.',
        };
      }
      return found.schema < LAST_MIGRATION
        ? { verdict: 'note', what: `database: ${engine}; the start will bring it up to date` }
        : { verdict: 'fine', what: `database: ${engine} opens and is up to date` };
    case 'not-there':
      return { verdict: 'note', what: `database: ${engine}; the start will make it` };
    case 'in-use':
      return { verdict: 'note', what: 'database: in use, the bot seems to be running' };
    case 'old-server':
      return {
        verdict: 'wrong',
        what: `database: PostgreSQL ${found.version} is too old`,
        advice: 'Take version 14 or newer.',
      };
    case 'failed':
      return {
        verdict: 'wrong',
        what: `database: does not open (${found.reason})`,
        advice: 'Check DATABASE_URL, and that the folder can be written or the server reached.',
      };
  }
}

function checkAccess({ access }: Config): Check {
  const { adminIds, allowedIds, teamChatIds } = access;
  if (adminIds.length + allowedIds.length + teamChatIds.length > 0) {
    return { verdict: 'fine', what: 'access: somebody may use the bot' };
  }
  return {
    verdict: 'note',
    what: 'access: nobody is named in the environment',
    advice:
      'Only who came by a link may use the bot. If nobody has, its start prints a link for the first admin.',
  };
}

function checkPhotos({ photos }: Config): Check {
  const { mode, reason } = photoSettings({ wanted: photos });
  const what = `photos: ${WHAT_IS_READ[mode]}`;
  switch (reason?.kind) {
    case 'parts-missing':
      return {
        verdict: 'note',
        what,
        advice: `Not installed: ${reason.parts.join(', ')}. Run npm ci without --omit=optional.`,
      };
    case 'little-memory':
      return {
        verdict: 'note',
        what,
        advice: `Only ${Math.round(reason.freeBytes / 1e6)} MB of memory are free; set READ_PHOTOS=all to read cards all the same.`,
      };
    default:
      return { verdict: 'fine', what };
  }
}

const WHAT_IS_READ = {
  off: 'are not read',
  codes: 'QR and badge codes are read, cards are not',
  all: 'codes and business cards are read',
};

async function* checkTelegram(config: Config, api: Telegram['api']): AsyncGenerator<Check> {
  const me = await attempt(() => api.getMe());
  if (!me) {
    yield {
      verdict: 'wrong',
      what: 'Telegram: getMe fails',
      advice: 'Check BOT_TOKEN (copy it again from @BotFather) and the way to TELEGRAM_API_ROOT.',
    };
    return;
  }
  yield { verdict: 'fine', what: `Telegram: the bot is @${me.username}` };
  yield me.can_read_all_group_messages
    ? {
        verdict: 'note',
        what: 'privacy mode is off: the bot is sent every message of its groups',
        advice: '@BotFather, /setprivacy, Enable: it needs only commands and replies.',
      }
    : { verdict: 'fine', what: 'privacy mode is on' };
  yield await checkWebhook(config, api);
  for (const adminId of config.access.adminIds) yield await checkAdmin(adminId, api);
  for (const chatId of config.access.teamChatIds) yield await checkTeamChat(chatId, me.id, api);
}

/** A bot may write first to nobody (Bot API, sendMessage): getChat knows those who have written to it. */
async function checkAdmin(adminId: number, api: Telegram['api']): Promise<Check> {
  const isKnown = (await attempt(() => api.getChat(adminId))) !== undefined;
  return isKnown
    ? { verdict: 'fine', what: `admin ${adminId}: can be told when something is wrong` }
    : {
        verdict: 'note',
        what: `admin ${adminId}: has never written to the bot, and cannot be told anything`,
        advice: 'This person has to open the chat with the bot and press Start.',
      };
}

/** In s. */
const RECENT_S = 3_600;

async function checkWebhook({ intake }: Config, api: Telegram['api']): Promise<Check> {
  const info = await attempt(() => api.getWebhookInfo());
  const url = info?.url ?? '';
  if (intake.mode === 'polling' && url !== '') {
    return {
      verdict: 'wrong',
      what: `webhook: updates go to ${url}, but WEBHOOK_URL is not set`,
      advice: 'Set WEBHOOK_URL, or end the webhook: npm run webhook -- delete',
    };
  }
  if (intake.mode === 'polling') return { verdict: 'fine', what: 'updates: polling' };
  if (url !== intake.url) {
    return {
      verdict: 'note',
      what: `webhook: ${url === '' ? 'none is set' : `updates go to ${url}`}; a start will set WEBHOOK_URL`,
    };
  }
  if (Date.now() / 1000 - (info?.last_error_date ?? 0) < RECENT_S) {
    return {
      verdict: 'wrong',
      what: `webhook: Telegram could not deliver lately (${info?.last_error_message ?? 'no reason given'})`,
      advice: 'Check that WEBHOOK_URL leads to this bot, the certificate and the proxy.',
    };
  }
  return { verdict: 'fine', what: 'updates: webhook' };
}

async function checkTeamChat(chatId: number, botId: number, api: Telegram['api']): Promise<Check> {
  const member = await attempt(() => api.getChatMember(chatId, botId));
  const advice = 'Add the bot to the group; /id in the group shows the right id.';
  if (!member) return { verdict: 'wrong', what: `team chat ${chatId}: not reached`, advice };
  const { status } = member;
  if (status === 'left' || status === 'kicked') {
    return { verdict: 'wrong', what: `team chat ${chatId}: the bot is not in it`, advice };
  }
  if (status === 'restricted' && !member.can_send_messages) {
    return {
      verdict: 'wrong',
      what: `team chat ${chatId}: the bot may not write`,
      advice: 'Let members send messages in this group, or make the bot an admin.',
    };
  }
  return { verdict: 'fine', what: `team chat ${chatId}: the bot is in it and may write` };
}

async function* checkKinbox(config: Config, kinbox: Kinbox): AsyncGenerator<Check> {
  const placeholder = config.kinbox.telegramIdField;
  try {
    const fields = await kinbox.contactFields();
    const field = fields.find((one) => one.placeholder === placeholder);
    yield { verdict: 'fine', what: 'Kinbox: the token works' };
    yield fieldCheck(placeholder, field);
    for (const asked of config.kinbox.contactFields) {
      yield askedFieldCheck(
        asked,
        fields.find((one) => one.placeholder === asked),
      );
    }
    if (config.kinbox.afterSaveField !== undefined) {
      yield afterSaveCheck(config.kinbox.afterSaveField, fields);
    }
    for (const way of await kinbox.waysToLookUp()) yield wayCheck(way);
    const lost = { externalId: NOBODY, notBefore: Date.now() };
    yield lookUpCheck((await kinbox.lookUp(lost)).answer);
  } catch (error) {
    yield kinboxFailure(error);
  }
}

function wayCheck({ name, answers, status }: Way): Check {
  if (answers) return { verdict: 'fine', what: `look-up by ${name}: answers` };
  const what = `look-up by ${name}: does not answer (${status ?? 'no status'})`;
  return { verdict: 'note', what, advice: 'The other ways are used.' };
}

/** What becomes of a contact whose POST was not answered. */
function lookUpCheck(answer: LookUp['answer']): Check {
  switch (answer) {
    case 'unknowable':
      return {
        verdict: 'note',
        what: 'look-up: this Kinbox lists no contacts',
        advice:
          'After an answer that got lost, the bot will ask the rep whether the contact is there.',
      };
    case 'unknown':
      return {
        verdict: 'note',
        what: 'look-up: no complete answer this time',
        advice: 'The bot finds a contact that is there, but cannot tell that one is not.',
      };
    default:
      return { verdict: 'fine', what: 'look-up: contacts can be looked up' };
  }
}

function fieldCheck(
  placeholder: string,
  field: { isUniqueIdentifier: boolean } | undefined,
): Check {
  if (field && !field.isUniqueIdentifier) {
    return { verdict: 'fine', what: `custom field ${placeholder}: found` };
  }
  return {
    verdict: 'note',
    what: `custom field ${placeholder}: ${field ? 'must be unique, so it is not used' : 'not there'}`,
    advice:
      'Make a contact field of type text, not unique, with this placeholder, or set KINBOX_TELEGRAM_ID_FIELD.',
  };
}

function askedFieldCheck(placeholder: string, field: ContactField | undefined): Check {
  if (field && isAskable(field)) {
    return { verdict: 'fine', what: `contact field ${placeholder}: asked for` };
  }
  return {
    verdict: 'note',
    what: `contact field ${placeholder}: ${field ? `of type ${field.type}, not asked for` : 'not there'}`,
    advice:
      'Name contact fields in CONTACT_FIELDS by their placeholder; those of type json cannot be asked for.',
  };
}

function afterSaveCheck(placeholder: string, fields: readonly ContactField[]): Check {
  const field = fields.find((one) => one.placeholder === placeholder);
  const what = `AFTER_SAVE_FIELD ${placeholder}`;
  if (field?.type === 'select' && isAskable(field)) {
    return { verdict: 'fine', what: `${what}: its options stand on the summary` };
  }
  return {
    verdict: 'note',
    what: `${what}: ${field ? `of type ${field.type}` : 'not there'}, so no buttons`,
    advice: 'Name a contact field of type select, by its placeholder.',
  };
}

function kinboxFailure(error: unknown): Check {
  const isKey = error instanceof KinboxError && error.kind === 'no-access';
  return isKey
    ? {
        verdict: 'wrong',
        what: `Kinbox: refuses the token or the address (${error.status ?? 'no status'})`,
        advice:
          'Check KINBOX_API_TOKEN (Settings > Integrations > API, Token V3) and KINBOX_API_URL.',
      }
    : {
        verdict: 'wrong',
        what: 'Kinbox: does not answer',
        advice: 'Check KINBOX_API_URL and the network; the bot keeps contacts until it answers.',
      };
}

/** Undefined when Telegram refuses or does not answer: the check says what that means. */
async function attempt<T>(call: () => Promise<T>): Promise<T | undefined> {
  return call().catch(() => undefined);
}
