import { parseEmail } from '../domain/fields/email.ts';
import type { UnreadableText } from './problem.ts';

/** An address and the name before it; longer texts are none, and would only cost time. */
const LENGTH_MAX = 320;

/** The sound addresses, each once, and the texts that are none. */
export function readEmails(texts: string[]): { emails: string[]; unread: UnreadableText[] } {
  const emails = new Map<string, string>();
  const unread: UnreadableText[] = [];
  for (const text of texts.flatMap(partsOf)) {
    const email = readOne(text);
    if ('problem' in email) unread.push(email);
    else if (!emails.has(email.value.toLowerCase())) {
      emails.set(email.value.toLowerCase(), email.value);
    }
  }
  return { emails: [...emails.values()], unread };
}

/** "a@x.com; b@x.com" are two; Google parts them by ":::". */
function partsOf(text: string): string[] {
  if (text.trim() === '') return [];
  const isSeveral = text.indexOf('@') !== text.lastIndexOf('@');
  return isSeveral ? text.split(/:::|[;,\s]/).filter((part) => part.includes('@')) : [text];
}

function readOne(text: string): { value: string } | UnreadableText {
  if (text.length > LENGTH_MAX) return { text, problem: 'email-too-long' };
  const email = parseEmail(text, { asTyped: true });
  if (email.ok) return { value: email.value };
  const { problem, suggestion } = email;
  const isLong = problem === 'email-too-long';
  return {
    text,
    problem: isLong ? problem : 'email-malformed',
    suggestion: suggestion || undefined,
  };
}
