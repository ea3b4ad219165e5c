import { z } from 'zod';
import { COUNTRIES, type CountryCode } from './domain/fields/phone.ts';
import { LOCALES, type Locale } from './locales/words.ts';
import type { PhotoMode } from './photo/optional-parts.ts';
import type { Speech } from './speech/transcribe.ts';
import type { Database } from './storage/open-store.ts';

/** Where updates come from. */
type Intake = { mode: 'polling' } | { mode: 'webhook'; url: string; secret: string };

/** The environment, read and checked. An impossible mix does not parse. */
export interface Config {
  telegram: { token: string; apiRoot: string };
  kinbox: {
    token: string;
    url: string;
    telegramIdField: string;
    /** Placeholders of custom fields that the form asks for, in their order. */
    contactFields: string[];
    /** The placeholder of the select field whose options stand on the summary. */
    afterSaveField: string | undefined;
    /** Contacts posted at the same time. */
    concurrency: number;
    contactUrl?: string;
  };
  access: { adminIds: number[]; allowedIds: number[]; teamChatIds: number[] };
  intake: Intake;
  database: Database;
  server: { host: string; port: number };
  country: CountryCode;
  locale: Locale;
  /** An IANA name, such as America/Sao_Paulo. */
  timeZone: string;
  origin: string;
  retention: { draftDays: number; contactDays: number };
  /** Where a copy of the database is put each day, and how many are kept. */
  backups?: { folder: string; keep: number };
  /** How much of a photo is read; undefined: what the machine has room for. */
  photos?: PhotoMode;
  /** The service that writes voice notes down, if there is one. */
  speech?: Speech;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** `warnings`: what works, and is probably not meant. */
export type ConfigResult =
  | { ok: true; config: Config; warnings: string[] }
  | { ok: false; problems: string[] };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Telegram's ids: people are positive, groups negative; both have at most 52 significant bits (Bot API, Chat.id). */
const PEOPLE = /^[1-9]\d{0,15}$/;
const GROUPS = /^-[1-9]\d{0,15}$/;
const ID_MAX = 2 ** 52;

/** The ports that Telegram posts to (Bot API, setWebhook). */
const WEBHOOK_PORTS = ['', '443', '80', '88', '8443'];

/** Nobody fills in a longer form with one hand. */
const CONTACT_FIELDS_MAX = 10;

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

const ids = (form: RegExp, what: string) =>
  z
    .string()
    .default('')
    .transform(listed)
    .refine(
      (list) => list.every((id) => form.test(id) && Math.abs(Number(id)) < ID_MAX),
      `must be ${what}, separated by commas`,
    )
    .transform((list) => [...new Set(list.map(Number))]);

/** With a host: URL itself reads `https:///path` as a host of that name. */
const httpUrl = (text: string): boolean =>
  /^https?:\/\/[^/?#]/i.test(text) && URL.parse(text) !== null;

const isLoopback = (host: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Addresses of a network of one's own, where a Bot API server of one's own may call any port. */
const isPrivate = (host: string): boolean =>
  isLoopback(host) ||
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cd])/.test(host) ||
  !/[.:]/.test(host);

/** Whether a token may travel there: encrypted, or without leaving the machine. */
const keepsSecrets = (text: string): boolean => {
  const url = URL.parse(text);
  return httpUrl(text) && (url?.protocol === 'https:' || isLoopback(url?.hostname ?? ''));
};
const SECRETS_TRAVEL = 'must be an https address: a token travels there';

const isCalledByTelegram = (text: string): boolean => {
  const url = URL.parse(text);
  return url === null || isPrivate(url.hostname) || WEBHOOK_PORTS.includes(url.port);
};

/** `file:<path>`: a plain path, and one that outlives the process. */
const isDatabase = (text: string): boolean =>
  /^postgres(ql)?:\/\/./.test(text)
    ? URL.parse(text) !== null
    : /^file:(?!\/\/[^/]).+/.test(text) && !/:memory:|[?]/.test(text);

/** Telegram refuses a whole message for a button that leads to a host without a dot, such as localhost. */
const isButtonAddress = (text: string): boolean =>
  httpUrl(text) && text.includes('{id}') && URL.parse(text)?.hostname.includes('.') === true;

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format() !== '';
  } catch {
    return false;
  }
};

const days = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1,
      'must be a whole number of days, 1 to 9999',
    )
    .transform(Number);

/** Every variable the bot knows; .env.example documents each (a test compares the two). */
export const environment = z.object({
  BOT_TOKEN: z
    .string('is required: the token that @BotFather gave you')
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF…, as @BotFather writes it'),
  KINBOX_API_TOKEN: z
    .string('is required: a Token V3 from Kinbox, Settings > Integrations > API')
    .regex(/^[\x21-\x7e]+$/, 'must be one word, as Kinbox shows it'),
  KINBOX_API_URL: z
    .string()
    .default('https://api4.kinbox.com.br')
    .refine(keepsSecrets, SECRETS_TRAVEL),
  TELEGRAM_API_ROOT: z
    .string()
    .default('https://api.telegram.org')
    .refine(keepsSecrets, SECRETS_TRAVEL),
  ADMIN_IDS: ids(PEOPLE, 'Telegram ids of people'),
  ALLOWED_USER_IDS: ids(PEOPLE, 'Telegram ids of people'),
  TEAM_CHAT_IDS: ids(GROUPS, 'Telegram ids of groups, which begin with a minus'),
  DATABASE_URL: z
    .string()
    .default('file:data/bot.db')
    .refine(
      isDatabase,
      'must be file:<path> of a file on disk, or postgres://user:password@host/database, in which signs such as / or @ of the password are written as %2F or %40',
    ),
  WEBHOOK_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || keepsSecrets(text),
      'must be an https address: Telegram calls no other, and its secret travels there',
    )
    .refine(
      (text) => text === undefined || isCalledByTelegram(text),
      'must have port 443, 80, 88 or 8443: Telegram calls no other',
    ),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -')
    .optional(),
  HOST: z.string().optional(),
  PORT: z
    .string()
    .default('8080')
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'must be a port, 0 to 65535',
    )
    .transform(Number),
  DEFAULT_COUNTRY: z
    .enum(COUNTRIES, 'must be a country in two capital letters, such as BR')
    .default('BR'),
  DEFAULT_LOCALE: z.enum(LOCALES, `must be one of ${LOCALES.join(', ')}`).default('pt-BR'),
  TIME_ZONE: z
    .string()
    .default('America/Sao_Paulo')
    .refine(isTimeZone, 'must be a time zone, such as America/Sao_Paulo'),
  CONTACT_ORIGIN: z.string().max(100, 'must have at most 100 characters').default('Telegram'),
  CONTACT_FIELDS: z
    .string()
    .default('')
    .transform((text) => [...new Set(listed(text))])
    .refine(
      (list) => list.length <= CONTACT_FIELDS_MAX,
      `must name at most ${CONTACT_FIELDS_MAX} fields`,
    ),
  AFTER_SAVE_FIELD: z.string().optional(),
  KINBOX_TELEGRAM_ID_FIELD: z.string().default('telegram_id'),
  KINBOX_CONCURRENCY: z
    .string()
    .default('4')
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1, 'must be a number, 1 to 99')
    .transform(Number),
  KINBOX_CONTACT_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isButtonAddress(text),
      'must be an http(s) address with {id} in it, whose host has a dot',
    ),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .default('7')
    .refine((text) => /^[1-9]\d{0,3}$/.test(text), 'must be a number, 1 to 9999')
    .transform(Number),
  READ_PHOTOS: z.enum(['off', 'codes', 'all'], 'must be off, codes or all').optional(),
  TRANSCRIBE_URL: z
    .string()
    .optional()
    .refine((text) => text === undefined || httpUrl(text), 'must be an http(s) address'),
  TRANSCRIBE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be one word')
    .optional(),
  TRANSCRIBE_MODEL: z.string().default('whisper-1'),
  DRAFT_TTL_DAYS: days(7),
  CONTACT_RETENTION_DAYS: days(90),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/**
 * Reads the environment (as of `process.env`; an empty variable counts as absent). Pure. The problems name the
 * variable and what is wrong, never its value.
 */
export function parseConfig(env: Record<string, string | undefined>): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== ''),
  );
  const read = environment.safeParse(given);
  const issues = read.success ? [] : read.error.issues;
  const problems = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...problemsOfMix(given),
  ];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  const config = configOf(read.data);
  return { ok: true, config, warnings: misspelt(given) };
}

/** Names that are one or two letters from one of ours, and set nothing. */
function misspelt(given: Record<string, string | undefined>): string[] {
  const ours = Object.keys(environment.shape);
  return Object.keys(given).flatMap((name) => {
    if (ours.includes(name) || name.length < MISSPELT_MIN) return [];
    const meant = ours.find((known) => isNear(name, known));
    return meant === undefined ? [] : [`${name}: is not known; ${meant} is`];
  });
}

/** Shorter names are near to too many. */
const MISSPELT_MIN = 8;
const MISTAKES = 2;

/** Whether at most so many letters were changed, added, left out, or stand in another order. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > MISTAKES) return false;
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const here = [row + 1];
    for (const [column, wanted] of [...other].entries()) {
      const kept = (above[column] ?? 0) + (letter === wanted ? 0 : 1);
      here.push(Math.min(kept, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    above = here;
  }
  return (above.at(-1) ?? 0) <= MISTAKES;
}

type Environment = z.infer<typeof environment>;

function problemsOfMix(given: Record<string, string | undefined>): string[] {
  return [...problemsOfWebhook(given), ...problemsOfSpeech(given)];
}

function problemsOfSpeech(given: Record<string, string | undefined>): string[] {
  const { TRANSCRIBE_URL: url, TRANSCRIBE_TOKEN: token } = given;
  const isOpen = url !== undefined && httpUrl(url) && token !== undefined && !keepsSecrets(url);
  return isOpen ? [`TRANSCRIBE_URL: ${SECRETS_TRAVEL}`] : [];
}

function problemsOfWebhook({
  WEBHOOK_URL,
  WEBHOOK_SECRET,
}: Record<string, string | undefined>): string[] {
  if ((WEBHOOK_URL === undefined) === (WEBHOOK_SECRET === undefined)) return [];
  return WEBHOOK_URL === undefined
    ? ['WEBHOOK_URL: is required when WEBHOOK_SECRET is set']
    : ['WEBHOOK_SECRET: is required when WEBHOOK_URL is set'];
}

function configOf(env: Environment): Config {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, KINBOX_CONTACT_URL: contactUrl } = env;
  return {
    telegram: { token: env.BOT_TOKEN, apiRoot: withoutSlash(env.TELEGRAM_API_ROOT) },
    kinbox: {
      token: env.KINBOX_API_TOKEN,
      url: withoutSlash(env.KINBOX_API_URL),
      telegramIdField: env.KINBOX_TELEGRAM_ID_FIELD,
      contactFields: env.CONTACT_FIELDS,
      afterSaveField: env.AFTER_SAVE_FIELD,
      concurrency: env.KINBOX_CONCURRENCY,
      contactUrl,
    },
    access: {
      adminIds: env.ADMIN_IDS,
      allowedIds: env.ALLOWED_USER_IDS,
      teamChatIds: env.TEAM_CHAT_IDS,
    },
    intake:
      url !== undefined && secret !== undefined
        ? { mode: 'webhook', url, secret }
        : { mode: 'polling' },
    database: env.DATABASE_URL.startsWith('file:')
      ? { engine: 'sqlite', file: env.DATABASE_URL.slice('file:'.length) }
      : { engine: 'postgres', url: env.DATABASE_URL },
    server: {
      // Without a webhook nobody but this machine has anything to ask for.
      host: env.HOST ?? (url === undefined ? '127.0.0.1' : '0.0.0.0'),
      port: env.PORT,
    },
    country: env.DEFAULT_COUNTRY,
    locale: env.DEFAULT_LOCALE,
    timeZone: env.TIME_ZONE,
    origin: env.CONTACT_ORIGIN,
    retention: { draftDays: env.DRAFT_TTL_DAYS, contactDays: env.CONTACT_RETENTION_DAYS },
    backups: env.BACKUP_DIR ? { folder: env.BACKUP_DIR, keep: env.BACKUP_KEEP } : undefined,
    photos: env.READ_PHOTOS,
    speech: speechOf(env),
    logLevel: env.LOG_LEVEL,
  };
}

function speechOf({
  TRANSCRIBE_URL: url,
  TRANSCRIBE_TOKEN: token,
  TRANSCRIBE_MODEL: model,
}: Environment): Speech | undefined {
  return url === undefined ? undefined : { url: transcriptionsAt(url), token, model };
}

/** OpenAI's route, whether the address names it, only its version, or only the server. */
function transcriptionsAt(url: string): string {
  const base = withoutSlash(url);
  if (base.endsWith('/audio/transcriptions')) return base;
  return base.endsWith('/v1') ? `${base}/audio/transcriptions` : `${base}/v1/audio/transcriptions`;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
