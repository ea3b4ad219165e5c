import fc from 'fast-check';

/** Any string that JavaScript can hold, lone surrogates and all. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** Texts that come near to what parsers look for, so that their branches are reached. */
const near = fc
  .array(
    fc.oneof(
      fc.constantFrom('+', '55', '0', '00', '85', '99728-1648', '3222-1234', ' ', '\n', '/', 'x'),
      fc.constantFrom(
        'ana',
        '@',
        'gmail',
        'gmial',
        '.com',
        '.con',
        '.br',
        ',',
        '<',
        '>',
        'ramal 12',
      ),
      fc.constantFrom('\u200d', '\u200c', '\u200b', '\u202e', '\ud83d', '👩', '💻', 'ن', 'क', 'é'),
      fc.constantFrom(
        'e\u0301',
        '\u0000',
        '\u0085',
        '\u00a0',
        '\r\n',
        '\u3164',
        'ramal',
        '٣',
        '８',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

export const anyText = fc.oneof(anything, near, fc.string({ unit: 'grapheme' }));
