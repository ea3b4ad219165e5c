import type { AddressInfo } from 'node:net';
import type { User } from 'grammy/types';
import { createAttachments } from './attachments.ts';
import { createCallbacks } from './callbacks.ts';
import { type ChatMessage, viewMessage } from './chat-view.ts';
import { createFaults, type Fault } from './faults.ts';
import { createFiles } from './files.ts';
import { createGroup, type Group, type GroupFacts } from './group.ts';
import type { Backend } from './methods/context.ts';
import { createProfile, type Profile } from './methods/profile.ts';
import { createPerson, type Person } from './person.ts';
import { createPolling } from './polling.ts';
import { createRecorder, type RecordedCall } from './recorder.ts';
import { createApiServer } from './server.ts';
import { createUpdates, type UpdateJson } from './updates.ts';
import { createWebhook, telegramBackoff } from './webhook.ts';
import { createWorld, type GroupKind, type StoredMessage } from './world.ts';

export interface TelegramOptions {
  readonly token: string;
  readonly bot?: {
    readonly id?: number;
    readonly username?: string;
    readonly first_name?: string;
  };
  /** Milliseconds; default Date.now. Dates and ages go by it, time-outs do not. */
  readonly now?: () => number;
  /** Default: any free one. */
  readonly port?: number;
  /** Turns privacy mode off, as BotFather's /setprivacy does. Default false. */
  readonly readsAllGroupMessages?: boolean;
  /** How many calls are remembered at least; default 10,000. */
  readonly keepCalls?: number;
  /** How many messages a chat keeps; default 1,000. */
  readonly keepMessages?: number;
  /** False: a Bot API server before 9.5, which refuses the tag tg-time. Default true. */
  readonly knowsTimes?: boolean;
  /** Milliseconds before a webhook is tried again after the nth failure; default as Telegram. */
  readonly webhookBackoff?: (failures: number) => number;
}

export interface PersonFacts {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly id?: number;
  /** False: never pressed Start, so that the bot may not write first. Default true. */
  readonly started?: boolean;
}

/** A Telegram of one bot, over real HTTP on this machine. */
export interface TelegramSandbox {
  /** The bot's API root: methods at /bot<token>/<method>, files at /file/bot<token>/<path>. */
  readonly url: string;
  readonly token: string;
  readonly bot: User;
  readonly calls: readonly RecordedCall[];
  callsOf(method: string): RecordedCall[];
  readonly unknownMethods: readonly string[];
  readonly oddities: readonly string[];
  /** The bot's own settings: commands, descriptions, menu buttons. */
  readonly profile: Profile;
  /** Updates that the bot has not confirmed. */
  readonly pendingUpdates: number;
  /** Whether the bot has not confirmed this update yet. */
  isPending(updateId: number): boolean;
  /** The id of the update that was made last; 0 before the first. */
  readonly newestUpdateId: number;
  person(facts: PersonFacts): Person;
  group(facts: GroupFacts): Group;
  /** Calls back with each message of any chat when it is sent or edited, until the result is called. */
  onMessage(told: (message: ChatMessage, chatId: number) => void): () => void;
  fail(fault: Fault): void;
  healAll(): void;
  /** The next `times` updates are delivered a second time. */
  repeat(times: number): void;
  /** Delivers any update; `update_id` is filled in if absent. */
  push(update: Record<string, unknown>): UpdateJson;
  close(): Promise<void>;
}

const FIRST_PERSON = 700_000_001;
const FIRST_GROUP = 4_100_000_001;
const FIRST_SUPERGROUP = 1_002_100_000_001;

/** Opens a local Bot API server; close it when done. */
export async function openTelegramSandbox(options: TelegramOptions): Promise<TelegramSandbox> {
  const now = options.now ?? Date.now;
  const bot: User = {
    id: options.bot?.id ?? Number.parseInt(options.token, 10),
    is_bot: true,
    first_name: options.bot?.first_name ?? 'Sandbox bot',
    username: options.bot?.username ?? 'sandbox_bot',
  };
  const world = createWorld({
    bot,
    now,
    keepMessages: options.keepMessages ?? 1000,
    knowsTimes: options.knowsTimes ?? true,
  });
  const updates = createUpdates(now);
  const polling = createPolling(updates);
  const backoff = options.webhookBackoff ?? telegramBackoff;
  const webhook = createWebhook({ updates, now, backoff });
  updates.onArrival = (pending) => {
    if (webhook.settings() === undefined) polling.wake();
    else webhook.arrive(pending);
  };
  const backend: Backend = {
    world,
    updates,
    polling,
    webhook,
    callbacks: createCallbacks(now),
    files: createFiles(now),
    profile: createProfile(),
    readsAllGroupMessages: options.readsAllGroupMessages ?? false,
  };
  const recorder = createRecorder(options.keepCalls ?? 10_000);
  const faults = createFaults();
  const server = createApiServer({ token: options.token, backend, faults, recorder });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const closing = new Set<() => void>();
  const onClose = (close: () => void) => {
    closing.add(close);
    return () => void closing.delete(close);
  };
  const attachments = createAttachments(backend.files);
  let people = 0;
  let groups = 0;
  const ids = {
    next(kind: GroupKind) {
      groups += 1;
      return -(kind === 'group' ? FIRST_GROUP : FIRST_SUPERGROUP) - groups;
    },
  };

  return {
    url: `http://127.0.0.1:${port}`,
    token: options.token,
    bot,
    calls: recorder.calls,
    callsOf: (method) => recorder.calls.filter((call) => call.method === method),
    unknownMethods: recorder.unknownMethods,
    oddities: recorder.oddities,
    profile: backend.profile,
    get pendingUpdates() {
      return updates.size();
    },
    isPending: updates.has,
    get newestUpdateId() {
      return updates.newestId();
    },
    person(facts) {
      const id = facts.id ?? FIRST_PERSON + people;
      people += 1;
      if (world.users.has(id)) throw new Error(`there is a user ${id} already`);
      const user = userOf(id, facts);
      world.users.set(id, user);
      const home = world.addChat({ id, kind: 'private', title: '', forum: false, user });
      home.started = facts.started ?? true;
      return createPerson({ backend, attachments, onClose }, user, home);
    },
    group: (facts) => createGroup(backend, facts, ids),
    onMessage(told) {
      const watch = (message: StoredMessage): void =>
        told(viewMessage(backend.files, message), message.chat.id);
      world.watchers.add(watch);
      return () => void world.watchers.delete(watch);
    },
    fail: faults.add,
    healAll: faults.healAll,
    repeat: updates.repeat,
    push(update) {
      const pushed = updates.push(update, { always: true });
      if (pushed === undefined) throw new Error('the update was not taken');
      return pushed;
    },
    async close() {
      for (const close of [...closing]) close();
      webhook.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function userOf(id: number, facts: PersonFacts): User {
  const user: User = { id, is_bot: false, first_name: facts.firstName };
  if (facts.lastName !== undefined) user.last_name = facts.lastName;
  if (facts.username !== undefined) user.username = facts.username;
  if (facts.languageCode !== undefined) user.language_code = facts.languageCode;
  return user;
}
