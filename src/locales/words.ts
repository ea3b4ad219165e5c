import { readFileSync } from 'node:fs';
import { Fluent } from '@grammyjs/i18n';
import { cleanBlock, cleanLine } from '../domain/fields/text.ts';

export const LOCALES = ['pt-BR', 'en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language's own name, for the menu of languages. */
export const LANGUAGE_NAMES: Record<Locale, string> = {
  'pt-BR': 'Português',
  en: 'English',
  es: 'Español',
};

/** Text in Telegram's HTML, safe to send: everything that came from outside has been escaped. */
export interface Html {
  readonly html: string;
}

type Arguments = Record<string, string | number | Html>;

/** The bot's words in one language. Keys are those of the .ftl files. */
export interface Words {
  locale: Locale;
  /**
   * For messages: arguments that are plain text are escaped here, and nowhere else, and made one line in which
   * nothing hides or turns around, so that a name cannot write a line of ours. For text of many lines: `quoted`.
   */
  html(key: string, args?: Arguments): Html;
  /** For button labels and toasts, which Telegram shows as they are. */
  plain(key: string, args?: Record<string, string | number>): string;
  /** A day without its year: 25 de nov. `at` is Unix time in ms. */
  day(at: number): string;
  /** A day as it is kept: 25 de nov. de 2026. `at` is Unix time in ms. */
  date(at: number): string;
  /** A moment to come, with its weekday; Telegram shows each reader their own time. */
  when(at: number): Html;
  /** A day and a time. `at` is Unix time in ms. */
  moment(at: number): string;
  /** The same in a message: Telegram shows each reader their own time. */
  ownMoment(at: number): Html;
}

export interface Dictionary {
  in(locale: string): Words;
  /** The language for a Telegram user's `language_code` (an IETF tag, e.g. pt-br), or the default one. */
  localeFor(languageCode: string | undefined): Locale;
}

/** Loads the three languages; dates are those of the time zone. Throws when a file does not parse. */
export function loadDictionary(defaultLocale: Locale, timeZone = 'America/Sao_Paulo'): Dictionary {
  const words = new Map<string, Words>(
    LOCALES.map((locale) => [locale, wordsIn(locale, timeZone)]),
  );
  const fallback = words.get(defaultLocale);
  if (!fallback) throw new Error(`no words for ${defaultLocale}`);
  return {
    in: (locale) => words.get(locale) ?? fallback,
    localeFor(languageCode) {
      const language = languageCode?.toLowerCase().split('-')[0];
      return LOCALES.find((locale) => locale.split('-')[0] === language) ?? defaultLocale;
    },
  };
}

function wordsIn(locale: Locale, timeZone: string): Words {
  // A Fluent of its own for each language, asked for no language in particular: it would negotiate again, among
  // all that it knows, for every message.
  const fluent = new Fluent();
  fluent.addTranslationSync({
    locales: locale,
    source: readFileSync(new URL(`${locale}.ftl`, import.meta.url), 'utf8'),
    isDefault: true,
    // Isolation marks around arguments would end up in what reps copy.
    bundleOptions: { useIsolating: false },
  });
  // Most messages have no arguments and never change.
  const fixed = new Map<string, string>();
  const say = (key: string, args?: Record<string, string | number>): string => {
    if (args) return fluent.translate([], key, args);
    const text = fixed.get(key) ?? fluent.translate([], key);
    fixed.set(key, text);
    return text;
  };
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const when = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  });
  return {
    locale,
    day: (at) => day.format(at),
    date: (at) => date.format(at),
    when: (at) => timeTag(at, 'wdt', when.format(at)),
    moment: (at) => moment.format(at),
    ownMoment: (at) => timeTag(at, 'dt', moment.format(at)),
    html: (key, args) => ({ html: say(key, args && escapeAll(args)) }),
    plain: (key, args) => say(key, args && cleanAll(args)),
  };
}

function cleanAll(args: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? cleanLine(value) : value,
    ]),
  );
}

/**
 * The entity `date_time` (Bot API 9.5, "Date-time entity formatting"): w is the weekday, d the day and t the time, in the
 * language and the zone of whoever reads. Older apps show the text.
 */
function timeTag(at: number, format: 'dt' | 'wdt', text: string): Html {
  const unix = Math.floor(at / 1_000);
  return { html: `<tg-time unix="${unix}" format="${format}">${escapeHtml(text)}</tg-time>` };
}

/** The text alone, for a Bot API server that is older than these entities. */
export const withoutTimes = ({ html }: Html): Html => ({
  html: html.replace(/<\/?tg-time[^>]*>/g, ''),
});

/** Text from outside as it stands: one line. */
export function escaped(text: string): Html {
  return { html: escapeHtml(cleanLine(text)) };
}

/** Text of many lines, set apart from ours as a quotation (Bot API, "HTML style"). */
export function quoted(text: string): Html {
  return { html: `<blockquote>${escapeHtml(cleanBlock(text))}</blockquote>` };
}

function escapeAll(args: Arguments): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? value.html
        : typeof value === 'string'
          ? escaped(value).html
          : value,
    ]),
  );
}

/**
 * The three characters that mean something in Telegram's HTML (Bot API, "HTML style"). Half a character, which
 * Kinbox may answer, would make Telegram refuse the whole message.
 */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Lines of a message; those that are absent leave no gap. */
export function lines(...parts: (Html | undefined | false)[]): Html {
  return { html: parts.flatMap((part) => (part ? [part.html] : [])).join('\n') };
}

/** Parts of one line. */
export function dotted(...parts: Html[]): Html {
  return { html: parts.map(({ html }) => html).join(' · ') };
}

/** Paragraphs of a message; empty ones are left out. */
export function paragraphs(...parts: (Html | undefined | false)[]): Html {
  const full = parts.flatMap((part) => (part && part.html !== '' ? [part.html] : []));
  return { html: full.join('\n\n') };
}
