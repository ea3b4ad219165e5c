import type { BotCommand } from 'grammy/types';
import { findChat } from '../access.ts';
import { accept, badRequest, type Checked, done } from '../outcome.ts';
import { isRecord, jsonOf, type Params, textOf } from '../params.ts';
import type { World } from '../world.ts';
import type { Method } from './context.ts';

/** The bot's descriptions and menu of itself. */
export interface Profile {
  /** By scope and language, as `commandsKey` writes them. */
  readonly commands: Map<string, BotCommand[]>;
  /** By language; '' is the one for all others. */
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  /** By chat id; 0 is the default for all private chats. */
  readonly menuButtons: Map<number, unknown>;
}

export function createProfile(): Profile {
  return {
    commands: new Map(),
    descriptions: new Map(),
    shortDescriptions: new Map(),
    menuButtons: new Map(),
  };
}

const COMMANDS_AT_MOST = 100;
const WHOLE_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member'];

/** https://core.telegram.org/bots/api#setmycommands */
export const setMyCommands: Method = {
  params: ['commands', 'scope', 'language_code'],
  run({ world, profile }, { params }) {
    const commands = readCommands(params);
    if (!commands.ok) return commands;
    const key = commandsKey(world, params);
    if (!key.ok) return key;
    if (commands.value.length === 0) profile.commands.delete(key.value);
    else profile.commands.set(key.value, commands.value);
    return done(true);
  },
};

/** https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands: Method = {
  params: ['scope', 'language_code'],
  run({ world, profile }, { params }) {
    const key = commandsKey(world, params);
    return key.ok ? done(profile.commands.get(key.value) ?? []) : key;
  },
};

/** https://core.telegram.org/bots/api#deletemycommands */
export const deleteMyCommands: Method = {
  params: ['scope', 'language_code'],
  run({ world, profile }, { params }) {
    const key = commandsKey(world, params);
    if (!key.ok) return key;
    profile.commands.delete(key.value);
    return done(true);
  },
};

/** https://core.telegram.org/bots/api#setmydescription : at most 512 characters. */
export const setMyDescription: Method = {
  params: ['description', 'language_code'],
  run({ profile }, { params }) {
    return setText(profile.descriptions, params, 'description', 512);
  },
};

/** https://core.telegram.org/bots/api#setmyshortdescription : at most 120 characters. */
export const setMyShortDescription: Method = {
  params: ['short_description', 'language_code'],
  run({ profile }, { params }) {
    return setText(profile.shortDescriptions, params, 'short_description', 120);
  },
};

/** https://core.telegram.org/bots/api#setchatmenubutton ; without chat_id for all private chats. */
export const setChatMenuButton: Method = {
  params: ['chat_id', 'menu_button'],
  run({ world, profile }, { params }) {
    const json = jsonOf(params, 'menu_button');
    if (!json.ok) return badRequest("can't parse menu button JSON object");
    const button = json.value ?? { type: 'default' };
    if (!isRecord(button)) {
      return badRequest("can't parse menu button: MenuButton must be an Object");
    }
    if (!['default', 'commands', 'web_app'].includes(String(button.type))) {
      return badRequest("can't parse menu button: MenuButton has unsupported type");
    }
    if (textOf(params, 'chat_id') === '') {
      profile.menuButtons.set(0, button);
      return done(true);
    }
    const chat = findChat(world, params, 'write');
    if (!chat.ok) return chat;
    profile.menuButtons.set(chat.value.id, button);
    return done(true);
  },
};

function setText(texts: Map<string, string>, params: Params, field: string, most: number) {
  const language = readLanguage(params);
  if (!language.ok) return language;
  const text = textOf(params, field);
  if (text.length > most) return badRequest(`${field.toUpperCase()}_TOO_LONG`);
  texts.set(language.value, text);
  return done(true);
}

function readLanguage(params: Params): Checked<string> {
  const code = textOf(params, 'language_code');
  return /^([a-z]{2})?$/.test(code) ? accept(code) : badRequest('invalid language code specified');
}

function commandsKey(world: World, params: Params): Checked<string> {
  const language = readLanguage(params);
  if (!language.ok) return language;
  const json = jsonOf(params, 'scope');
  if (!json.ok) return badRequest("can't parse BotCommandScope JSON object");
  const bad = (problem: string) => badRequest(`can't parse BotCommandScope: ${problem}`);
  const scope = json.value ?? { type: 'default' };
  if (!isRecord(scope)) return bad('BotCommandScope must be an Object');
  const type = String(scope.type);
  if (WHOLE_SCOPES.includes(type)) return accept(`${type} ${language.value}`);
  if (!CHAT_SCOPES.includes(type)) return bad('Unsupported type specified');
  const chat = findChat(world, { values: scope, files: params.files }, 'members');
  if (!chat.ok) return chat;
  if (type === 'chat_member' && !(Number(scope.user_id) > 0)) {
    return bad('Invalid user_id specified');
  }
  if (chat.value.kind === 'private' && type !== 'chat') {
    return badRequest("can't use specified scope in private chats");
  }
  return accept(`${type} ${chat.value.id} ${String(scope.user_id ?? '')} ${language.value}`);
}

function readCommands(params: Params): Checked<BotCommand[]> {
  const json = jsonOf(params, 'commands');
  if (!json.ok) return badRequest("can't parse commands JSON object");
  if (json.value === undefined) return accept([]);
  if (!Array.isArray(json.value)) return badRequest('expected an Array of BotCommand');
  const commands: BotCommand[] = [];
  for (const item of json.value) {
    const command = readCommand(item);
    if (!command.ok) return command;
    commands.push(command.value);
  }
  if (commands.length > COMMANDS_AT_MOST) return badRequest('BOT_COMMANDS_TOO_MUCH');
  const invalid = commands.some(({ command }) => !/^[a-z0-9_]+$/.test(command));
  return invalid ? badRequest('BOT_COMMAND_INVALID') : accept(commands);
}

function readCommand(item: unknown): Checked<BotCommand> {
  const bad = (problem: string) => badRequest(`can't parse BotCommand: ${problem}`);
  if (!isRecord(item)) return bad('expected an Object');
  if (typeof item.command !== 'string') return bad('Can\'t find field "command"');
  if (typeof item.description !== 'string') return bad('Can\'t find field "description"');
  const command = item.command.trim().replace(/^\//, '');
  const description = item.description.trim();
  if (command === '') return badRequest('command must be non-empty');
  if ([...command].length > 32) return badRequest('command length must not exceed 32');
  if (description === '') return badRequest('command description must be non-empty');
  if ([...description].length > 256) {
    return badRequest('command description length must not exceed 256');
  }
  return accept({ command, description });
}
