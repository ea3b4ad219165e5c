import { FAX_LABEL, LABELLED_MOBILE, MOBILE_LABEL, type PhoneText, PREFERRED } from '../phones.ts';
import type { Property } from './property.ts';
import { unescapeValue } from './value.ts';

/** A number with what its types and its label (Apple's `X-ABLabel`) say of it. */
export function readTel(
  { value, types, params }: Property,
  label: string,
): PhoneText & { isFax: boolean } {
  const words = `${types.join(' ')} ${label}`;
  const isMobile = MOBILE_LABEL.test(words) || params.has('WAID');
  const isVoice = isMobile || types.includes('voice');
  const weight = (isMobile ? LABELLED_MOBILE : 0) + preferenceOf(types, params);
  return { text: numberOf(unescapeValue(value)), weight, isFax: FAX_LABEL.test(words) && !isVoice };
}

/** PREF=1 is the most preferred and PREF=100 the least (RFC 6350 5.3); before 4.0 it is yes or no. */
function preferenceOf(types: string[], params: Map<string, string>): number {
  if (types.includes('pref')) return PREFERRED;
  const rank = Number.parseInt(params.get('PREF') ?? '', 10);
  return rank >= 1 && rank <= 100 ? (PREFERRED * (101 - rank)) / 100 : 0;
}

/** Out of `tel:+55-85-99111-0001;ext=12`; a local number names its context (RFC 3966 5.1.5). */
function numberOf(value: string): string {
  const [number = '', ...params] = value.trim().replace(/^tel:/i, '').split(';');
  if (!/^tel:/i.test(value.trim())) return value.trim();
  const context = params.find((param) => /^phone-context=\+/i.test(param))?.split('=')[1] ?? '';
  const extension = params.find((param) => /^ext=/i.test(param));
  const whole = number.startsWith('+') ? number : context + number;
  return [whole.replaceAll('%20', ' '), ...(extension ? [extension] : [])].join(';');
}
