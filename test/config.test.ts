import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { type Config, environment, parseConfig } from '../src/config.ts';

const REQUIRED = { BOT_TOKEN: '123456:AAH-x_y', KINBOX_API_TOKEN: 'kinbox-token' };

function configOf(env: Record<string, string | undefined>): Config {
  const read = parseConfig({ ...REQUIRED, ...env });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  const read = parseConfig(env);
  return read.ok ? [] : read.problems;
}

test('two tokens are enough', () => {
  expect(configOf({})).toEqual({
    telegram: { token: '123456:AAH-x_y', apiRoot: 'https://api.telegram.org' },
    kinbox: {
      token: 'kinbox-token',
      url: 'https://api4.kinbox.com.br',
      telegramIdField: 'telegram_id',
      contactFields: [],
      afterSaveField: undefined,
      concurrency: 4,
    },
    access: { adminIds: [], allowedIds: [], teamChatIds: [] },
    intake: { mode: 'polling' },
    database: { engine: 'sqlite', file: 'data/bot.db' },
    server: { host: '127.0.0.1', port: 8080 },
    country: 'BR',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    origin: 'Telegram',
    retention: { draftDays: 7, contactDays: 90 },
    logLevel: 'info',
  } satisfies Config);
});

test('an empty variable is an absent one, and foreign ones are ignored', () => {
  const empty = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, '  ']));
  expect(configOf({ ...empty, ...REQUIRED, HOME: '/root', OTHER: undefined })).toEqual(
    configOf({}),
  );
});

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1/audio/transcriptions'],
  ['https://speech.example/v1/', 'https://speech.example/v1/audio/transcriptions'],
  ['https://a.example/x/audio/transcriptions', 'https://a.example/x/audio/transcriptions'],
])('TRANSCRIBE_URL %s leads to %s', (url, whole) => {
  expect(configOf({ TRANSCRIBE_URL: url }).speech).toEqual({ url: whole, model: 'whisper-1' });
});

describe('problems', () => {
  const BAD = {
    BOT_TOKEN: 'bad-value-1',
    KINBOX_API_TOKEN: 'bad value 2',
    KINBOX_API_URL: 'bad-value-3',
    TELEGRAM_API_ROOT: 'ftp://bad-value-4',
    ADMIN_IDS: '12,bad-value-5',
    ALLOWED_USER_IDS: '@bad-value-6',
    TEAM_CHAT_IDS: 'https://t.me/bad-value-7',
    DATABASE_URL: 'mysql://bad-value-8',
    WEBHOOK_URL: 'bad-value-9',
    WEBHOOK_SECRET: 'bad value 10',
    PORT: '99999',
    READ_PHOTOS: 'bad-value-11',
    TRANSCRIBE_URL: 'bad-value-12',
    TRANSCRIBE_TOKEN: 'bad value 13',
    DEFAULT_COUNTRY: 'br',
    DEFAULT_LOCALE: 'pt',
    CONTACT_ORIGIN: 'bad-value-12'.repeat(10),
    KINBOX_CONTACT_URL: 'https://bad-value-13.example/',
    DRAFT_TTL_DAYS: '0',
    CONTACT_RETENTION_DAYS: '1.5',
    LOG_LEVEL: 'bad-value-14',
  };

  test('are told all at once, each with its variable and never with its value', () => {
    const problems = problemsOf(BAD);
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(
      Object.keys(BAD).sort(),
    );
    for (const value of [...Object.values(BAD), 'bad-value', 'bad value']) {
      if (value.length > 5) expect(problems.join('\n')).not.toContain(value);
    }
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+: (must|is) .{5,}/);
  });

  test('of what is missing say where to get it', () => {
    expect(problemsOf({})).toEqual([
      'BOT_TOKEN: is required: the token that @BotFather gave you',
      'KINBOX_API_TOKEN: is required: a Token V3 from Kinbox, Settings > Integrations > API',
    ]);
  });

  test('of variables that go together come with the others', () => {
    expect(problemsOf({ BOT_TOKEN: '1:a', WEBHOOK_URL: 'https://bot.example', PORT: 'x' })).toEqual(
      [
        expect.stringMatching(/^KINBOX_API_TOKEN: /),
        expect.stringMatching(/^PORT: /),
        'WEBHOOK_SECRET: is required when WEBHOOK_URL is set',
      ],
    );
  });
});

const WEBHOOK_SECRET = 'a-secret_of-16-Z';

describe('where updates come from', () => {
  test('polling, or a webhook with its secret', () => {
    const WEBHOOK_URL = 'https://bot.example/hook';
    const config = configOf({ WEBHOOK_URL, WEBHOOK_SECRET });
    expect(config.intake).toEqual({ mode: 'webhook', url: WEBHOOK_URL, secret: WEBHOOK_SECRET });
    expect(config.server.host).toBe('0.0.0.0');
    expect(configOf({ WEBHOOK_URL, WEBHOOK_SECRET, HOST: '10.0.0.1' }).server.host).toBe(
      '10.0.0.1',
    );
  });

  test.each([
    [{ WEBHOOK_URL: 'https://bot.example' }, 'WEBHOOK_SECRET: is required when WEBHOOK_URL is set'],
    [{ WEBHOOK_SECRET }, 'WEBHOOK_URL: is required when WEBHOOK_SECRET is set'],
    [
      { WEBHOOK_URL: 'https://bot.example', WEBHOOK_SECRET: 'x'.repeat(257) },
      'WEBHOOK_SECRET: must be 16 to 256 of A-Z, a-z, 0-9, _ and -',
    ],
    [
      { WEBHOOK_URL: 'https://bot.example', WEBHOOK_SECRET: 'x'.repeat(15) },
      'WEBHOOK_SECRET: must be 16 to 256 of A-Z, a-z, 0-9, _ and -',
    ],
  ])('%j does not do', (env, problem) => {
    expect(problemsOf({ ...REQUIRED, ...env })).toEqual([problem]);
  });
});

test.each([
  ['file:bot.db', { engine: 'sqlite', file: 'bot.db' }],
  ['file:/data/a b.db', { engine: 'sqlite', file: '/data/a b.db' }],
  ['postgres://u:p@db/bot', { engine: 'postgres', url: 'postgres://u:p@db/bot' }],
  ['postgresql://db/bot', { engine: 'postgres', url: 'postgresql://db/bot' }],
])('DATABASE_URL=%s', (DATABASE_URL, database) => {
  expect(configOf({ DATABASE_URL }).database).toEqual(database);
});

describe('lists of ids', () => {
  test.each([
    ['12', [12]],
    [' 12 , 7123456789,,12, ', [12, 7_123_456_789]],
    ['', []],
    [',', []],
  ])('%j is %j', (ADMIN_IDS, adminIds) => {
    expect(configOf({ ADMIN_IDS }).access.adminIds).toEqual(adminIds);
  });

  test('groups have negative ids', () => {
    expect(configOf({ TEAM_CHAT_IDS: '-4100000001,-1002100000001' }).access.teamChatIds).toEqual([
      -4_100_000_001, -1_002_100_000_001,
    ]);
  });

  test.each([
    ['ADMIN_IDS', '-1002100000001'],
    ['ALLOWED_USER_IDS', '0'],
    ['ADMIN_IDS', '12 13'],
    ['ADMIN_IDS', '1e5'],
    ['ADMIN_IDS', '12345678901234567'],
    ['ALLOWED_USER_IDS', '@ana'],
    ['TEAM_CHAT_IDS', '1002100000001'],
    ['TEAM_CHAT_IDS', '-0'],
    ['TEAM_CHAT_IDS', '--5'],
  ])('%s=%s does not do', (name, value) => {
    expect(problemsOf({ ...REQUIRED, [name]: value })).toEqual([
      expect.stringMatching(`^${name}: must be Telegram ids of (people|groups,)`),
    ]);
  });
});

test.each([
  ['PORT', '0', { server: { host: '127.0.0.1', port: 0 } }],
  ['PORT', '65535', { server: { host: '127.0.0.1', port: 65_535 } }],
  ['HOST', '127.0.0.1', { server: { host: '127.0.0.1', port: 8080 } }],
  ['DEFAULT_COUNTRY', 'PT', { country: 'PT' }],
  ['DEFAULT_LOCALE', 'es', { locale: 'es' }],
  ['CONTACT_ORIGIN', 'Feira de Março', { origin: 'Feira de Março' }],
  ['CONTACT_RETENTION_DAYS', '9999', { retention: { draftDays: 7, contactDays: 9999 } }],
  ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
])('%s=%s', (name, value, part) => {
  expect(configOf({ [name]: value })).toMatchObject(part);
});

test.each(['https://app.example/contacts', 'ftp://app.example/{id}', 'http://localhost:3000/{id}'])(
  'KINBOX_CONTACT_URL=%s makes no button',
  (KINBOX_CONTACT_URL) => {
    expect(problemsOf({ ...REQUIRED, KINBOX_CONTACT_URL })).toEqual([
      expect.stringMatching(/^KINBOX_CONTACT_URL: must be/),
    ]);
  },
);

test('addresses lose their last slash and keep their path', () => {
  const config = configOf({
    KINBOX_API_URL: 'https://proxy.example/kinbox/',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:8081//',
    KINBOX_CONTACT_URL: 'https://app.example/contacts/{id}/',
  });
  expect(config.kinbox.url).toBe('https://proxy.example/kinbox');
  expect(config.telegram.apiRoot).toBe('http://127.0.0.1:8081');
  expect(config.kinbox.contactUrl).toBe('https://app.example/contacts/{id}/');
});

describe('what can only be a mistake is refused', () => {
  test.each([
    ['KINBOX_API_URL', 'http://kinbox.example'],
    ['TELEGRAM_API_ROOT', 'http://10.0.0.7:8081'],
    ['TELEGRAM_API_ROOT', 'https:///bot'],
    ['TRANSCRIBE_URL', 'http://speech.example'],
    ['WEBHOOK_URL', 'http://bot.example.com/hook'],
    ['WEBHOOK_URL', 'https:///hook'],
    ['WEBHOOK_URL', 'https://bot.example.com:8080/hook'],
    ['WEBHOOK_URL', 'https://203.0.113.7:9000/hook'],
    ['DATABASE_URL', 'file::memory:'],
    ['DATABASE_URL', 'file:bot.db?mode=memory'],
    ['DATABASE_URL', 'file://data/bot.db'],
    ['DATABASE_URL', 'postgres://bot:pa/ss@db:5432x/bot'],
    ['TIME_ZONE', 'Brasilia'],
    ['ADMIN_IDS', '4503599627370497'],
    ['TEAM_CHAT_IDS', '-9007199254740993'],
  ])('%s=%s', (name, value) => {
    const webhook = name === 'WEBHOOK_URL' ? { WEBHOOK_SECRET } : {};
    const problems = problemsOf({ ...REQUIRED, ...webhook, TRANSCRIBE_TOKEN: 't', [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
    expect(problems.join()).not.toContain(value);
  });

  test.each([
    ['KINBOX_API_URL', 'http://127.0.0.1:4000'],
    ['TELEGRAM_API_ROOT', 'http://localhost:8081'],
    ['TELEGRAM_API_ROOT', 'http://[::1]:8081'],
    ['WEBHOOK_URL', 'http://127.0.0.1:9000/hook'],
    ['WEBHOOK_URL', 'https://10.1.2.3:9000/hook'],
    ['WEBHOOK_URL', 'https://bot.example.com:8443/hook'],
    ['DATABASE_URL', 'file:///var/lib/bot/bot.db'],
    ['DATABASE_URL', 'postgres://bot:pa%2Fss@db:5432/bot'],
    ['ADMIN_IDS', '4503599627370495'],
    ['TEAM_CHAT_IDS', '-4503599627370495'],
  ])('%s=%s is none', (name, value) => {
    const webhook = name === 'WEBHOOK_URL' ? { WEBHOOK_SECRET } : {};
    expect(problemsOf({ ...REQUIRED, ...webhook, [name]: value })).toEqual([]);
  });
});

describe('warned of', () => {
  const warningsOf = (env: Record<string, string>) => {
    const read = parseConfig({ ...REQUIRED, ADMIN_IDS: '7', ...env });
    return read.ok ? read.warnings : read.problems;
  };

  test.each([
    ['ADMIN_ID', 'ADMIN_IDS'],
    ['TEAM_CHATS_IDS', 'TEAM_CHAT_IDS'],
    ['KINBOX_API_TOKNE', 'KINBOX_API_TOKEN'],
    ['CONTACT_FEILDS', 'CONTACT_FIELDS'],
  ])('%s, which is nearly %s', (name, meant) => {
    expect(warningsOf({ [name]: '5' })).toEqual([`${name}: is not known; ${meant} is`]);
  });

  test('not of what has nothing to do with it', () => {
    expect(warningsOf({ HOSTNAME: 'x', PORTS: '1', NODE_ENV: 'production', LOGNAME: 'a' })).toEqual(
      [],
    );
  });
});

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8');
  const lines = example.split('\n');
  const entries = lines.flatMap((line, at) => {
    const [, off, name = '', value = ''] = /^(# )?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === ''
      ? []
      : [{ name, value, isOff: off !== undefined, before: lines[at - 1] ?? '' }];
  });

  test('has every variable of the schema once, and nothing else', () => {
    expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  test('begins with what is to be filled in: what is required', () => {
    const toFill = entries.filter(({ isOff }) => !isOff);
    expect(toFill.map(({ name, value }) => `${name}=${value}`)).toEqual(
      Object.keys(REQUIRED).map((name) => `${name}=`),
    );
    expect(entries.slice(0, toFill.length)).toEqual(toFill);
  });

  test('explains each on the line before', () => {
    for (const { name, before } of entries) {
      expect(before, name).toMatch(/^# \S+ .{5,}\.$/);
    }
  });

  test('shows the exact defaults', () => {
    const defaults = environment.parse(REQUIRED);
    for (const { name, value, isOff } of entries) {
      if (!isOff) continue;
      const standard = Object.entries(defaults).find(([key]) => key === name)?.[1];
      expect(value, name).toBe(String(standard ?? ''));
    }
    expect(
      parseConfig({ ...parse(example.replace(/^# ([A-Z_]+=)/gm, '$1')), ...REQUIRED }),
    ).toEqual(parseConfig(REQUIRED));
  });
});
