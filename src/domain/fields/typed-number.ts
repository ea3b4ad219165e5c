/** More digits than a JavaScript number holds exactly would be changed silently. */
const DIGITS_MAX = 15;

/**
 * A number as people of a language type it: "1.250,50" in Portuguese and Spanish, "1,250.50" in English; where it
 * can only be the decimal sign, the other one too ("1.5"). Undefined if it is none.
 */
export function parseNumber(text: string, locale: string): number | undefined {
  const [group, decimal] = locale === 'en' ? [',', '.'] : ['.', ','];
  const typed = text.trim();
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:\\${decimal}\\d+)?$`);
  const plain = grouped.test(typed) ? typed.replaceAll(group, '') : typed;
  if (!/^-?\d+(?:[.,]\d+)?$/.test(plain)) return undefined;
  if (plain.replace(/\D/g, '').length > DIGITS_MAX) return undefined;
  return Number(plain.replace(',', '.'));
}
