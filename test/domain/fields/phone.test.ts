import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examplePhone, formatPhone, parsePhone } from '../../../src/domain/fields/phone.ts';
import { anyText } from '../any-text.ts';

const ANA = '5585997281648';

describe('Brazil', () => {
  test.each([
    ...['85997281648', '85 997281648', '85 99728-1648', '(85) 99728-1648', '(85)99728-1648'],
    ...['85.99728.1648', '85-99728-1648', '85/99728-1648', '85, 99728-1648', '[85] 99728 1648'],
    ...['85 9 9728-1648', '(85) 9.9728-1648', '8 5 9 9 7 2 8 1 6 4 8', '  85 99728-1648\n'],
    ...['85\u00a099728\u00a01648', '85\u202f99728\u20111648', '85 99728–1648', '85 99728—1648'],
    ...['85 99728−1648', '\u202a85 99728-1648\u202c', '85\u200b99728\u200b1648', '85\n99728-1648'],
    ...['８５ ９９７２８−１６４８', '＋５５ ８５ ９９７２８ １６４８', '٨٥٩٩٧٢٨١٦٤٨'],
    ...['8️⃣5️⃣ 99728-1648', '📞 85 99728-1648', '📱(85) 99728-1648 ✅'],
    ...['085 99728-1648', '(085) 99728-1648', '0 85 99728-1648', '08599728-1648'],
    ...['0 15 85 99728-1648', '015 85 99728-1648', '041 85 99728-1648', '0158599728-1648'],
    ...['0xx85 99728-1648', '(0xx85) 99728-1648', '0XX 85 99728-1648', '(0**85) 99728-1648'],
    ...['+5585997281648', '+55 85 99728-1648', '+55 (85) 99728-1648', '(+55) 85 99728-1648'],
    ...[
      '+55 085 99728-1648',
      '+55 (0xx85) 99728-1648',
      '+55 0 15 85 99728-1648',
      '+ 55 85 99728-1648',
    ],
    ...['5585997281648', '55 85 99728-1648', '55 (85) 99728-1648', '55 085 99728-1648'],
    ...['005585997281648', '00 55 85 99728-1648', '0055 (85) 99728-1648', '+0055 85 99728-1648'],
    ...['tel:+5585997281648', 'tel:85-99728-1648', 'whatsapp:+5585997281648', 'Tel: 85 99728-1648'],
    ...['Tel.: (85) 99728-1648', 'Cel. 85 99728-1648', 'CEL 85 99728-1648', 'fone 85 99728-1648'],
    ...[
      'Telefone: 85 99728-1648',
      'Celular 85 99728-1648',
      'Whats 85 99728-1648',
      'zap: 85 99728-1648',
    ],
    ...['DDD 85 número 99728-1648', '(85) cel 99728-1648', 'nº 85 99728-1648', 'Ana 85 99728-1648'],
    ...['85 99728-1648 (whatsapp)', '85 99728-1648 Ana Souza', 'meu número é 85 99728-1648'],
    ...['https://wa.me/5585997281648', 'wa.me/5585997281648?text=Oi%202', 'wa.me/+5585997281648'],
    ...['https://api.whatsapp.com/send?phone=5585997281648', 'Phone +55 85 99728-1648'],
  ])('%j is the same mobile', (typed) => {
    expect(parsePhone(typed, 'BR')).toEqual({ ok: true, value: { digits: ANA } });
  });

  test.each([
    ['85 3222-1234', '558532221234'],
    ['(11) 2345-6789', '551123456789'],
    ['011 3091-3116', '551130913116'],
    ['021 11 3091-3116', '551130913116'],
    ['+55 11 5555-1234', '551155551234'],
    ['0800 701 1234', '558007011234'],
    ['0800-701-1234', '558007011234'],
    ['+55 800 701 1234', '558007011234'],
    ['4004-1234', '5540041234'],
    ['3003 1234', '5530031234'],
    ['0300 123 4567', '553001234567'],
    // Area 55, Santa Maria (RS): not to be taken for the country code.
    ['55 99728-1648', '5555997281648'],
    ['(55) 99728-1648', '5555997281648'],
    ['55997281648', '5555997281648'],
    ['55 3222-1234', '555532221234'],
    ['055 99728-1648', '5555997281648'],
    ['55 55 99728-1648', '5555997281648'],
    ['5555997281648', '5555997281648'],
    ['+55 55 3222-1234', '555532221234'],
    ['555532221234', '555532221234'],
    // Abroad, with a plus or the 00 of most countries.
    ['+351 912 345 678', '351912345678'],
    ['00 351 912 345 678', '351912345678'],
    ['+1 (212) 555-0123', '12125550123'],
    ['+54 9 11 2345-6789', '5491123456789'],
    ['+39 06 698 12345', '390669812345'],
  ])('%j is %s', (typed, digits) => {
    expect(parsePhone(typed, 'BR')).toEqual({ ok: true, value: { digits } });
  });

  test.each([
    ...['85 3222-1234 ramal 12', '85 3222-1234, ramal: 12', '(85) 3222-1234 Ramal 12.'],
    ...['85 3222-1234 r. 12', '85 3222-1234 R12', '85 3222-1234 rm 12', '85 3222-1234 (ramal 12)'],
    ...[
      '85 3222-1234 ext. 12',
      '85 3222-1234 x12',
      '85 3222-1234 #12',
      'tel:+55-85-3222-1234;ext=12',
    ],
  ])('%j has extension 12', (typed) => {
    const value = { digits: '558532221234', extension: '12' };
    expect(parsePhone(typed, 'BR')).toEqual({ ok: true, value });
  });

  test.each([
    ['85 9728-1648', ANA],
    ['(85) 9728-1648', ANA],
    ['085 9728-1648', ANA],
    ['0 15 85 9728-1648', ANA],
    ['+55 85 9728-1648', ANA],
    ['558597281648', ANA],
    ['0055 85 9728-1648', ANA],
    ['wa.me/558597281648', ANA],
    ['55 9728-1648', '5555997281648'],
    ['85 8765-4321', '5585987654321'],
    ['85 7972-1648', '5585979721648'],
  ])('%j lacks the ninth digit', (typed, digits) => {
    const problem = 'phone-missing-ninth';
    expect(parsePhone(typed, 'BR')).toEqual({ ok: false, problem, suggestion: { digits } });
  });

  test.each([
    ['', 'phone-no-digits'],
    ['não tenho', 'phone-no-digits'],
    ['+ () -', 'phone-no-digits'],
    ['99728-1648', 'phone-no-area-code'],
    ['9728-1648', 'phone-no-area-code'],
    ['3222-1234', 'phone-no-area-code'],
    ['(xx) 99728-1648', 'phone-no-area-code'],
    ['3222-1234 ramal 12', 'phone-no-area-code'],
    ['190', 'phone-too-short'],
    ['3222-123', 'phone-too-short'],
    ['85 99728-164', 'phone-too-short'],
    ['85 3222-123', 'phone-too-short'],
    ['+55 85', 'phone-too-short'],
    ['85 99728-16488', 'phone-too-long'],
    ['+55 85 99728-16488', 'phone-too-long'],
    ['351 912 345 678', 'phone-too-long'],
    ['9'.repeat(4096), 'phone-too-long'],
    ['10 99728-1648', 'phone-invalid'],
    ['85 89728-1648', 'phone-invalid'],
    ['00000000000', 'phone-invalid'],
    ['+999 123 456 789', 'phone-invalid'],
    ['ana85997281648@gmail.com', 'phone-invalid'],
    ['85 99728-1648 / 85 99999-1234', 'phone-several'],
    ['85 99728-1648, 85 99999-1234', 'phone-several'],
    ['85 99728-1648\n85 99999-1234', 'phone-several'],
    ['85 99728-1648 ou 3222-1234', 'phone-several'],
    ['85 99728-1648 e 85 3222-1234', 'phone-several'],
    ['85 99728-1648 85 3222-1234', 'phone-several'],
    ['3222-1234 3222-5678', 'phone-several'],
    ['+5585997281648+5585999991234', 'phone-several'],
    ['85 3222-1234/1235', 'phone-several'],
    ['Tel: 85 3222-1234 Cel: 85 99728-1648', 'phone-several'],
  ])('%j: %s', (typed, problem) => {
    expect(parsePhone(typed, 'BR')).toEqual({ ok: false, problem });
  });

  test.each(['85 99728-1648 sala 3', '+85 99728-1648', 'loja 2 da Ana 85 99728-1648'])(
    '%j is not sure, so it is offered',
    (typed) => {
      const problem = 'phone-invalid';
      const suggestion = { digits: ANA };
      expect(parsePhone(typed, 'BR')).toEqual({ ok: false, problem, suggestion });
    },
  );
});

describe('elsewhere', () => {
  test.each([
    ['PT', '912 345 678', '351912345678'],
    ['PT', '00351 912 345 678', '351912345678'],
    ['PT', '351 912 345 678', '351912345678'],
    ['PT', '+55 85 99728-1648', ANA],
    ['US', '(212) 555-0123', '12125550123'],
    ['US', '1 212 555 0123', '12125550123'],
    ['US', '011 55 85 99728-1648', ANA],
    ['AR', '011 15 2345-6789', '5491123456789'],
    ['MX', '55 1234 5678', '525512345678'],
    ['IS', '581-2345', '3545812345'],
  ] as const)('in %s, %j is %s', (country, typed, digits) => {
    expect(parsePhone(typed, country)).toEqual({ ok: true, value: { digits } });
  });

  test.each([
    ['PT', '912 345', 'phone-too-short'],
    ['PT', '912 345 678 912', 'phone-too-long'],
    ['US', '(123) 555-0123', 'phone-invalid'],
    ['US', '212 555 0123, 212 555 0124', 'phone-several'],
  ] as const)('in %s, %j: %s', (country, typed, problem) => {
    expect(parsePhone(typed, country)).toEqual({ ok: false, problem });
  });

  test('a Brazilian mobile of eight digits is noticed from anywhere', () => {
    const phone = parsePhone('+55 85 9728-1648', 'PT');
    expect(phone).toEqual({
      ok: false,
      problem: 'phone-missing-ninth',
      suggestion: { digits: ANA },
    });
  });
});

test.each([
  [ANA, '+55 85 99728-1648'],
  ['558532221234', '+55 85 3222-1234'],
  ['558007011234', '+55 800 701 1234'],
  ['351912345678', '+351 912 345 678'],
  ['12125550123', '+1 212 555 0123'],
  ['123', '+123'],
  ['', '+'],
])('%s is shown as %s', (digits, shown) => {
  expect(formatPhone(digits)).toBe(shown);
});

test('examples are what people of the country write, and parse there', () => {
  expect(examplePhone('BR')).toBe('(85) 99728-1648');
  expect(examplePhone('US')).toBe('(201) 555-0123');
  for (const country of ['BR', 'PT', 'US', 'AR', 'MX', 'CO', 'CL', 'ES', 'DE'] as const) {
    expect(parsePhone(examplePhone(country), country).ok).toBe(true);
  }
});

describe('any text', () => {
  const countries = fc.constantFrom('BR', 'PT', 'US', 'AR', 'MX', 'IT') as fc.Arbitrary<'BR'>;

  test('is digits that read the same once shown, or a problem whose suggestion does', () => {
    fc.assert(
      fc.property(anyText, countries, (text, country) => {
        const phone = parsePhone(text, country);
        const found = phone.ok ? phone.value : phone.suggestion;
        if (found === undefined) return;
        expect(found.digits).toMatch(/^[1-9]\d{5,14}$/);
        const shown = formatPhone(found.digits);
        expect(parsePhone(shown, country)).toEqual({ ok: true, value: { digits: found.digits } });
      }),
      { numRuns: 1000 },
    );
  });

  test('every Brazilian mobile survives every spelling', () => {
    const mobile = fc.tuple(fc.constantFrom('11', '21', '55', '67', '85', '99'), fc.nat(9999999));
    fc.assert(
      fc.property(mobile, ([area, rest]) => {
        const local = `99${String(rest).padStart(7, '0')}`;
        const digits = `55${area}${local}`;
        const spellings = ['', '0', '041', '55', '+55', '0055'].map((p) => `${p}${area}${local}`);
        for (const typed of spellings) {
          expect(parsePhone(typed, 'BR')).toEqual({ ok: true, value: { digits } });
        }
      }),
    );
  });

  test('takes no long time', () => {
    for (const text of [
      '1 '.repeat(2048),
      '0x'.repeat(2048),
      '1('.repeat(2048),
      ' '.repeat(4096),
    ]) {
      const before = performance.now();
      parsePhone(text, 'BR');
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});

test.each([
  ['+52 1 55 1234 0804', '525512340804'],
  ['005213312340805', '523312340805'],
])('Mexico’s old 1 before mobiles: %s', (text, digits) => {
  expect(parsePhone(text, 'BR')).toMatchObject({ ok: true, value: { digits } });
});

test.each([
  ['MX', '442 318 9075', '524423189075'],
  ['MX', '(777) 213 5548', '527772135548'],
  ['CO', '315 662 9041', '573156629041'],
  ['AR', '341 512-7788', '543415127788'],
] as const)('%s: groups of three, three and four are its own: %s', (country, text, digits) => {
  expect(parsePhone(text, country)).toMatchObject({ ok: true, value: { digits } });
});

test.each(['BR', 'ES', 'PE'] as const)(
  '%s: they are North America’s, to be asked about',
  (country) => {
    expect(parsePhone('(212) 736-5000', country)).toMatchObject({
      problem: 'phone-north-american',
      suggestion: { digits: '12127365000' },
    });
  },
);
