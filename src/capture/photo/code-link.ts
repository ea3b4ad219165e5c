import { readEntry } from '../entry.ts';
import type { CodeContent, CodeOptions } from './code-content.ts';

/** A person's data in a link, before it is read. */
interface Reached {
  phone?: string;
  email?: string;
  /** A greeting or subject that the link brings along. */
  notes: string[];
  /** The person's name on Telegram and the like. */
  handle?: string;
}

/** Reads links that reach somebody; other links become a note. Undefined for what is no link. */
export function readLink(text: string, options: CodeOptions): CodeContent | undefined {
  const reached = readScheme(text) ?? readMessenger(text);
  const content = reached && contentOf(reached, options);
  if (content) return content;
  const url = urlOf(text);
  return url && { kind: 'note', note: options.noteLine('url', readable(url)) };
}

/** The phone or email that a link leads to, if it is one to a person. */
export function readReach(link: string): string | undefined {
  const { phone, email } = readScheme(link) ?? readMessenger(link) ?? {};
  return phone || email || undefined;
}

function contentOf(
  { phone, email, notes, handle }: Reached,
  { country, noteLine }: CodeOptions,
): CodeContent | undefined {
  const handles = handle === undefined ? [] : [noteLine('handle', handle)];
  if (!phone && !email) {
    const note = [...handles, ...notes].join('\n');
    return note === '' ? undefined : { kind: 'note', note };
  }
  const { captured } = readEntry(
    {
      row: 1,
      names: [],
      organisation: '',
      phones: phone ? [{ text: phone, weight: 0 }] : [],
      emails: email ? [email] : [],
      locations: [],
      notes,
      lines: handles,
      guessed: [],
    },
    country,
    noteLine,
  );
  return { kind: 'contact', contact: captured };
}

/** tel: (RFC 3966), mailto: (RFC 6068), sms:, smsto: and MATMSG:, the last two as ZXing's wiki lists them. */
function readScheme(text: string): Reached | undefined {
  const [, scheme = '', rest = ''] = /^([a-z]+):([\s\S]*)$/i.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case 'tel':
    case 'callto':
      return { phone: decoded(rest.replace(/^\/\//, '').split(';')[0] ?? ''), notes: [] };
    case 'sms':
    case 'smsto': {
      const [, phone = '', message = ''] =
        /^([^:?]*)(?::|\?(?:body=)?)?([\s\S]*)$/.exec(rest) ?? [];
      return { phone: decoded(phone), notes: present(decoded(message)) };
    }
    case 'mailto': {
      const [address = '', query = ''] = rest.split('?');
      const asked = new URLSearchParams(query);
      const email = decoded(address).split(',')[0] || asked.get('to') || '';
      return { email, notes: present(asked.get('subject'), asked.get('body')) };
    }
    case 'matmsg': {
      const field = (key: string) => new RegExp(`(?:^|;)${key}:([^;]*)`, 'i').exec(rest)?.[1];
      return { email: field('TO') ?? '', notes: present(field('SUB'), field('BODY')) };
    }
    default:
      return undefined;
  }
}

const WHATSAPP = /^(?:(?:www\.|api\.|web\.)?whatsapp\.com|wa\.me)$/;
const TELEGRAM = /^(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)$/;

/** WhatsApp's click to chat (faq.whatsapp.com) and Telegram's deep links (core.telegram.org/api/links). */
function readMessenger(text: string): Reached | undefined {
  const url = urlOf(text);
  if (!url) return undefined;
  const asked = url.searchParams;
  const [first = ''] = url.pathname.split('/').filter(Boolean).map(decoded);
  const greeting = present(asked.get('text'));
  if (url.protocol === 'whatsapp:' || WHATSAPP.test(url.hostname)) {
    const phone = asked.get('phone') ?? (/^\+?[\d\s().-]{8,}$/.test(first) ? first : undefined);
    // WhatsApp's numbers carry their country code, with or without the "+".
    return phone === undefined ? undefined : { phone: international(phone), notes: greeting };
  }
  if (url.protocol === 'tg:' && url.hostname === 'resolve') {
    const phone = asked.get('phone');
    const domain = asked.get('domain');
    if (phone) return { phone: international(phone), notes: greeting };
    return domain ? { handle: `Telegram @${domain}`, notes: greeting } : undefined;
  }
  if (!TELEGRAM.test(url.hostname)) return undefined;
  if (/^\+\d{7,15}$/.test(first)) return { phone: first, notes: greeting };
  return /^\w{4,32}$/.test(first) && !/^(?:joinchat|addlist|addstickers|share|c|s)$/.test(first)
    ? { handle: `Telegram @${first}`, notes: greeting }
    : undefined;
}

const international = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits === '' ? phone : `+${digits}`;
};

const PROTOCOL = /^(?:https?|tg|whatsapp|geo|ftp):$/;
const BARE_SITE = /^(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i;

function urlOf(text: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  const url = URL.parse(text.replace(/^URL(?:TO)?:(?=\w)/i, ''));
  if (url && PROTOCOL.test(url.protocol)) return url;
  return (BARE_SITE.test(text) && URL.parse(`https://${text}`)) || undefined;
}

/** Without what only counts visitors. */
function readable(url: URL): string {
  const shown = new URL(url);
  for (const name of [...shown.searchParams.keys()]) {
    if (/^(?:utm_\w+|igsh(?:id)?|fbclid|gclid|si|trk)$/i.test(name))
      shown.searchParams.delete(name);
  }
  return shown.href.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

const present = (...texts: (string | null | undefined)[]): string[] =>
  texts.map((text) => text?.trim() ?? '').filter(Boolean);

/** A "%" that encodes nothing is a "%". */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
