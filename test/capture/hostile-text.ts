import fc from 'fast-check';
import { anyText } from '../domain/any-text.ts';

/** Units that the rules look for, and that their patterns could stumble over when repeated. */
const MORSELS = [
  '85 99728-1648',
  '(85) ',
  '+',
  '+55 ',
  '0xx',
  '9728-1648',
  '1 ',
  '12 ',
  '1.',
  '1,',
  '1/',
  '99728-',
  '-',
  '--',
  ' - ',
  '*',
  '_',
  '~',
  '@',
  'a@',
  'a.',
  'a@b.',
  'ana@x.com',
  ' arroba ',
  ' ponto ',
  'Ana ',
  'Ana Lima ',
  'de ',
  'DR. ',
  'Nome: ',
  'Tel: ',
  'Obs: ',
  'Contato ',
  'tel ',
  'cel/',
  'e ',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  '\n',
  '\r\n',
  ' ',
  '\u00a0',
  '[12/03, 14:05] Ana: ',
  'wa.me/',
  'tel:',
  'mailto:',
  '?subject=',
  'Rua ',
  'CEP ',
  'R$ ',
  'pedido ',
  'cpf ',
  ', ',
  ';',
  '|',
  '•',
  '📱',
  '\u2588',
  'ramal ',
  'meu nome é ',
  'fale com ',
  'https://',
  '/',
];

const repeated = fc
  .tuple(fc.constantFrom(...MORSELS), fc.integer({ min: 1, max: 5000 }))
  .map(([morsel, times]) => morsel.repeat(times));
const mixed = fc
  .array(fc.oneof(fc.constantFrom(...MORSELS), anyText), { maxLength: 40 })
  .map((parts) => parts.join(''));
const long = fc
  .tuple(mixed, fc.integer({ min: 1, max: 200 }))
  .map(([text, times]) => text.repeat(times).slice(0, 20_000));

/** Texts to hang a reader of texts by: repeated, cut, mixed, far too long. */
export const hostileText = fc.oneof(anyText, mixed, long, repeated);
