import type { Captured, Contact } from '../domain/contact.ts';
import { formatWhole, type Phone } from '../domain/fields/phone.ts';

/** Data without a field of its own in Kinbox, which becomes a labelled line of the notes. */
export type NoteKind =
  | 'organisation'
  | 'title'
  | 'nickname'
  | 'phone'
  | 'fax'
  | 'email'
  | 'url'
  | 'handle'
  | 'location';

/** Words such a line in the rep's language. */
export type NoteLine = (kind: NoteKind, value: string) => string;

/**
 * The contact that a captured one becomes when nobody chooses: its likeliest phone and email; the others and
 * the phone's extension, for which Kinbox has no room, as lines of the notes.
 */
export function contactOf(
  { name, phones, emails, notes, location }: Captured,
  noteLine: NoteLine,
): Omit<Contact, 'name'> & { name?: string } {
  const [phone] = phones;
  const [email] = emails;
  const lines = [
    ...(notes ? [notes] : []),
    ...(phone?.extension ? [phoneLine(phone, noteLine)] : []),
    ...furtherLines({ phones, emails }, noteLine),
  ];
  return {
    name: name || undefined,
    phone: phone?.digits,
    email: email || undefined,
    notes: lines.length > 0 ? lines.join('\n') : undefined,
    location: location || undefined,
    isPrivate: false,
  };
}

/** The phones and emails behind the first ones, as lines of the notes. */
export function furtherLines(
  { phones, emails }: Pick<Captured, 'phones' | 'emails'>,
  noteLine: NoteLine,
): string[] {
  return [
    ...phones.slice(1).map((phone) => phoneLine(phone, noteLine)),
    ...emails.slice(1).map((email) => noteLine('email', email)),
  ];
}

export function phoneLine(phone: Phone, noteLine: NoteLine): string {
  return noteLine('phone', formatWhole(phone));
}

/** A form has room for one email: the others become lines of the notes. */
export function withOneEmail(
  captured: Captured | undefined,
  noteLine: NoteLine,
): Captured | undefined {
  if (!captured || captured.emails.length < 2) return captured;
  const { emails } = captured;
  const lines = furtherLines({ phones: [], emails }, noteLine);
  const notes = [captured.notes, ...lines].filter(Boolean).join('\n');
  return { ...captured, emails: emails.slice(0, 1), notes };
}
