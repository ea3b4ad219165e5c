/**
 * The ways to reach a contact, each in one spelling, so that the same person is recognised: a phone in digits
 * (a Brazilian mobile always with its ninth digit), an email in small letters.
 */
export function contactKeys(contact: { phone?: string | null; email?: string | null }): string[] {
  const digits = contact.phone?.replace(/\D/g, '');
  return [
    ...(digits ? [withNinthDigit(digits)] : []),
    ...(contact.email ? [contact.email.toLowerCase()] : []),
  ];
}

/** The spellings under which Kinbox may hold a number: Brazilian mobiles had eight digits until 2016. */
export function phoneSpellings(digits: string): string[] {
  const whole = withNinthDigit(digits);
  const isMobile = /^55\d{2}9[6-9]\d{7}$/.test(whole);
  return isMobile ? [whole, whole.slice(0, 4) + whole.slice(5)] : [whole];
}

/** Kinbox documents no filter that is blind to capitals: as it was typed, and as most addresses are kept. */
export const emailSpellings = (email: string): string[] => [
  ...new Set([email, email.toLowerCase()]),
];

function withNinthDigit(digits: string): string {
  return digits.replace(/^(55\d{2})([6-9]\d{7})$/, '$19$2');
}
