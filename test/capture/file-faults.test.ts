import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/capture/table/table.ts';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import { noteLine } from './words.ts';

/** The rows of a table: name, first phone, first email, the problem; a guess is marked. */
function rows(text: string): string[] {
  const table = readTable(text, 'BR', noteLine);
  if (!table.ok) return [table.problem];
  return table.rows.map(({ captured: { name, phones, emails, guessed }, problem }) =>
    [
      name ?? '',
      `${phones[0]?.digits ?? ''}${guessed.includes('phone') ? '?' : ''}`,
      emails[0] ?? '',
      ...(problem ? [`! ${problem}`] : []),
    ].join('|'),
  );
}

function card(source: string | Uint8Array): string {
  const read = parseVCards(source, 'BR', noteLine);
  const [entry] = read.ok ? read.cards : [];
  if (!entry) return 'none';
  const { name, phones, emails, guessed } = entry.captured;
  const mark = guessed.includes('phone') ? '?' : '';
  const { problem } = entry;
  return [
    name ?? '',
    `${phones[0]?.digits ?? ''}${mark}`,
    emails[0] ?? '',
    ...(problem ? [`! ${problem}`] : []),
  ].join('|');
}

const vcard = (...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a header says whose a column is', () => {
  test.each([
    [
      'Contact Owner,Contact Owner Email,First Name,Last Name,Email,Phone\nRep A,rep.a@nossa.com.br,Dalmo,Veras,dalmo@example.com,85 98811-0201\n',
      ['Dalmo Veras|5585988110201|dalmo@example.com'],
    ],
    [
      'Nome;E-mail;E-mail do vendedor;Celular\nDalmo Veras;;rep.a@nossa.com.br;85 98811-0202\nElza Maia;;rep.a@nossa.com.br;85 98811-0203\n',
      ['Dalmo Veras|5585988110202|', 'Elza Maia|5585988110203|'],
    ],
    [
      'Vendedor;Fone vendedor;Cliente;Fone\nRep A;85 98811-0299;Elza Maia;85 3222-0204\n',
      ['Elza Maia|558532220204|'],
    ],
    [
      'Assigned To;Rep Phone;Full Name;Mobile\nJoe;11 98811-0299;Elza Maia;85 98811-0205\n',
      ['Elza Maia|5585988110205|'],
    ],
    [
      'Nome;Telefone;Consultor responsável;Telefone do consultor\nElza Maia;;Rui;85 98811-0206\n',
      ['Elza Maia||'],
    ],
    [
      'Nombre;Correo del asesor;Correo\nElza Maia;asesor@nuestra.com;elza@example.com\n',
      ['Elza Maia||elza@example.com'],
    ],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });
});

describe('a column with "name" in its header may be the name of something else', () => {
  test.each([
    [
      'Account Name,Contact ID,First Name,Last Name,Phone,Mobile,Email\nMercearia Boa Vista,003A1,Ilda,Frota,,(85) 98811-0101,ilda@example.com\n',
      'Ilda Frota|5585988110101|ilda@example.com',
    ],
    [
      'id,ad_name,adset_name,campaign_name,form_name,first_name,last_name,phone_number\nl:77,Video verao,SP 25-45,Verao,Form curto,Odila,Rangel,p:+5511988110102\n',
      'Odila Rangel|5511988110102|',
    ],
    [
      'Order Number,First Name (Billing),Last Name (Billing),Email (Billing),Phone (Billing),Item #,SKU,Name,Quantity\n901,Selmo,Tavora,selmo@example.com,48988110103,1,K-2,Cadeira de praia,3\n',
      'Selmo Tavora|5548988110103|selmo@example.com',
    ],
    [
      'Nome do curso;Aluno;Celular\nCostura 1;Belmira Prates;(31) 98811-0104\n',
      'Belmira Prates|5531988110104|',
    ],
    [
      'Responsável;Cliente;Telefone\nCarlão (vendas);Irineu Salles;(41) 98811-0105\n',
      'Irineu Salles|5541988110105|',
    ],
    [
      'ID,Nome,Sobrenome,Nome completo do contato,Celular\n7,Lia,Fontoura,Lia Fontoura,+5585988110120\n',
      'Lia Fontoura|5585988110120|',
    ],
    [
      'Nome do pet;Tutor;WhatsApp\nRex;Irineu Salles;(41) 98811-0107\n',
      'Irineu Salles|5541988110107|',
    ],
    ['Name,Given Name,Phone 1 - Value\nLia Rios,Lia,85 98811-0114\n', 'Lia Rios|5585988110114|'],
    [
      'Product Name;Customer Name;Phone\nMesa;Irineu Salles;85 98811-0108\n',
      'Irineu Salles|5585988110108|',
    ],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual([expected]);
  });
});

describe('three-three-four is North American', () => {
  test('is marked, and read so, in a table and on a card', () => {
    expect(rows('Name,Phone\nJo Vance,(212) 736-5000\n')).toEqual(['Jo Vance|12127365000?|']);
    expect(card(vcard('FN:Jo Vance', 'TEL;type=CELL:(213) 555-2671'))).toBe(
      'Jo Vance|12135552671?|',
    );
    expect(rows('Nome;Telefone\nJo Vance;415-555-2671\n')).toEqual(['Jo Vance|14155552671?|']);
  });

  test('two-four-four is Brazilian', () => {
    expect(rows('Nome;Telefone\nIlda Frota;(21) 2736-5000\n')).toEqual([
      'Ilda Frota|552127365000|',
    ]);
  });
});

describe('documents are no phones', () => {
  test.each([
    ['Nome;CPF;E-mail\nAri Lopes;11987650115;ari@example.com\n', 'Ari Lopes||ari@example.com'],
    [
      'Nome,Número do pedido,E-mail\nAri Lopes,11987650602,ari@example.com\n',
      'Ari Lopes||ari@example.com',
    ],
    [
      'Nome;Protocolo;E-mail\nAri Lopes;11987650605;ari@example.com\n',
      'Ari Lopes||ari@example.com',
    ],
    [
      'Nome;Matrícula;E-mail\nAri Lopes;11987650606;ari@example.com\n',
      'Ari Lopes||ari@example.com',
    ],
    ['Name,Order ID,Email\nAri Lopes,11987650607,ari@example.com\n', 'Ari Lopes||ari@example.com'],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual([expected]);
  });
});

describe("a company's phone is a phone", () => {
  test.each([
    [
      'Nome;Empresa;Telefone da empresa\nRuth Sena;Casa Sena;85 3222-0301\n',
      'Ruth Sena|558532220301|',
    ],
    [
      '"Nome","Sobrenome","Empresa","Telefone principal da empresa","Endereço de email"\n"Ruth","Sena","Casa Sena","(85) 3222-0302","ruth@example.com"\n',
      'Ruth Sena|558532220302|ruth@example.com',
    ],
    [
      'Nome,Empresa,Fone da empresa,E-mail\nRuth Sena,Casa Sena,85 3222-0305,ruth@example.com\n',
      'Ruth Sena|558532220305|ruth@example.com',
    ],
    ['Nome;Celular empresa\nRuth Sena;85 98811-0306\n', 'Ruth Sena|5585988110306|'],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual([expected]);
  });
});

describe('words and masks that say "nothing"', () => {
  test.each([
    ['85 98811-0501', 'sem email', '5585988110501|'],
    ['85 98811-0502', 'não possui e-mail', '5585988110502|'],
    ['85 98811-0507', 's/ e-mail', '5585988110507|'],
    ['85 98811-0508', 'não informou', '5585988110508|'],
    ['85 98811-0509', 'sin correo', '5585988110509|'],
    ['85 98811-0503', 'naotem@naotem.com', '5585988110503|'],
    ['85 98811-0504', 'NaoTem@gmail.com', '5585988110504|'],
    ['85 98811-0505', 'sememail@sememail.com', '5585988110505|'],
    ['(  )     -    ', 'ilma@example.com', '|ilma@example.com'],
    ['(__) _____-____', 'ilma@example.com', '|ilma@example.com'],
    ['(00) 00000-0000', 'ilma@example.com', '|ilma@example.com'],
    ['(99) 99999-9999', 'ilma@example.com', '|ilma@example.com'],
    ['sem telefone', 'ilma@example.com', '|ilma@example.com'],
  ])('%j, %j', (phone, email, expected) => {
    expect(rows(`Nome;Celular;E-mail\nIlma Rosa;${phone};${email}\n`)).toEqual([
      `Ilma Rosa|${expected}`,
    ]);
  });

  test('are no repeats', () => {
    const text =
      'Nome;Celular;E-mail\nIlma Rosa;85 98811-0503;naotem@naotem.com\nDina Rosa;85 98811-0504;naotem@naotem.com\n';
    expect(rows(text)).toEqual(['Ilma Rosa|5585988110503|', 'Dina Rosa|5585988110504|']);
  });
});

describe('yes, no and dates are no emails and no phones', () => {
  test.each([
    [
      'First Name,Last Name,Email,Accepts Email Marketing,Phone\nNair,Góes,,no,+5585988110401\n',
      'Nair Góes|5585988110401|',
    ],
    [
      'First Name,Last Name,Email,Email Opt Out,Mobile\nNair,Góes,,false,85 98811-0402\n',
      'Nair Góes|5585988110402|',
    ],
    [
      'Nome;Celular;E-mail;Último e-mail enviado\nNair Góes;85 98811-0403;;12/03/2025\n',
      'Nair Góes|5585988110403|',
    ],
    [
      'Nome;Aceita receber WhatsApp;Telefone;E-mail\nNair Góes;Sim;85 98811-0404;\n',
      'Nair Góes|5585988110404|',
    ],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual([expected]);
  });
});

describe('shapes of whole files', () => {
  test.each([
    [
      'every line in quotes',
      '"Nome,Telefone,E-mail"\n"Ilda Frota,85 98811-2001,ilda@frota.com.br"\n"Nuno Vaz,85 98811-2002,nuno@vaz.com.br"\n',
      ['Ilda Frota|5585988112001|ilda@frota.com.br', 'Nuno Vaz|5585988112002|nuno@vaz.com.br'],
    ],
    [
      'a title with a phone',
      'Feira de maio - dúvidas com Bia 85 3222-2003;;\nNome;Telefone;E-mail\nIlda Frota;85 98811-2003;ilda@frota.com.br\n',
      ['Ilda Frota|5585988112003|ilda@frota.com.br'],
    ],
    [
      'all digits behind an exponent',
      'Nome;Celular\nIlda Frota;5.585988112004E12\n',
      ['Ilda Frota|5585988112004|'],
    ],
    [
      'some digits behind an exponent',
      'Nome;Celular\nLia;4,47900E+11\n',
      ['Lia|||! phone-rounded'],
    ],
    [
      'a second number without its area code',
      'Nome;Telefone\nIlda Frota;85 98811-2005 / 3222-2005\n',
      ['Ilda Frota|5585988112005|'],
    ],
  ])('%s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });
});

describe('bytes of cards', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
    );

  test('a fold inside a character', () => {
    const source = bytes(
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:José Assun',
      [0xc3, 0x0d, 0x0a, 0x20, 0xa7],
      'ão\r\nTEL:+5585988111501\r\nEND:VCARD\r\n',
    );
    expect(card(source)).toBe('José Assunção|5585988111501|');
  });

  test('one bad byte garbles nothing else', () => {
    const source = bytes(
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:José Conceição',
      [0xe7],
      '\r\nTEL:+5585988111502\r\nEND:VCARD\r\n',
    );
    expect(card(source)).toBe('José Conceição|5585988111502|');
  });

  test('a charset that is declared for raw text', () => {
    const cyrillic = [0xc8, 0xe2, 0xe0, 0xed, 0x20, 0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2];
    const source = bytes(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=WINDOWS-1251:',
      cyrillic,
      '\r\nTEL:+79161234567\r\nEND:VCARD\r\n',
    );
    expect(card(source)).toBe('Иван Петров|79161234567|');
  });

  test('quoted-printable that goes on behind a fold space', () => {
    const qp = (name: string): string =>
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${name}`,
        'TEL;CELL:+5585988111601',
        'END:VCARD',
        '',
      ].join('\r\n');
    expect(card(qp('=41=6E=61=20=43=6F=6E=63=65=69=C3=A7=C3=A3=\r\n =6F'))).toBe(
      'Ana Conceição|5585988111601|',
    );
    expect(card(qp('=4A=6F=73=C3=\r\n =A9=20=52=65=69=73'))).toBe('José Reis|5585988111601|');
    expect(card(qp('=52=75=74=65=20=50=61=\r\n =7A'))).toBe('Rute Paz|5585988111601|');
    expect(card(qp('Rute da=\r\n Paz'))).toBe('Rute da Paz|5585988111601|');
  });
});

describe('FN that is no name', () => {
  test.each([
    [['FN:ilda@frota.com.br', 'N:Frota;Ilda;;;', 'TEL:85 98811-1801'], 'Ilda Frota|5585988111801|'],
    [
      ['FN:Casa Frota', 'N:Frota;Ilda;;;', 'ORG:Casa Frota', 'TEL:85 98811-1802'],
      'Ilda Frota|5585988111802|',
    ],
    [
      [
        'FN:+55 85 98811-1803',
        'N:;+55 85 98811-1803;;;',
        'TEL;type=CELL;waid=5585988111803:+55 85 98811-1803',
        'X-WA-BIZ-NAME:Doces da Ilda',
      ],
      'Doces da Ilda|5585988111803|',
    ],
    [
      ['FN:Casa Frota', 'N:Casa Frota;;;;', 'ORG:Casa Frota', 'TEL:85 98811-1804'],
      'Casa Frota|5585988111804|',
    ],
  ])('%j', (lines, expected) => {
    expect(card(vcard(...lines))).toBe(expected);
  });
});

describe('layouts and oddities of cards', () => {
  test.each([
    [
      'BEGIN:VCARD \n VERSION:3.0 \n N:Frota;Ilda \n FN:Ilda Frota \n TEL;TYPE=cell:+55-85-98811-1701 \n END:VCARD',
      'Ilda Frota|5585988111701|',
    ],
    [
      '    BEGIN:VCARD\n    VERSION:3.0\n    FN:Ilda Frota\n    TEL:+5585988111702\n    END:VCARD',
      'Ilda Frota|5585988111702|',
    ],
    [
      'BEGIN:VCARD VERSION:3.0 N:Frota;Ilda FN:Ilda Frota TEL;CELL:+5585988111703 EMAIL:ilda@frota.com.br END:VCARD',
      'Ilda Frota|5585988111703|ilda@frota.com.br',
    ],
    [
      'BEGIN:VCARD\nVERSION:2.1\nFN:Ana Reis\n# exported by tool\nTEL:+5585988112601\nEND:VCARD\n',
      'Ana Reis|5585988112601|',
    ],
    [
      'BEGIN:VCARD\nVERSION:4.0\nFN:Ana Reis\nPHONE.WORK:+5585988112602\nEMAIL:ana@example.com\nEND:VCARD\n',
      'Ana Reis|5585988112602|ana@example.com',
    ],
    [
      'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Reis\nTEL;TYPE=WORK:85 3222-2603;12\nEND:VCARD\n',
      'Ana Reis|558532222603|',
    ],
    [
      'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Reis\nTEL;TYPE=WORK:+55 85 3222-2604,,12\nEND:VCARD\n',
      'Ana Reis|558532222604|',
    ],
  ])('%j', (text, expected) => {
    expect(card(text)).toBe(expected);
  });
});
