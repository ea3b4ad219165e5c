import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskDocuments } from '../../../src/domain/fields/documents.ts';

test.each([
  ['CPF 060.715.303-54', 'CPF ***.715.303-**'],
  ['o cpf dele é 52998224725, ok?', 'o cpf dele é ***.982.247-**, ok?'],
  ['CPF: 12345678900', 'CPF: *****678***'],
  ['CNPJ 11.222.333/0001-81', 'CNPJ **.222.333/****-**'],
  ['empresa 11222333000181', 'empresa **.222.333/****-**'],
  ['CNPJ: 12.ABC.345/01DE-35', 'CNPJ: **.ABC.345/****-**'],
  ['RG 12.345.678-9 SSP', 'RG **.345.678-* SSP'],
  ['RG: MG-12.345.678', 'RG: **-**.345.***'],
  ['DNI 30123456', 'DNI **123***'],
  ['cartão 4111 1111 1111 1111 venc 12/29', 'cartão **** **** **** 1111 venc 12/29'],
  ['pagou com 5500-0000-0000-0004', 'pagou com ****-****-****-0004'],
  ['CURP: ABCD800101HDFXXX09', 'CURP: ************FXX***'],
])('%s', (text, masked) => {
  expect(maskDocuments(text)).toBe(masked);
});

test.each([
  'Quer proposta até sexta, ligar no (85) 99728-1648',
  'outro número: 85997281648',
  '+55 85 99728-1648',
  'pedido 4512, 30 unidades, R$ 12.345,00',
  'loja 2, rua 15 de novembro 1234',
  'card com desconto de 10%',
  'reunião 25/11/2026 às 14:30',
])('%s stays', (text) => {
  expect(maskDocuments(text)).toBe(text);
});

test('a CPF with right check digits is never shown whole, wherever it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_998 }), fc.string(), (base, around) => {
      const nine = String(base).padStart(9, '0');
      const check = (digits: string): number => {
        const sum = [...digits].reduce((s, d, at) => s + Number(d) * (digits.length + 1 - at), 0);
        return ((sum * 10) % 11) % 10;
      };
      const first = check(nine);
      const cpf = `${nine}${first}${check(`${nine}${first}`)}`;
      fc.pre(!/^(\d)\1*$/.test(cpf) && !/\d/.test(around));
      expect(maskDocuments(`${around} ${cpf} ${around}`)).not.toContain(cpf);
    }),
  );
});
