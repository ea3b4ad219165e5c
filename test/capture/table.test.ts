import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/capture/table/table.ts';
import { summary } from './summary.ts';
import { noteLine } from './words.ts';

/** The rows of a table, each as "line: name | phones | email | location | notes". */
function rowsOf(text: string): string[] {
  const table = readTable(text, 'BR', noteLine);
  if (!table.ok) return [`! ${table.problem}`];
  return table.rows.map((entry) => `${entry.row}: ${summary(entry)}`);
}

const GOOGLE_OLD = `Name,Given Name,Additional Name,Family Name,Nickname,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Website 1 - Value
Rute Paz,Rute,,Paz,Rutinha,* myContacts,* Home,rute@example.com,Work,rute.paz@example.org,Home,+55 85 3222-0201,Mobile,+55 85 99111-0201,Home,"Rua Um, 1
Fortaleza",Rua Um 1,Fortaleza,,Casa Paz,Dona,http://paz.example.com
`;

const GOOGLE_NEW = `First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value
Davi,de,Assis,,,,,Oficina Sol,Mecânico,,,Pago em dia,,* myContacts,* Home,davi@example.com,Work Fax,85 3222-0202,Mobile,85 99111-0202 ::: 85 99111-0203
`;

const OUTLOOK = `"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business City","Home Street","Home City","Business Fax","Business Phone","Home Phone","Mobile Phone","Assistant's Phone","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Gender","Notes","Priority","Private","Sensitivity","Web Page"
"Sra.","Elza","","Brito","","Brito & Cia","","Diretora","Rua Dois, 2","Recife","Rua Três, 3","Olinda","(81) 3030-0204","(81) 3030-0205","","(81) 98765-0204","","elza@example.com","SMTP","Elza Brito (elza@example.com)","","Unspecified","Aniversário em maio
Gosta de café","Normal","False","Normal",""
`;

describe('tables as programs export them', () => {
  test.each<[string, string, string[]]>([
    [
      'Google Contacts until 2024',
      GOOGLE_OLD,
      [
        '2: Rute Paz | 5585991110201 558532220201 | rute@example.com rute.paz@example.org | Rua Um, 1, Fortaleza | <organisation> Casa Paz / <title> Dona / <nickname> Rutinha / Website 1 - Value: http://paz.example.com',
      ],
    ],
    [
      'Google Contacts now',
      GOOGLE_NEW,
      [
        '2: Davi de Assis | 5585991110202 5585991110203 | davi@example.com |  | Pago em dia / <organisation> Oficina Sol / <title> Mecânico / <fax> 85 3222-0202',
      ],
    ],
    [
      'Outlook',
      OUTLOOK,
      [
        '2: Elza Brito | 5581987650204 558130300205 | elza@example.com | Rua Dois, 2, Recife | Aniversário em maio / Gosta de café / <organisation> Brito & Cia / <title> Diretora / <fax> (81) 3030-0204 / <location> Rua Três, 3, Olinda',
      ],
    ],
    [
      'Excel in Brazil: semicolons, CRLF, a mark of UTF-8',
      '\ufeffNome;Celular;E-mail;Observação\r\nAna Só;(85) 99111-0206;ana@example.com;ligar; depois das 9\r\n',
      ['2: Ana Só | 5585991110206 | ana@example.com |  | ligar / depois das 9'],
    ],
    [
      'Excel with its own line',
      'sep=;\r\nNome;Telefone\r\nBeto Vaz;85 3222-0207\r\n',
      ['3: Beto Vaz | 558532220207 |  |  | '],
    ],
    [
      'Google Sheets as .tsv, in Spanish',
      'Nombre\tApellidos\tMóvil\tCorreo electrónico\tOrganización\tCargo\tDirección\nNora\tGil Mora\t+34 612 34 50 08\tnora@example.es\tTaller Gil\tJefa\tCalle Mayor, 8\n',
      [
        '2: Nora Gil Mora | 34612345008 | nora@example.es | Calle Mayor, 8 | <organisation> Taller Gil / <title> Jefa',
      ],
    ],
    [
      'pipes, capitals, no accents',
      'NOME COMPLETO|TELEFONE 1|TELEFONE 2|OBSERVACOES\nCida Melo|85 3222-0209|85 99111-0209|cliente antiga\n',
      ['2: Cida Melo | 5585991110209 558532220209 |  |  | cliente antiga'],
    ],
    [
      'a questionnaire',
      '"Carimbo de data/hora","Qual o seu nome completo?","WhatsApp (com DDD)","Seu melhor e-mail","Como nos conheceu?"\n"12/05/2024 10:31:02","Dora Sá","85991110210","DORA@EXAMPLE.COM","Feira de maio"\n',
      [
        '2: Dora Sá | 5585991110210 | dora@example.com |  | Carimbo de data/hora: 12/05/2024 10:31:02 / Como nos conheceu?: Feira de maio',
      ],
    ],
    [
      'a title above the headers, blank lines, ragged rows',
      'Lista da feira;;\n;;\nCliente;Contato;Cidade\n\nEva Cruz;85 99111-0211\nFred Luz;85 99111-0212;Natal;RN;traz amigos\n',
      [
        '5: Eva Cruz | 5585991110211 |  |  | ',
        '6: Fred Luz | 5585991110212 |  | Natal | RN / traz amigos',
      ],
    ],
    [
      'the area code in a column of its own',
      'Nome,DDD,Fone,Empresa\nGabi Neri,85,99111-0213,Padaria Neri\n,85,3222-0213,Bar do Nilo\n',
      [
        '2: Gabi Neri | 5585991110213 |  |  | <organisation> Padaria Neri',
        '3: Bar do Nilo | 558532220213 |  |  | ',
      ],
    ],
    [
      'headers with numbers, an address in parts, what is of no use to the bot',
      'Cliente;Fone1;Fone2;Rua;Número;Bairro;CEP;CPF;Estado civil\nGil Sá;8532220241;85991110241;Rua Um;120;Centro;60115-221;000.000.001-91;solteiro\n',
      [
        '2: Gil Sá | 5585991110241 558532220241 |  | Rua Um, 120, Centro, 60115-221 | CPF: 000.000.001-91 / Estado civil: solteiro',
      ],
    ],
    [
      'an export of a database',
      'id,full_name,phone_number,email_address,company_name\n1,Ivo Sá,5585991110242,ivo@example.com,Casa Sá\n',
      ['2: Ivo Sá | 5585991110242 | ivo@example.com |  | <organisation> Casa Sá / id: 1'],
    ],
    [
      'no headers',
      'Hugo Reis,85 99111-0214,hugo@example.com,sócio\nIsis Lara,85 99111-0215,,\n',
      [
        '1: Hugo Reis | 5585991110214 | hugo@example.com |  | sócio',
        '2: Isis Lara | 5585991110215 |  |  | ',
      ],
    ],
    [
      'no headers, a name with a comma, the phone first',
      '85 99111-0216;Lima, Joel\n85 99111-0217;Rosa, Kely\n',
      ['1: Lima, Joel | 5585991110216 |  |  | ', '2: Rosa, Kely | 5585991110217 |  |  | '],
    ],
    [
      'headers in a language that nobody here reads',
      'Имя;Телефон;Город\nLia Paes;85 99111-0218;Natal\nMel Dutra;85 99111-0219;Recife\n',
      [
        '2: Lia Paes | 5585991110218 |  |  | Город: Natal',
        '3: Mel Dutra | 5585991110219 |  |  | Город: Recife',
      ],
    ],
    [
      'one known header, the rest by the cells',
      'Aluna,Turma,Zap\nNina Sá,Tarde,85 99111-0220\n',
      ['2: Nina Sá | 5585991110220 |  |  | Turma: Tarde'],
    ],
    [
      'quotes doubled, line breaks and delimiters within, CR only',
      'Nome,Telefone,Notas\r"Zeca ""Bala"" Cruz","85 99111-0221","um, dois\rtrês"\rOto Luz,85 99111-0222,\r',
      [
        '2: Zeca "Bala" Cruz | 5585991110221 |  |  | um, dois / três',
        '4: Oto Luz | 5585991110222 |  |  | ',
      ],
    ],
    [
      'quotes that are letters',
      'Nome;Telefone;Notas\n"Bar do Zé" Ltda;85 99111-0223;12" de tela\n"Pia Sol;85 99111-0224;\n"Rui Mar";85 99111-0225;"fim"\n',
      [
        '2: "Bar do Zé" Ltda | 5585991110223 |  |  | 12" de tela',
        '3: "Pia Sol | 5585991110224 |  |  | ',
        '4: Rui Mar | 5585991110225 |  |  | fim',
      ],
    ],
    [
      'what Excel does to numbers',
      `Nome;Celular\nSol Dias;="5585991110226"\nTom Reis;'85991110227\nUli Paz;85991110228,00\nVal Sá;5,58599E+12\n`,
      [
        '2: Sol Dias | 5585991110226 |  |  | ',
        '3: Tom Reis | 5585991110227 |  |  | ',
        '4: Uli Paz | 5585991110228 |  |  | ',
        '5: Val Sá | ? 5,58599E+12 |  |  |  | ! phone-rounded',
      ],
    ],
    [
      'cells that say nothing',
      'Nome;Celular;E-mail;Cidade\nXico Lara;-;não tem;N/A\nYuri Luz;0;null;-\n',
      ['2: Xico Lara |  |  |  | ', '3: Yuri Luz |  |  |  | '],
    ],
  ])('%s', (_, text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });
});

describe('rows that cannot be imported', () => {
  const row = (cells: string) => rowsOf(`Nome;Celular;E-mail;Obs\n${cells}\n`)[0];

  test.each([
    [';85 99111-0231;;', '2:  | 5585991110231 |  |  |  | ! no-name'],
    [
      'Ana;8591110232;;',
      '2: Ana | ? 8591110232 |  |  |  | ! phone-missing-ninth | +55 85 99111-0232',
    ],
    ['Ana;99111-0233;;', '2: Ana | ? 99111-0233 |  |  |  | ! phone-no-area-code'],
    ['Ana;85 991;;', '2: Ana | ? 85 991 |  |  |  | ! phone-too-short'],
    ['Ana;+55 85 99111-02345;;', '2: Ana | ? +55 85 99111-02345 |  |  |  | ! phone-too-long'],
    ['Ana;pergunte;;', '2: Ana | ? pergunte |  |  |  | ! phone-no-digits'],
    ['Ana;;ana(a)example.com;', '2: Ana |  |  |  | <email> ana(a)example.com | ! email-malformed'],
    [
      'Ana;;ana@example,com;',
      '2: Ana |  |  |  | <email> ana@example,com | ! email-malformed | ana@example.com',
    ],
    ['Ana;;ana@gmial.com;', '2: Ana |  | ana@gmial.com |  | '],
    ['Ana;85 3222-0234/35;;', '2: Ana | ? 85 3222-0234/35 |  |  |  | ! phone-several'],
    ['Ana;85 3222-0235 / 85 99111-0235;;', '2: Ana | 5585991110235 558532220235 |  |  | '],
  ])('%s', (cells, expected) => {
    expect(row(cells)).toBe(expected);
  });

  test.each([
    [`${'a'.repeat(129)};;;`, 'name-too-long'],
    [`Ana;;${'a'.repeat(60)}@${'b'.repeat(40)}.example.com;`, 'email-too-long'],
    [`Ana;;;${'a'.repeat(4097)}`, 'notes-too-long'],
  ])('too long: %#', (cells, problem) => {
    const table = readTable(`Nome;Celular;E-mail;Obs\n${cells}\n`, 'BR', noteLine);
    expect(table.ok && table.rows[0]?.problem).toBe(problem);
  });

  test('the second with the same phone or email, however it is written', () => {
    expect(
      rowsOf(
        'Nome;Celular;E-mail\nAna;85 99111-0236;ana@example.com\nBia;+55 (85) 99111-0236;\nCid;;ANA@example.com\nDé;85 99111-0237;\n',
      ).map((text) => text.split('! ')[1] ?? ''),
    ).toEqual(['', 'twice-in-file', 'twice-in-file', '']);
  });

  test('what stands in the cells is kept for the list of failed rows', () => {
    const table = readTable(
      'Nome;Fixo;Celular;E-mail;Cidade;Time\nAna;85 322;8591110238;x;Natal;Sul\n',
      'BR',
      noteLine,
    );
    expect(table.ok && table.rows[0]?.asWritten).toEqual({
      name: 'Ana',
      phone: '8591110238',
      email: 'x',
      notes: 'Time: Sul\n<phone> 85 322',
      location: 'Natal',
    });
  });
});

describe('no table', () => {
  test.each([
    ['', 'table-empty'],
    ['\ufeff \r\n;;\r\n', 'table-empty'],
    ['Nome;Telefone\n', 'table-no-contacts'],
    ['Produto,Preço\nCafé,12\nPão,1\n', 'table-no-contacts'],
    ['Oi, tudo bem?\nTe mando depois a lista.', 'table-no-contacts'],
    [`Nome;Telefone\n${'Ana;\n'.repeat(5001)}`, 'table-too-long'],
    ['a'.repeat(2 * 1024 * 1024 + 1), 'table-too-long'],
  ])('%#: %j', (text, problem) => {
    expect(readTable(text, 'BR', noteLine)).toEqual({ ok: false, problem });
  });

  test('as many rows as one import takes are taken', () => {
    const table = readTable(`Nome;Telefone\n${'Ana;\n'.repeat(5000)}`, 'BR', noteLine);
    expect(table.ok && table.rows.length).toBe(5000);
  });
});

test('says what it took each column for', () => {
  const table = readTable('Nome;Celular;Time\nAna;85 99111-0239;Sul\n', 'BR', noteLine);
  expect(table).toMatchObject({
    hasHeader: true,
    columns: [
      { header: 'Nome', role: 'name' },
      { header: 'Celular', role: 'phone' },
      { header: 'Time', role: 'other' },
    ],
  });
});
