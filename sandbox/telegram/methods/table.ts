import { done } from '../outcome.ts';
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount } from './chats.ts';
import type { Method } from './context.ts';
import {
  deleteMessage,
  deleteMessages,
  editMessageReplyMarkup,
  editMessageText,
} from './editing.ts';
import {
  deleteMyCommands,
  getMyCommands,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
} from './profile.ts';
import { answerCallbackQuery, getFile } from './queries.ts';
import { setMessageReaction } from './reacting.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './receiving.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './sending.ts';

/** https://core.telegram.org/bots/api#getme */
const getMe: Method = {
  params: [],
  run({ world, readsAllGroupMessages }) {
    return done({
      ...world.bot,
      can_join_groups: true,
      can_read_all_group_messages: readsAllGroupMessages,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    });
  },
};

/** The methods that the sandbox knows, by the names that the documentation gives them. */
export const METHODS: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
  setMessageReaction,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
  setWebhook,
};

/** The names of the methods that the sandbox implements. */
export const TELEGRAM_METHODS: readonly string[] = Object.keys(METHODS);

const BY_LOWER_CASE = new Map(TELEGRAM_METHODS.map((name) => [name.toLowerCase(), name]));

/** The documented spelling of a method's name; method names are case-insensitive. */
export function canonicalName(name: string): string | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}
