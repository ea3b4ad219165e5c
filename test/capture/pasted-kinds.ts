import type { PastedCase } from './pasted-case.ts';

const OURS =
  'Em ter., 11 de mar. de 2025, Vendas <vendas@nossa.com.br> escreveu:\n> cel (11) 98811-0799';

const none = (text: string): PastedCase => ({ text, judged: ['phone'] });
const phone = (text: string, ...phones: string[]): PastedCase => ({
  text,
  phones,
  judged: ['phone'],
});
const email = (text: string, ...emails: string[]): PastedCase => ({
  text,
  emails,
  judged: ['email'],
});

/** Kinds of texts that contacts were once read out of wrongly; of each text only the part that was. */
export const KINDS: Record<string, PastedCase[]> = {
  'quoted mail': [
    phone(`Pode fechar.\nOsório Damasceno\n(12) 3955-0701\n\n${OURS}`, '551239550701'),
    email(`Pode fechar.\nOsório Damasceno\n(12) 3955-0701\n\n${OURS}`),
    phone(
      'Ok.\nIrma Solis 85 3222-0705\n-----Mensagem original-----\nDe: Vendas\ncel (11) 98811-0799',
      '558532220705',
    ),
    phone(
      'Sounds good.\n\nPetra Lang\n+1 212 736 5000\n\nOn Mon, Mar 10, 2025 at 9:00 AM Sales <sales@ourfirm.com> wrote:\n> call us at +1 415 555 2671',
      '12127365000',
    ),
    email('De: Ilda <ilda@frota.com.br>\nPara: vendas@nossa.com.br\n\nOi', 'ilda@frota.com.br'),
    email(
      'From: Ilda <ilda@frota.com>\nSent: 2 May 2025\nTo: Us <sales@ours.com>\n\nHello',
      'ilda@frota.com',
    ),
  ],
  'a number before the phone': [
    phone('Rua das Acácias, nº 1132 - (85) 3222-0901', '558532220901'),
    phone('Av. Brasil 2130 - 85 3222-0902, falar com Ilda', '558532220902'),
    phone('sala 1192 85 99728-0903 Ilda Frota', '5585997280903'),
    phone('Casa 4791 85 99728-0904 Ilda Frota', '5585997280904'),
  ],
  'a number that cannot be read whole': [
    phone('Juan Pérez +52 1 33 3234 0801', '523332340801'),
    phone('Marta Gómez +54 9 11 15 2345 0802', '5491123450802'),
    phone('Rui Neto +244 244 923 450 803', '244923450803'),
  ],
  'numbers of documents': [
    none('Instalação: 11987651001'),
    none('PIS/PASEP 12991231002, Ilda Frota'),
    phone('Voucher nº 00085997281003\nTel. (61) 99155-1004', '5561991551004'),
    none('Nosso número: 11987651005'),
    none('Título de eleitor 0119 8765 1006'),
    none('Cartão SUS 119 8765 1007 0001'),
  ],
  'shapes of other countries': [
    phone('Jo Vance (212) 736-5000', '12127365000'),
    phone('Jo Vance 212-736-5001', '12127365001'),
    phone('call Jo: 212.736.5002', '12127365002'),
  ],
  'edges of emails': [
    email('Ilda Frota mailto:%20ilda@frota.com.br', 'ilda@frota.com.br'),
    email('Ilda%3Cilda@frota.com.br%3E', 'ilda@frota.com.br'),
    email('E-mail: ilda@frota.com.brTel: 85 99728-1303', 'ilda@frota.com.br'),
    email('Ilda Frota 5585997281304@s.whatsapp.net'),
    phone('Ilda Frota 5585997281304@s.whatsapp.net', '5585997281304'),
  ],
  'digits in links': [
    none('loja.com.br/p?id=11987651101'),
    none('olx.com.br/d/anuncio/casa-11987651102'),
    none('Ilda Frota, facebook.com/ilda.11987651105'),
  ],
  'spelt emails': [
    email('fale comigo: ilda (at) frota.com.br', 'ilda@frota.com.br'),
    email('ilda{at}frota{dot}com', 'ilda@frota.com'),
    email('ilda[@]frota[.]com', 'ilda@frota.com'),
  ],
  'digits of other forms': [
    phone('Ilda 9️⃣8️⃣ 9 8811-2401', '5598988112401'),
    phone('Ilda ８５ ９８８１１-２４０２', '5585988112402'),
    phone('meu numero 8 5 9 8 8 1 1 2 4 0 3, Ilda', '5585988112403'),
  ],
  'heads of chats': [
    {
      text: '20/6/2017 8:28 p.\u00a0m. - Zulmar Prates: oi, um orçamento\n20/6/2017 8:29 p.\u00a0m. - Zulmar Prates: 85 99728-2101',
      name: 'Zulmar Prates',
      judged: ['name'],
    },
    {
      text: '3/12/2025, 9:05 a.\u00a0m. - Zulmar Prates: hola\n3/12/2025, 9:06 a.\u00a0m. - Zulmar Prates: mi correo es zprates@frota.com.br',
      name: 'Zulmar Prates',
      judged: ['name'],
    },
    email(
      '12/03/2025 10:15 - Rep da Loja: Nosso fixo é (11) 4002-2103\n12/03/2025 10:16 - Zulmar Prates: meu email é zprates@frota.com.br',
      'zprates@frota.com.br',
    ),
    none(
      '12/03/2025 10:15 - Rep da Loja: Nosso fixo é (11) 4002-2103\n12/03/2025 10:16 - Zulmar Prates: meu email é zprates@frota.com.br',
    ),
  ],
};
