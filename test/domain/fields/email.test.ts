import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmail } from '../../../src/domain/fields/email.ts';
import { anyText } from '../any-text.ts';

test.each([
  ['ana@gmail.com', 'ana@gmail.com'],
  ['  Ana.Souza@GMAIL.Com ', 'Ana.Souza@gmail.com'],
  ['<ana@x.com>', 'ana@x.com'],
  ['Ana Souza <ana@x.com>', 'ana@x.com'],
  ['mailto:ana@x.com', 'ana@x.com'],
  ['mailto:ana@x.com?subject=Oi', 'ana@x.com'],
  ['E-mail: ana@x.com', 'ana@x.com'],
  ['(ana@x.com).', 'ana@x.com'],
  ['ana@x.com,', 'ana@x.com'],
  ['ana＠x.com', 'ana@x.com'],
  ['\u200bana@x.com\u00a0', 'ana@x.com'],
  ['ana+crm_1@sub.empresa.com.br', 'ana+crm_1@sub.empresa.com.br'],
  ["o'brien@x.ie", "o'brien@x.ie"],
  ['ana@MÜNCHEN.de', 'ana@münchen.de'],
  ['ana@xn--mnchen-3ya.de', 'ana@xn--mnchen-3ya.de'],
  ['用户@例子.广告', '用户@例子.广告'],
])('%j is %j', (typed, email) => {
  expect(parseEmail(typed)).toEqual({ ok: true, value: email });
});

test.each([
  ['ana@gmial.com', 'ana@gmail.com'],
  ['ana@gmal.com', 'ana@gmail.com'],
  ['ana@gmai.com', 'ana@gmail.com'],
  ['ana@gamil.com', 'ana@gmail.com'],
  ['ana@gnail.com', 'ana@gmail.com'],
  ['ana@gmaill.com', 'ana@gmail.com'],
  ['ana@gmeil.com', 'ana@gmail.com'],
  ['ana@gmail.con', 'ana@gmail.com'],
  ['ana@gmail.co', 'ana@gmail.com'],
  ['ana@gmail.com.br', 'ana@gmail.com'],
  ['ana@gmial.con.br', 'ana@gmail.com'],
  ['ana@hotmal.com', 'ana@hotmail.com'],
  ['ana@hotmial.com', 'ana@hotmail.com'],
  ['ana@hotmsil.com', 'ana@hotmail.com'],
  ['ana@homail.com', 'ana@hotmail.com'],
  ['ana@rotmail.com', 'ana@hotmail.com'],
  ['ana@outlok.com', 'ana@outlook.com'],
  ['ana@outllook.com', 'ana@outlook.com'],
  ['ana@outlook.cm', 'ana@outlook.com'],
  ['ana@yaho.com.br', 'ana@yahoo.com.br'],
  ['ana@yahoo.con.br', 'ana@yahoo.com.br'],
  ['ana@yahooo.com', 'ana@yahoo.com'],
  ['ana@yahoo.combr', 'ana@yahoo.com.br'],
  ['ana@icloud.com.br', 'ana@icloud.com'],
  ['ana@iclud.com', 'ana@icloud.com'],
  ['ana@empresa.con', 'ana@empresa.com'],
  ['ana@empresa.con.br', 'ana@empresa.com.br'],
  ['joão@gmail.com', 'joao@gmail.com'],
])('%j is likely %j, and can be kept as it is', (typed, meant) => {
  expect(parseEmail(typed)).toEqual({ ok: false, problem: 'email-typo', suggestion: meant });
  expect(parseEmail(typed, { asTyped: true })).toEqual({ ok: true, value: typed });
  expect(parseEmail(meant)).toEqual({ ok: true, value: meant });
});

test.each([
  'mail.com email.com gmx.com ymail.com live.com msn.com me.com uol.com.br bol.com.br bol.com',
  'terra.com.br ig.com.br globo.com globomail.com r7.com oi.com.br hotmail.com hotmail.com.br',
  'hotmail.fr hotmail.co.uk outlook.com.br outlook.pt yahoo.com yahoo.com.br yahoo.co.uk yahoo.fr',
  'icloud.com cloud.com googlemail.com gail.com grail.com proton.me protonmail.com zoho.com aol.com',
  'empresa.co loja.cm kinbox.com.br usp.br gov.br mg.gov.br outlet.com rocketmail.com yahoo.co.jp',
])('no slip in %s', (domains) => {
  for (const domain of domains.split(' ')) {
    expect(parseEmail(`ana@${domain}`)).toEqual({ ok: true, value: `ana@${domain}` });
  }
});

test.each([
  ['ana@gmail,com', 'ana@gmail.com'],
  ['ana @gmail.com', 'ana@gmail.com'],
  ['ana@ gmail.com', 'ana@gmail.com'],
  ['ana@gmail. com', 'ana@gmail.com'],
  ['ana@gmail..com', 'ana@gmail.com'],
  ['ana@gmail', 'ana@gmail.com'],
  ['ana@gmailcom', 'ana@gmail.com'],
  ['ana@hotmail', 'ana@hotmail.com'],
  ['ana@uol', 'ana@uol.com.br'],
  ['ana@empresa,com.br', 'ana@empresa.com.br'],
  ['ana@empresa.com.b', 'ana@empresa.com.br'],
])('%j will not do, %j would', (typed, meant) => {
  expect(parseEmail(typed)).toEqual({ ok: false, problem: 'email-malformed', suggestion: meant });
});

test.each([
  ...['', ' ', '@', 'ana', 'anagmail.com', 'ana@', '@gmail.com', 'ana@yahoo', 'ana@empresa'],
  ...[
    'ana@@x.com',
    'ana@bia@x.com',
    'a..b@x.com',
    '.ana@x.com',
    'ana.@x.com',
    'ana@x.c',
    'ana@.com',
  ],
  ...['ana@-x.com', 'ana@x.123', 'ana@1.2.3.4', 'maria ana@x.com', 'ana@gmail.com, bia@gmail.com'],
  ...['ana@constructor', 'ana@__proto__', `${'a'.repeat(65)}@x.com`],
])('%j will not do', (typed) => {
  expect(parseEmail(typed)).toEqual({ ok: false, problem: 'email-malformed' });
});

test('takes 100 characters and says how many more are too many', () => {
  const domain = `${'d'.repeat(60)}.com`;
  expect(parseEmail(`${'a'.repeat(35)}@${domain}`).ok).toBe(true);
  const long = parseEmail(`${'a'.repeat(37)}@${domain}`);
  expect(long).toEqual({ ok: false, problem: 'email-too-long', excess: 2 });
});

describe('any text', () => {
  test('is an address that parses to itself, or a problem whose suggestion does', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, asTyped) => {
        const email = parseEmail(text, { asTyped });
        const address = email.ok ? email.value : email.suggestion;
        if (address === undefined) return;
        expect(address).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/u);
        expect(address.length).toBeLessThanOrEqual(200);
        expect(parseEmail(address, { asTyped: true })).toEqual({ ok: true, value: address });
      }),
      { numRuns: 1000 },
    );
  });

  test('takes no long time', () => {
    for (const text of ['@'.repeat(4096), '<'.repeat(4096), ' .'.repeat(2048), 'a@'.repeat(2048)]) {
      const before = performance.now();
      parseEmail(text);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});
