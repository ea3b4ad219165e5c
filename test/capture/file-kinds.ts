/** A file, and what each of its contacts is: name, phone to ring, email; empty for none. */
export type FileCase = [text: string, ...contacts: string[]];

const card = (...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

/** Kinds of files that contacts were once read out of wrongly. */
export const FILE_KINDS: Record<string, FileCase[]> = {
  "a column with our own people's data": [
    [
      'Contact Owner,Contact Owner Email,First Name,Last Name,Email,Phone\nRep A,rep.a@nossa.com.br,Dalmo,Veras,dalmo@example.com,85 98811-0201\n',
      'Dalmo Veras|5585988110201|dalmo@example.com',
    ],
    [
      'Nome;E-mail;E-mail do vendedor;Celular\nDalmo Veras;;rep.a@nossa.com.br;85 98811-0202\nElza Maia;;rep.a@nossa.com.br;85 98811-0203\n',
      'Dalmo Veras|5585988110202|',
      'Elza Maia|5585988110203|',
    ],
    [
      'Vendedor;Fone vendedor;Cliente;Fone\nRep A;85 98811-0299;Elza Maia;85 3222-0204\n',
      'Elza Maia|558532220204|',
    ],
  ],
  'the column of names': [
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
  ],
  'a surname that is in the whole name too': [
    [
      'ID,Nome,Sobrenome,Nome completo do contato,Celular\n7,Lia,Fontoura,Lia Fontoura,+5585988110120\n',
      'Lia Fontoura|5585988110120|',
    ],
    [
      'Nome completo;Sobrenome;Celular\nLia Fontoura;Fontoura;85 98811-0121\n',
      'Lia Fontoura|5585988110121|',
    ],
    [
      'Full Name,Last Name,Phone\nLia Fontoura,Fontoura,85 98811-0122\n',
      'Lia Fontoura|5585988110122|',
    ],
  ],
  'folds of quoted-printable': [
    [
      'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=6E=61=20=43=6F=6E=63=65=69=C3=A7=C3=A3=\r\n =6F\r\nTEL;CELL:+5585988111601\r\nEND:VCARD\r\n',
      'Ana Conceição|5585988111601|',
    ],
    [
      'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=6F=73=C3=\r\n =A9=20=52=65=69=73\r\nTEL;CELL:+5585988111602\r\nEND:VCARD\r\n',
      'José Reis|5585988111602|',
    ],
    [
      'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=52=75=74=65=20=50=61=\r\n =7A\r\nTEL;CELL:+5585988111607\r\nEND:VCARD\r\n',
      'Rute Paz|5585988111607|',
    ],
  ],
  'columns of documents': [
    [
      'Nome;CPF;E-mail\nAri Lopes;11987650115;ari@example.com\nBeto Lopes;21987650123;beto@example.com\n',
      'Ari Lopes||ari@example.com',
      'Beto Lopes||beto@example.com',
    ],
    [
      'Nome,Número do pedido,E-mail\nAri Lopes,11987650602,ari@example.com\n',
      'Ari Lopes||ari@example.com',
    ],
    [
      'Nome;Protocolo;E-mail\nAri Lopes;11987650605;ari@example.com\nBeto Lopes;21987650606;beto@example.com\n',
      'Ari Lopes||ari@example.com',
      'Beto Lopes||beto@example.com',
    ],
  ],
  "a firm's phone": [
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
  ],
  'a card whose name is none': [
    [
      card(
        'FN:ilda@frota.com.br',
        'N:Frota;Ilda;;;',
        'EMAIL:ilda@frota.com.br',
        'TEL:85 98811-1801',
      ),
      'Ilda Frota|5585988111801|ilda@frota.com.br',
    ],
    [
      card('FN:Casa Frota', 'N:Frota;Ilda;;;', 'ORG:Casa Frota', 'TEL:85 98811-1802'),
      'Ilda Frota|5585988111802|',
    ],
    [
      card(
        'FN:+55 85 98811-1803',
        'N:;+55 85 98811-1803;;;',
        'TEL;type=CELL;waid=5585988111803:+55 85 98811-1803',
        'X-WA-BIZ-NAME:Doces da Ilda',
      ),
      'Doces da Ilda|5585988111803|',
    ],
  ],
  'cells that say nothing': [
    [
      'Nome;Celular;E-mail\nIlma Rosa;85 98811-0501;sem email\nDina Rosa;85 98811-0502;não possui e-mail\n',
      'Ilma Rosa|5585988110501|',
      'Dina Rosa|5585988110502|',
    ],
    [
      'Nome;Celular;E-mail\nIlma Rosa;85 98811-0503;naotem@naotem.com\nDina Rosa;85 98811-0504;naotem@naotem.com\n',
      'Ilma Rosa|5585988110503|',
      'Dina Rosa|5585988110504|',
    ],
    [
      'Nome;Celular;E-mail\nIlma Rosa;(  )     -    ;ilma@example.com\nDina Rosa;(__) _____-____;dina@example.com\nEva Rosa;(00) 00000-0000;eva@example.com\n',
      'Ilma Rosa||ilma@example.com',
      'Dina Rosa||dina@example.com',
      'Eva Rosa||eva@example.com',
    ],
  ],
  'columns of yes and no, or of dates': [
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
  ],
  'shapes of files': [
    [
      '"Nome,Telefone,E-mail"\n"Ilda Frota,85 98811-2001,ilda@frota.com.br"\n"Nuno Vaz,85 98811-2002,nuno@vaz.com.br"\n',
      'Ilda Frota|5585988112001|ilda@frota.com.br',
      'Nuno Vaz|5585988112002|nuno@vaz.com.br',
    ],
    [
      'Feira de maio - dúvidas com Bia 85 3222-2003;;\nNome;Telefone;E-mail\nIlda Frota;85 98811-2003;ilda@frota.com.br\n',
      'Ilda Frota|5585988112003|ilda@frota.com.br',
    ],
    ['Nome;Celular\nIlda Frota;5.585988112004E12\n', 'Ilda Frota|5585988112004|'],
    ['Nome;Telefone\nIlda Frota;85 98811-2005 / 3222-2005\n', 'Ilda Frota|5585988112005|'],
  ],
  'layouts of cards': [
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
  ],
  'oddities of cards': [
    [card('FN:Ana Reis', '# exported by tool', 'TEL:+5585988112601'), 'Ana Reis|5585988112601|'],
    [
      card('FN:Ana Reis', 'PHONE.WORK:+5585988112602', 'EMAIL:ana@example.com'),
      'Ana Reis|5585988112602|ana@example.com',
    ],
    [card('FN:Ana Reis', 'TEL;TYPE=WORK:85 3222-2603;12'), 'Ana Reis|558532222603|'],
    [
      card('FN:Lupita Cano', 'TEL;type=CELL;waid=5213312340805:+52 1 33 1234 0805'),
      'Lupita Cano|523312340805|',
    ],
  ],
};
