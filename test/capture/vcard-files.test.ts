import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import { summary } from './summary.ts';
import { noteLine } from './words.ts';

const FOLDER = 'test/capture/vcards';

/** Each file as the program in its name writes it; the people are invented. */
const FILES: Record<string, string[]> = {
  'ios-share.vcf': [
    'Lúcia Monteverde | 5585991110101 558532220101 | lucia@tresluas.example.com | Rua das Acácias, 120, Fortaleza, CE, 60115-000, Brasil | Compra às terças / Pergunta pelo Dito / <organisation> Padaria Três Luas / <title> Sócia',
  ],
  'macos-contacts.vcf': [
    'Dr. Caio Luís Arantes | 5511987650102 551123450102 | caio@valeazul.example.com caio.arantes@example.org | Av. Nove de Julho, 900, sala 12, São Paulo, SP, 01313-000 | <organisation> Clínica Vale Azul, Cardiologia / <url> https://valeazul.example.com / <handle> instagram: caio.arantes',
  ],
  'macos-company.vcf': ['Ferragens Ponto Certo | 555130300103 |  |  | '],
  'android-qp-21.vcf': [
    'João Assunção | 5585991110104 558532220104 | joao.assuncao@example.com |  | linha um / linha dois é assim / <organisation> Oficina do João e Filhos',
  ],
  'android-21-pref.vcf': [
    'Ivo Pontes | 5511987650105 551130300105 551130310105 |  |  | <fax> 1130320105',
  ],
  'samsung-30.vcf': [
    'Tânia Queiroz | 5521987650106 5521987650107 | tania.queiroz@example.com | Rua da Lapa 12, Rio de Janeiro, RJ, Brasil | Liga depois das 18h',
  ],
  'samsung-21-photo-unfolded.vcf': ['Otávio Brandão | 5531987650108 |  |  | '],
  'google-contacts.vcf': [
    'Sabrina Telles | 5541987650109 554132320109 | sabrina.telles@example.com sabrina@lojasol.example.com | Rua XV de Novembro 55, Curitiba, PR, 80020-310, BR | Prefere e-mail; não ligar / <organisation> Loja Sol / <title> Gerente / <url> http://lojasol.example.com',
    ' | 5541987650110 |  |  |  | ! no-name',
    'Sabrina T. | 5541987650109 |  |  |  | ! twice-in-file',
  ],
  'outlook-21-latin1.vcf': [
    'Inês Gonçalves | 5571987650111 557130300111 | ines@saobento.example.com | Praça da Sé, 3, Salvador, BA, 40020-000, Brasil | Preço € 9,50 – combinado /  / Volta em março / <organisation> Comércio São Bento, Compras / <title> Compradora / <fax> +55 (71) 3030-0112',
  ],
  'outlook-8bit-1252.vcf': ['Adão Conceição | 5562987650113 |  |  | Paga à vista – “sempre”'],
  'outlook-web-us.vcf': [
    'Quinn Fairweather | 12125550137 12125550136 | quinn@brightwater.example.com |  | <organisation> Brightwater Tools, Inc.',
  ],
  'whatsapp-share.vcf': ['Seu Anselmo do Gás | 5585991110114 |  |  | '],
  'whatsapp-business.vcf': [
    'Doces da Vovó Zefa | ? +55 85 9111-0115 |  |  |  | ! phone-missing-ninth | +55 85 99111-0115',
  ],
  'nextcloud-40.vcf': [
    'Estêvão Prado | 5548987650116 554830300116 ramal 12 | estevao@example.com prado@example.org | Rua Bocaiúva, 7, Florianópolis | <organisation> Prado & Filhos / <title> Compras / <handle> skype:estevao.prado',
  ],
  'nextcloud-group.vcf': [
    'Clientes do Sul |  |  |  |  | ! vcard-group',
    'Clientes do Norte |  |  |  |  | ! vcard-group',
  ],
  'thunderbird-40.vcf': [
    'Yara Vidal | 5592987650117 | yara.vidal@example.com |  | Uma nota comprida que o programa dobra no meio de uma palavra e de novo, e que volta inteira / <nickname> Yaya / <url> https://yara.example.com',
  ],
  'nokia-21-name-only.vcf': ['Edu Barros | 5581987650118 |  |  | '],
  'nokia-21-folded.vcf': [
    'Nélio Leão | 5581987650119 |  |  | Uma nota dobrada entre duas palavras',
  ],
  'lowercase.vcf': ['Duda Farias | 5561987650120 | duda@example.com |  | '],
  'cr-only.vcf': ['Hélio Matos | 5565987650121 |  |  | '],
  'utf16.vcf': ['Ícaro Nunes | 5527987650122 |  |  | '],
  'bom.vcf': ['Jaci Moura | 5584987650123 |  |  | '],
  'junk-between.vcf': ['Kátia Lobo | 5579987650124 |  |  | ', 'Léo Couto | 5579987650125 |  |  | '],
  'end-missing.vcf': ['Mara Pinto | 5583987650126 |  |  | ', 'Nando Luz | 5583987650127 |  |  | '],
  'cut.vcf': [
    'Olga Reis | 5583987650128 |  |  | ',
    'Paulo Sá | ? +55 83 987 |  |  |  | ! vcard-unfinished',
  ],
  'empty-card.vcf': [' |  |  |  |  | ! vcard-empty'],
  'no-phone-readable.vcf': [
    'Rita Sales | ? 8591110129 |  |  |  | ! phone-missing-ninth | +55 85 99111-0129',
    'Saulo Dias | 558532220130 |  |  | <phone> *144# / <phone> 99111-0130 / <email> saulo(arroba)example.com | ! email-malformed',
  ],
  'agent-21.vcf': ['Úrsula Tavares | 5511987650131 |  |  | '],
  'many-numbers.vcf': [
    'Vera Campos | 5585991110133 5585991110132 5585991110134 558532220132 |  |  | <phone> +55 85 3222-0133',
  ],
  'unescaped-note.vcf': [
    'Wilma Porto | 5591987650135 |  |  | primeira linha / segunda linha, sem marca',
  ],
};

describe('files of cards', () => {
  test.each(Object.entries(FILES))('%s', (name, expected) => {
    const read = parseVCards(readFileSync(`${FOLDER}/${name}`), 'BR', noteLine);
    expect(read.ok && read.cards.map(summary)).toEqual(expected);
    expect(read.ok && read.cards.map(({ row }) => row)).toEqual(expected.map((_, at) => at + 1));
  });

  test('every file of the folder has its line here', () => {
    expect(globSync('*.vcf', { cwd: FOLDER }).sort()).toEqual(Object.keys(FILES).sort());
  });
});
