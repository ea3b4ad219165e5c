import { expect, test } from 'vitest';
import { readOneLine } from '../../src/capture/text/one-line.ts';

test.each([
  ['nome: Ilda Frota tel: 85 98811-2301 email: ilda@frota.com.br', '5585988112301'],
  ['Ilda Frota | 85 98811-2302 | ilda@frota.com.br', '5585988112302'],
  ['Ilda Frota / 85 98811-2303 / ilda@frota.com.br', '5585988112303'],
  ['Nome: Ilda Frota; Celular: 85 98811-2306; Email: ilda@frota.com.br', '5585988112306'],
  ['Cliente: Ilda Frota, WhatsApp: 85 98811-2307, e-mail: ilda@frota.com.br', '5585988112307'],
])('labels and bars are not of the name: %j', (line, phone) => {
  expect(readOneLine(line, 'BR')).toMatchObject({
    name: 'Ilda Frota',
    phones: [{ digits: phone }],
    emails: ['ilda@frota.com.br'],
  });
});
