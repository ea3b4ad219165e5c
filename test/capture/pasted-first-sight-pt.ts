import type { PastedCase } from './pasted-case.ts';

/*
 * Written before anybody looked at how the readers did on them; the figures of that first sight are in
 * docs/measurements.md. Rules were mended by kind since then. None of these people exist.
 */

const FORMS: PastedCase[] = [
  {
    text: 'Novo lead do site!\nNome: Valdirene Queiroz\nTelefone: (85) 99614-2207\nE-mail: val.queiroz@uol.com.br\nMensagem: Gostaria de saber o preço do porcelanato 60x60.',
    name: 'Valdirene Queiroz',
    phones: ['5585996142207'],
    emails: ['val.queiroz@uol.com.br'],
    notes: ['porcelanato 60x60'],
  },
  {
    text: 'Formulário: Fale Conosco\n\nSeu nome\nCleiton Barros\n\nSeu WhatsApp\n11 97432-1180\n\nSeu melhor e-mail\ncleitonbarros88@gmail.com\n\nComo podemos ajudar?\nPreciso de 3 orçamentos pra sexta',
    name: 'Cleiton Barros',
    phones: ['5511974321180'],
    emails: ['cleitonbarros88@gmail.com'],
    notes: ['3 orçamentos'],
  },
  {
    text: 'nome_completo: Thaynara Lopes de Assis\ntelefone: +5562981440975\nemail: thaynara.assis@hotmail.com\nqual_seu_interesse: financiamento',
    name: 'Thaynara Lopes de Assis',
    phones: ['5562981440975'],
    emails: ['thaynara.assis@hotmail.com'],
    notes: ['financiamento'],
  },
  {
    text: 'Você recebeu uma nova mensagem de contato.\n\nDe: Jucelino Matos <jucelino@matosmoveis.com.br>\nFone: 48 3224-7719\nAssunto: Revenda\n\nTenho loja em São José e quero revender.',
    name: 'Jucelino Matos',
    phones: ['554832247719'],
    emails: ['jucelino@matosmoveis.com.br'],
    notes: ['revender'],
  },
  {
    text: '*Nome do aluno:* Pietro Sanches\n*Responsável:* Luciana Sanches\n*Celular do responsável:* 19 99820-3345\n*Série:* 4º ano',
    name: 'Luciana Sanches',
    phones: ['5519998203345'],
    notes: ['Pietro'],
  },
  {
    text: 'Nome: Edilson\nSobrenome: Farias\nDDD: 91\nCelular: 98877-4410\nE-mail: nao tenho\nCidade: Ananindeua',
    name: 'Edilson Farias',
    phones: ['5591988774410'],
  },
  {
    text: 'Cadastro #20391\nCliente: Padaria Trigo Bom Ltda\nContato: Dona Neusa\nTel.: (31) 3466-1290 / (31) 98712-0034\nCNPJ: 12.345.678/0001-95',
    name: 'Dona Neusa',
    phones: ['5531987120034', '553134661290'],
    notes: ['Trigo Bom'],
  },
  {
    text: 'Interessado: Wanderley Pinheiro | Tel: 67 99233-8871 | Imóvel: Ap 302 Ed. Pantanal | Origem: ZAP Imóveis',
    name: 'Wanderley Pinheiro',
    phones: ['5567992338871'],
    notes: ['302'],
  },
  {
    text: 'Data do envio: 14/08/2025 10:22\nIP: 187.45.120.33\nNome e sobrenome: Rosilda Tenório\nWhatsapp com DDD: 82 98130-5567\nE-mail para contato: rosilda.t@outlook.com\nAceito receber novidades: Sim',
    name: 'Rosilda Tenório',
    phones: ['5582981305567'],
    emails: ['rosilda.t@outlook.com'],
  },
  {
    text: 'Quem é você? iranildo gomes\nSeu número? 84996031278\nO que procura? consórcio de moto',
    name: 'iranildo gomes',
    phones: ['5584996031278'],
    notes: ['consórcio'],
  },
];

const MAILS: PastedCase[] = [
  {
    text: 'Bom dia, Paula!\n\nConforme falamos por telefone, segue meu contato para o envio da proposta.\n\nAtenciosamente,\n\nGeraldo Nogueira\nComprador\nMetalúrgica Sideral\n(47) 3437-8812 | (47) 99145-6620\ngeraldo.nogueira@sideralmetal.com.br',
    name: 'Geraldo Nogueira',
    phones: ['5547991456620', '554734378812'],
    emails: ['geraldo.nogueira@sideralmetal.com.br'],
  },
  {
    text: 'From: Bruna Tavares <bruna@tavareseventos.com>\nDate: qui., 4 de set. de 2025 às 16:02\nSubject: orçamento buffet\nTo: Comercial <comercial@saborefesta.com.br>\n\nOi! Vi vocês no Instagram e queria um orçamento pra 120 pessoas em novembro. Pode me chamar no 21 98455-7012.\n\nBeijos, Bru',
    name: 'Bruna Tavares',
    phones: ['5521984557012'],
    emails: ['bruna@tavareseventos.com'],
    notes: ['120 pessoas'],
  },
  {
    text: 'Prezados,\nsolicito cotação de 40 cadeiras giratórias.\nFavor responder para compras2@prefaguaclara.sp.gov.br ou (16) 3952-1400.\nGrato,\nSebastião Moura\nSetor de Compras',
    name: 'Sebastião Moura',
    phones: ['551639521400'],
    emails: ['compras2@prefaguaclara.sp.gov.br'],
    notes: ['40 cadeiras'],
  },
  {
    text: 'Olá, equipe,\n\nmeu nome é Kátia Regina Bueno, sou síndica do Condomínio Jardim das Flores. Precisamos trocar o portão. Meu celular é o (41) 99688-2135.\n\nObrigada!',
    name: 'Kátia Regina Bueno',
    phones: ['5541996882135'],
    notes: ['portão'],
  },
  {
    text: '---------- Forwarded message ---------\nDe: Otávio Brandão <otavio.brandao@gmail.com>\nDate: seg., 1 de set. de 2025\nSubject: Re: visita\nTo: vendas <vendas@solarenergia.com.br>\n\nPode ser na quinta de manhã. Me liga antes: 34 99102-7785',
    name: 'Otávio Brandão',
    phones: ['5534991027785'],
    emails: ['otavio.brandao@gmail.com'],
  },
  {
    text: 'Boa tarde Marcelo, tudo bem? Sou a Solange da Clínica Vida Plena, o Dr. Hélio pediu pra você mandar o catálogo no meu e-mail solange@vidaplenaclinica.med.br. Abs',
    name: 'Solange',
    emails: ['solange@vidaplenaclinica.med.br'],
    notes: ['catálogo'],
  },
  {
    text: 'Att.\n\nDr. Fabrício Sampaio\nOAB/CE 22.145\nRua Barão de Studart, 1980 - sala 804\nFone: +55 85 3261-0933\nCel./Whats: +55 85 98722-6401\nfabricio@sampaioadv.adv.br\nwww.sampaioadv.adv.br',
    name: 'Dr. Fabrício Sampaio',
    phones: ['5585987226401', '558532610933'],
    emails: ['fabricio@sampaioadv.adv.br'],
  },
  {
    text: 'Enviado do meu iPhone\n\nEm 12 de ago. de 2025, à(s) 09:14, Loja Center <loja@centerpisos.com.br> escreveu:\n> Dona Iracema, segue o boleto.\n> Loja Center (11) 2295-4400',
    none: true,
  },
  {
    text: 'Segue o contato do engenheiro da obra: Maurício Takahashi, mauricio.takahashi@construtoraalfa.eng.br, 11 99871-2230. Ele autoriza as compras acima de 5 mil.',
    name: 'Maurício Takahashi',
    phones: ['5511998712230'],
    emails: ['mauricio.takahashi@construtoraalfa.eng.br'],
    notes: ['5 mil'],
  },
  {
    text: 'Oi,\ntroquei de número, anota o novo: 27 99512-3308\no antigo 27 99800-1122 não uso mais\n\nElaine Zanotti',
    name: 'Elaine Zanotti',
    phones: ['5527995123308', '5527998001122'],
  },
];

const CHATS: PastedCase[] = [
  {
    text: '[14:02, 03/09/2025] Rogério Peças: boa tarde\n[14:02, 03/09/2025] Rogério Peças: tem filtro de óleo da ranger?\n[14:03, 03/09/2025] Rogério Peças: meu zap é esse 65 99904-2217',
    name: 'Rogério Peças',
    phones: ['5565999042217'],
    notes: ['filtro de óleo'],
  },
  {
    text: 'chamo a juliana viu, to querendo ver a casa do anuncio. 71 98844-5093',
    name: 'Juliana',
    phones: ['5571988445093'],
    notes: ['casa do anuncio'],
  },
  {
    text: 'Oi aqui é o Adalberto, primo do Nei. Ele me passou seu numero. meu tel 86 99931-4402 me chama la',
    name: 'Adalberto',
    phones: ['5586999314402'],
  },
  {
    text: 'opa blz? seguinte, fala com a minha esposa Creusa no 98 98123-7760 que ela q resolve isso',
    name: 'Creusa',
    phones: ['5598981237760'],
  },
  {
    text: '+55 81 99644-8123\n~ Gislaine Cabral\nboa noite, ainda tem vaga pro curso de unhas?',
    name: 'Gislaine Cabral',
    phones: ['5581996448123'],
    notes: ['curso de unhas'],
  },
  {
    text: '03/09/2025 18:40 - Nilton Serralheria: amanhã passo aí\n03/09/2025 18:41 - Nilton Serralheria: nilton.serralheria@bol.com.br manda o pix pra esse email',
    name: 'Nilton Serralheria',
    emails: ['nilton.serralheria@bol.com.br'],
  },
  {
    text: 'Boa tarde! Me chamo Weslley e tenho interesse no Onix 2019. Podem me ligar? (62) 9 8140-6675 😊',
    name: 'Weslley',
    phones: ['5562981406675'],
    notes: ['Onix 2019'],
  },
  {
    text: 'anota ai: zilda do mercadinho 88 99677 1204, quer 10 fardos toda segunda',
    name: 'Zilda',
    phones: ['5588996771204'],
    notes: ['10 fardos'],
  },
  {
    text: 'Tia Socorro pediu pra vc ligar pra ela no 85 98555-0182 depois das 18h',
    name: 'Tia Socorro',
    phones: ['5585985550182'],
    notes: ['18h'],
  },
  {
    text: 'Contato do Everaldo eletricista 👇\n(79) 99855-3416',
    name: 'Everaldo',
    phones: ['5579998553416'],
    notes: ['eletricista'],
  },
];

const SIGNATURES: PastedCase[] = [
  {
    text: 'Patrícia Vilela\nGerente de Suprimentos\nGrupo Andrade & Filhos\nT. +55 11 4133 8090\nM. +55 11 99620 7741\nE. patricia.vilela@andradefilhos.com.br',
    name: 'Patrícia Vilela',
    phones: ['5511996207741', '551141338090'],
    emails: ['patricia.vilela@andradefilhos.com.br'],
  },
  {
    text: 'RENATO DE CASTRO LEME\nDiretor Comercial\nTransportes Rota Sul S.A.\nBR-116, km 402 - Pelotas/RS\n53 3278-4411 ramal 215\nrenato.leme@rotasul.com.br',
    name: 'RENATO DE CASTRO LEME',
    phones: ['555332784411'],
    emails: ['renato.leme@rotasul.com.br'],
  },
  {
    text: 'Sueli M. Kuroda | Nutricionista CRN-3 28871\n📞 (43) 99133-5082\n📧 sueli@nutrikuroda.com.br\n📍 Av. Higienópolis, 210 – Londrina',
    name: 'Sueli M. Kuroda',
    phones: ['5543991335082'],
    emails: ['sueli@nutrikuroda.com.br'],
  },
  {
    text: 'Hospital São Lucas\nSetor de Compras\nMarinalva Reis\nCoordenadora\n(75) 3221-6060 / 98101-4477\nmarinalva.reis@hsaolucas.org.br',
    name: 'Marinalva Reis',
    phones: ['5575981014477', '557532216060'],
    emails: ['marinalva.reis@hsaolucas.org.br'],
  },
  {
    text: 'Eng. Lauro Bittencourt\nCREA 5060998812\nCel 51 99417-2036\nlaurob@terra.com.br',
    name: 'Eng. Lauro Bittencourt',
    phones: ['5551994172036'],
    emails: ['laurob@terra.com.br'],
  },
  {
    text: 'Abraços,\nDani\n--\nDaniela Fonseca Prado\nArquiteta\n24 99277-6150\n@daniprado.arq',
    name: 'Daniela Fonseca Prado',
    phones: ['5524992776150'],
  },
  {
    text: 'AGROPECUÁRIA BOI GORDO\nRações, sementes e ferramentas\nFalar com Juvenal\n(66) 99688-7413\nboigordo.vendas@gmail.com\nEstrada da Balsa, s/n - Sorriso MT',
    name: 'Juvenal',
    phones: ['5566996887413'],
    emails: ['boigordo.vendas@gmail.com'],
  },
  {
    text: 'Cida Vasques • Corretora • CRECI 18.442-F • 13 99755-2091 • cida@praiagrandeimoveis.com.br',
    name: 'Cida Vasques',
    phones: ['5513997552091'],
    emails: ['cida@praiagrandeimoveis.com.br'],
  },
  {
    text: 'Atenciosamente,\n\nEquipe Financeiro\nPosto Via Norte\nfinanceiro@postovianorte.com.br\n(92) 3611-7345',
    phones: ['559236117345'],
    emails: ['financeiro@postovianorte.com.br'],
  },
  {
    text: 'Prof.ª Me. Ivonete Sá Barreto\nUniversidade Regional - Campus II\nivonete.barreto@urca.edu.br\nFone (88) 3102-1212',
    name: 'Prof.ª Me. Ivonete Sá Barreto',
    phones: ['558831021212'],
    emails: ['ivonete.barreto@urca.edu.br'],
  },
];

const RECEIPTS: PastedCase[] = [
  {
    text: 'Comprovante de Pix\nValor: R$ 350,00\nData: 05/09/2025 às 11:31\nPara: MARIA ELIZABETE CUNHA\nChave: 85 99788-4302\nInstituição: NU PAGAMENTOS\nID: E18236120202509051431s0f9a77b2c1',
    name: 'MARIA ELIZABETE CUNHA',
    phones: ['5585997884302'],
  },
  {
    text: 'PEDIDO Nº 004871\nCliente: Osvaldo Trindade\nEnd.: Rua 7, 145 - Setor Sul\nFone: 64 99255-1837\nProduto: Bomba submersa 1CV\nTotal: R$ 1.289,90',
    name: 'Osvaldo Trindade',
    phones: ['5564992551837'],
    notes: ['Bomba submersa'],
  },
  {
    text: 'Recibo\nRecebi de Jandira Aparecida Pontes, CPF 321.654.987-91, a quantia de R$ 200,00 referente a sinal. Tel 35 98816-2274.',
    name: 'Jandira Aparecida Pontes',
    phones: ['5535988162274'],
  },
  {
    text: 'iFood\nPedido 8841\nClaudinei R.\nTel: 0800 705 2030 ID: 51173320\nRua Pará, 88\n2x Marmita G',
    name: 'Claudinei R.',
    notes: ['Marmita'],
    phones: ['558007052030'],
  },
  {
    text: 'Sua compra foi aprovada! Pedido 90218834127. Comprador: Fabiane Stolz (fabiane.stolz@yahoo.com.br). Entrega: Rua XV de Novembro 55, CEP 89010-000, Blumenau. Contato (47) 99602-8715',
    name: 'Fabiane Stolz',
    phones: ['5547996028715'],
    emails: ['fabiane.stolz@yahoo.com.br'],
  },
  {
    text: 'OS 11902 - Técnico: Dirceu\nCliente: Nair Sobral\nEquipamento: geladeira Consul\nTel cliente: 83 98701-6624\nDefeito: não gela',
    name: 'Nair Sobral',
    phones: ['5583987016624'],
    notes: ['não gela'],
  },
  {
    text: 'Agendamento confirmado\nPaciente: Heitor Lacerda (mãe: Vanusa)\nTelefone: 61 99911-2048\nDia 22/10 às 15:30\nConvênio: Unimed carteirinha 0064112233445566',
    name: 'Heitor Lacerda',
    phones: ['5561999112048'],
  },
  {
    text: 'NF-e 000.123.771 série 1\nDestinatário: COMERCIAL DE BEBIDAS ALVORADA EIRELI\nCNPJ 45.997.418/0001-53\nFone (22) 2733-9018\ncontas@bebidasalvorada.com.br',
    name: 'COMERCIAL DE BEBIDAS ALVORADA EIRELI',
    phones: ['552227339018'],
    emails: ['contas@bebidasalvorada.com.br'],
  },
  {
    text: 'Reserva 77120 — Hóspede: Amadeu Couto — 2 noites — entrada 12/12 — amadeu.couto@gmail.com — 73 98127-9934',
    name: 'Amadeu Couto',
    phones: ['5573981279934'],
    emails: ['amadeu.couto@gmail.com'],
    notes: ['2 noites'],
  },
  {
    text: 'Inscrição: 2025-0331\nEvento: Workshop de Confeitaria\nParticipante: Cristiane Yumi Honda\nE-mail: cris.honda@icloud.com\nWhats: (14)991230876\nPagamento: cartão final 4417',
    name: 'Cristiane Yumi Honda',
    phones: ['5514991230876'],
    emails: ['cris.honda@icloud.com'],
  },
];

const DICTATION: PastedCase[] = [
  {
    text: 'Acabei de sair da reunião com o Rubens Carvalho da Tecmax, ele pediu proposta de 200 licenças até sexta, o celular dele é 11 98233-6107.',
    name: 'Rubens Carvalho',
    phones: ['5511982336107'],
    notes: ['200 licenças'],
  },
  {
    text: 'cadastra aí a dona Lourdes Maia telefone 85 98761 3390 ela quer trocar o sofá',
    name: 'dona Lourdes Maia',
    phones: ['5585987613390'],
    notes: ['sofá'],
  },
  {
    text: 'Anota o contato novo, nome Severino Brito, número 83 9 9615 2208, é indicação do Paulo da farmácia',
    name: 'Severino Brito',
    phones: ['5583996152208'],
    notes: ['indicação'],
  },
  {
    text: 'o nome dela é Quitéria com Q, Quitéria Bezerra, o email é quiteria ponto bezerra arroba gmail ponto com',
    name: 'Quitéria Bezerra',
    emails: ['quiteria.bezerra@gmail.com'],
  },
  {
    text: 'Fala, conversei agora com um rapaz chamado Tiago Munhoz, ele tem uma oficina em Maringá e quer comprar um elevador automotivo. Telefone quatro quatro nove nove oito um um dois três quatro cinco.',
    name: 'Tiago Munhoz',
    phones: ['5544998112345'],
    notes: ['elevador'],
  },
  {
    text: 'Visitei hoje a loja Casa Bela, quem me atendeu foi a gerente Rosemeire, o zap dela é 16 99733-0821, gostou da linha nova, voltar em quinze dias.',
    name: 'Rosemeire',
    phones: ['5516997330821'],
    notes: ['linha nova'],
  },
  {
    text: 'Lembrar de ligar para o Genival amanhã cedo 82 99940-7715 ele fechou o pacote anual',
    name: 'Genival',
    phones: ['5582999407715'],
    notes: ['pacote anual'],
  },
  {
    text: 'Então, a cliente é a Priscila Antunes Ribeiro, mora em Sorocaba, o telefone é 15, 99722, 4018, e ela prefere ser chamada à tarde.',
    name: 'Priscila Antunes Ribeiro',
    phones: ['5515997224018'],
    notes: ['à tarde'],
  },
  {
    text: 'Passei no Supermercado Bom Preço, falei com seu Arlindo do açougue, 77 98833 1945, compra trinta quilos por semana',
    name: 'seu Arlindo',
    phones: ['5577988331945'],
    notes: ['trinta quilos'],
  },
  {
    text: 'Quem indicou foi a Sheila. O cliente chama Márcio Dal Pozzo, o número é 54 99611-8873 e o e-mail marcio@dalpozzovinhos.com.br',
    name: 'Márcio Dal Pozzo',
    phones: ['5554996118873'],
    emails: ['marcio@dalpozzovinhos.com.br'],
    notes: ['Sheila'],
  },
];

export const FIRST_SIGHT_PT: PastedCase[] = [
  ...FORMS,
  ...MAILS,
  ...CHATS,
  ...SIGNATURES,
  ...RECEIPTS,
  ...DICTATION,
].map((one) => ({ ...one, judged: ['name', 'phone', 'email', 'notes'] }));
