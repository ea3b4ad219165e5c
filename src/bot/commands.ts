import type { Api } from 'grammy';
import type { FormSettings } from '../domain/form/settings.ts';
import {
  type Dictionary,
  LANGUAGE_NAMES,
  LOCALES,
  lines,
  paragraphs,
  type Words,
} from '../locales/words.ts';
import type { Store } from '../storage/store.ts';
import { listJobs } from './admin/failed-jobs.ts';
import { listPending, listRecent } from './contacts/lists.ts';
import { answerTap, type BotContext, remember } from './context.ts';
import type { ShowOutcome } from './form/show.ts';
import type { StartForm } from './form/start.ts';
import { readPrefill } from './read-message.ts';
import { reply } from './reply.ts';

export interface Command {
  name: string;
  /** The same command as speakers of Portuguese and Spanish would write it: obeyed, and shown in their menu. */
  also?: { pt: string; es: string };
  /** Where the command is in the menu and is obeyed; elsewhere the rep is sent to the private chat. */
  in: ('private' | 'group')[];
  /** In nobody's menu, and no command at all for those who are not in ADMIN_IDS. */
  forAdmins?: true;
  run(ctx: BotContext): Promise<void>;
}

export interface CommandDeps {
  store: Store;
  adminIds(): readonly number[];
  /** /newcontact: begins the form, or asks what to do with the one that is open. */
  startForm: StartForm;
  /** /event */
  onEvent(ctx: BotContext): Promise<void>;
  /** /stats */
  onStats(ctx: BotContext): Promise<void>;
  /** /team */
  onTeam(ctx: BotContext): Promise<void>;
  /** /forget */
  onForget(ctx: BotContext): Promise<void>;
  /** /mine */
  onMine(ctx: BotContext): Promise<void>;
  /** /mydata */
  onMyData(ctx: BotContext): Promise<void>;
  /** /reminders. */
  onReminders(ctx: BotContext): Promise<void>;
  /** Cancels the import that waits or runs; resolves to false if there is none. */
  cancelImport(ctx: BotContext): Promise<boolean>;
  /** /find */
  onFind(ctx: BotContext): Promise<void>;
  settings(): FormSettings;
}

/** Every command but /start, which is /newcontact by another name; handlers, /help and menus come from here. */
export function createCommands({
  store,
  adminIds,
  startForm,
  onEvent,
  cancelImport,
  onFind,
  onForget,
  onTeam,
  onStats,
  onMine,
  onMyData,
  onReminders,
  settings,
}: CommandDeps): Command[] {
  const commands: Command[] = [
    {
      name: 'newcontact',
      also: { pt: 'novo', es: 'nuevo' },
      in: ['private', 'group'],
      run: newContact,
    },
    {
      name: 'event',
      also: { pt: 'evento', es: 'evento' },
      in: ['private'],
      run: onEvent,
    },
    {
      name: 'cancel',
      also: { pt: 'cancelar', es: 'cancelar' },
      in: ['private'],
      run: async (ctx) => {
        if (!(await cancelImport(ctx))) await say(ctx, 'nothing-to-cancel');
      },
    },
    {
      name: 'pending',
      also: { pt: 'pendentes', es: 'pendientes' },
      in: ['private'],
      run: (ctx) => listPending(ctx, store, { hasAdmins: adminIds().length > 0 }),
    },
    {
      name: 'recent',
      also: { pt: 'recentes', es: 'recientes' },
      in: ['private'],
      run: (ctx) => listRecent(ctx, store),
    },
    { name: 'mine', also: { pt: 'meus', es: 'mios' }, in: ['private'], run: onMine },
    {
      name: 'reminders',
      also: { pt: 'lembretes', es: 'recordatorios' },
      in: ['private'],
      run: onReminders,
    },
    {
      name: 'stats',
      also: { pt: 'numeros', es: 'numeros' },
      in: ['private'],
      run: onStats,
    },
    { name: 'find', also: { pt: 'buscar', es: 'buscar' }, in: ['private'], run: onFind },
    {
      name: 'language',
      also: { pt: 'idioma', es: 'idioma' },
      in: ['private'],
      run: chooseLanguage,
    },
    { name: 'id', in: ['private', 'group'], run: showId },
    { name: 'mydata', also: { pt: 'meusdados', es: 'misdatos' }, in: ['private'], run: onMyData },
    { name: 'team', in: ['private'], forAdmins: true, run: onTeam },
    { name: 'forget', in: ['private'], forAdmins: true, run: onForget },
    { name: 'jobs', in: ['private'], forAdmins: true, run: (ctx) => listJobs(ctx, store) },
    { name: 'help', also: { pt: 'ajuda', es: 'ayuda' }, in: ['private', 'group'], run: help },
  ];

  /** With what was written behind the command, or what it replies to. */
  async function newContact(ctx: BotContext): Promise<void> {
    await startForm(ctx, ctx.message && readPrefill(ctx.message, ctx.turn.words, settings()));
  }

  async function help(ctx: BotContext): Promise<void> {
    const { words } = ctx.turn;
    const where = ctx.chat?.type === 'private' ? 'private' : 'group';
    const isAdmin = ctx.from !== undefined && adminIds().includes(ctx.from.id);
    const list = commands
      .filter((command) => command.in.includes(where) && (!command.forAdmins || isAdmin))
      .map((command) =>
        words.html('help-command', {
          command: nameIn(command, words.locale),
          description: words.plain(`command-${command.name}`),
        }),
      );
    await reply(ctx, { text: paragraphs(words.html('help'), lines(...list)) });
  }

  return commands;
}

/** The command in a language (an IETF tag). */
function nameIn({ name, also }: Command, language: string): string {
  const short = language.slice(0, 2);
  return short === 'pt' || short === 'es' ? (also?.[short] ?? name) : name;
}

/** All the ways to write a command. */
export const namesOf = ({ name, also }: Command): string[] => [
  ...new Set([name, ...Object.values(also ?? {})]),
];

async function say(ctx: BotContext, key: string): Promise<void> {
  await reply(ctx, { text: ctx.turn.words.html(key) });
}

async function showId(ctx: BotContext): Promise<void> {
  const { words } = ctx.turn;
  const group = ctx.chat?.type === 'private' ? undefined : ctx.chat?.id;
  const text = lines(
    words.html('your-id', { id: String(ctx.from?.id) }),
    group !== undefined && words.html('chat-id', { id: String(group) }),
  );
  await reply(ctx, { text });
}

async function chooseLanguage(ctx: BotContext): Promise<void> {
  const buttons = LOCALES.map((locale) => [
    { label: LANGUAGE_NAMES[locale], data: `language:${locale}` },
  ]);
  await reply(ctx, { text: ctx.turn.words.html('choose-language'), buttons });
}

/**
 * Puts the commands into Telegram's menus: for private chats and for groups, in each language and, for
 * phones in any other, in the default one (Bot API, setMyCommands: scope and language_code). Stops when
 * `signal` aborts.
 */
export async function publishCommands(
  api: Api,
  commands: Command[],
  dictionary: Dictionary,
  signal: AbortSignal,
): Promise<void> {
  const languages = [undefined, ...LOCALES.map((locale) => locale.slice(0, 2))];
  for (const [where, scope] of SCOPES) {
    for (const language of languages) {
      if (signal.aborted) return;
      const words = dictionary.in(dictionary.localeFor(language));
      const menu = commands
        .filter((command) => command.in.includes(where) && !command.forAdmins)
        .map((command) => ({
          command: nameIn(command, words.locale),
          description: words.plain(`command-${command.name}`),
        }));
      await api.setMyCommands(menu, {
        scope: { type: scope },
        language_code: language ? (language as 'pt' | 'en' | 'es') : undefined,
      });
    }
  }
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
}

const SCOPES = [
  ['private', 'all_private_chats'],
  ['group', 'all_group_chats'],
] as const;

/** A language was chosen: said in it, or, in the middle of a form, shown by the form itself. */
export async function changeLanguage(
  ctx: BotContext,
  words: Words,
  showOutcome: ShowOutcome,
): Promise<void> {
  const { turn } = ctx;
  remember(ctx, { locale: words.locale });
  turn.words = words;
  const messageId = ctx.callbackQuery?.message?.message_id;
  const { draft } = turn.work.rep;
  if (draft) {
    turn.replaces = messageId;
    turn.outcome = { kind: 'ask', draft };
    await showOutcome(ctx);
    return;
  }
  if (!ctx.chat) return;
  const text = words.html('language-chosen');
  await Promise.all([answerTap(ctx), turn.messenger.show(ctx.chat.id, { text }, messageId)]);
}
