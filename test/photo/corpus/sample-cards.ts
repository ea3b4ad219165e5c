import { type Seeded, seeded } from './seeded.ts';

/** A business card's content, and the values that should be read from it. */
export interface SampleCard {
  seed: number;
  name: string;
  title: string;
  company: string;
  /** As printed, each with its label or an icon. */
  phones: { label: string; text: string; digits: string }[];
  email: string;
  site: string | undefined;
  address: string[];
  /** A number that is no phone: CNPJ, CRECI, OAB, NIT, RFC … */
  registration: string | undefined;
}

interface Country {
  names: string[];
  titles: string[];
  companies: { name: string; domain: string }[];
  phone(random: Seeded, isMobile: boolean): { text: string; digits: string };
  labels: { mobile: string[]; office: string[] };
  addresses: string[][];
  registrations: string[];
}

const digits = (random: Seeded, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random.next() * 10)).join('');

const BRAZIL: Country = {
  names: [
    'Adalgisa Moreira Pontes',
    'Bento Figueira',
    'Camila Brandão Teles',
    'Dirceu Accioly',
    'Eneida Vasconcelos',
    'Fábio Junqueira Neto',
    'Graça Ladeira',
    'Heloísa Barcellos',
    'Ítalo Menezes',
    'João Vitor Sabino',
    'Karina Ozório',
    'Leônidas Bastos',
    'Márcia Quintela',
    'Nathália Frias',
    'Otávio Cerqueira',
    'Priscila Dantas Maia',
    'Quitéria Lobo',
    'Rogério Sant’Anna',
    'Simone Guimarães',
    'Thiago Wanderley',
    'Úrsula Peçanha',
    'Valdir Conceição',
    'Wellington Araújo',
    'Yara Monteiro',
    'Zuleika Prado',
    'Dra. Luana Pimentel',
    'Eng. Caio Rezende',
  ],
  titles: [
    'Gerente Comercial',
    'Diretora Executiva',
    'Corretor de Imóveis',
    'Arquiteta e Urbanista',
    'Consultor de Vendas',
    'Nutricionista',
    'Representante',
    'Sócio-fundador',
    'Coordenadora de Marketing',
    'Engenheiro Civil',
    'Advogada',
  ],
  companies: [
    { name: 'Construtora Horizonte', domain: 'construtorahorizonte.com.br' },
    { name: 'Vila Nova Imóveis', domain: 'vilanovaimoveis.com.br' },
    { name: 'TechSul Sistemas', domain: 'techsul.com.br' },
    { name: 'Padaria Pão Dourado', domain: 'paodourado.com.br' },
    { name: 'Clínica Bem Viver', domain: 'clinicabemviver.med.br' },
    { name: 'Lima & Prado Advogados', domain: 'limaprado.adv.br' },
    { name: 'AgroVale Insumos', domain: 'agrovale.agr.br' },
    { name: 'Estúdio Traço', domain: 'estudiotraco.com' },
    { name: 'Metalúrgica São Jorge', domain: 'metalsaojorge.ind.br' },
    { name: 'Rota Logística', domain: 'rotalog.com.br' },
  ],
  phone(random, isMobile) {
    const area = random.pick(['11', '21', '31', '41', '48', '51', '61', '71', '81', '85', '92']);
    const local = isMobile
      ? `9${random.pick(['6', '7', '8', '9'])}${digits(random, 7)}`
      : `${random.pick(['2', '3'])}${digits(random, 7)}`;
    const [first, last] = [local.slice(0, -4), local.slice(-4)];
    const text = random.pick([
      `(${area}) ${first}-${last}`,
      `${area} ${first}-${last}`,
      `+55 ${area} ${first}-${last}`,
      `(${area}) ${first}.${last}`,
      `${area} ${first} ${last}`,
      `+55 (${area}) ${first}-${last}`,
    ]);
    return { text, digits: `55${area}${local}` };
  },
  labels: {
    mobile: ['', 'Cel.: ', 'Cel ', 'WhatsApp: ', 'M '],
    office: ['', 'Tel.: ', 'Fone: ', 'Tel ', 'T '],
  },
  addresses: [
    ['Rua das Palmeiras, 480 - Sala 12', 'Centro - Curitiba/PR - 80020-110'],
    ['Av. Beira-Mar, 2300', 'Fortaleza - CE'],
    ['SCS Quadra 2, Bloco C, 41', 'Brasília - DF, 70302-907'],
    ['Rua Quinze de Novembro, 1101, 3º andar', 'Blumenau - SC'],
  ],
  registrations: [
    'CNPJ 12.345.678/0001-95',
    'CRECI 24.117-F',
    'OAB/SP 218.443',
    'CREA 5061234567',
    'CRM 104722',
  ],
};

const SPANISH: Country = {
  names: [
    'Alejandro Ibáñez Soto',
    'Belén Carrasco',
    'Cristóbal Muñoz',
    'Daniela Peña Rojas',
    'Emiliano Zárate',
    'Florencia Núñez',
    'Gonzalo Etcheverry',
    'Itzel Domínguez',
    'Joaquín Larraín',
    'Lucía Ordóñez',
    'Mateo Quiroga',
    'Renata Villaseñor',
  ],
  titles: [
    'Gerente de Ventas',
    'Directora General',
    'Asesor Comercial',
    'Jefa de Compras',
    'Abogado',
    'Ingeniera Industrial',
  ],
  companies: [
    { name: 'Aceros del Norte', domain: 'acerosdelnorte.com.mx' },
    { name: 'Bodega Los Andes', domain: 'bodegalosandes.cl' },
    { name: 'Grupo Cóndor', domain: 'grupocondor.com.ar' },
    { name: 'Textiles Medellín', domain: 'texmedellin.com.co' },
  ],
  phone(random, isMobile) {
    const [one, two] = [digits(random, 4), digits(random, 4)];
    return random.pick([
      { text: `+52 55 5${one.slice(1)} ${two}`, digits: `52555${one.slice(1)}${two}` },
      isMobile
        ? { text: `+56 9 8${one.slice(1)} ${two}`, digits: `5698${one.slice(1)}${two}` }
        : { text: `+56 2 2${one.slice(1)} ${two}`, digits: `5622${one.slice(1)}${two}` },
      { text: `+57 310 ${one.slice(1)} ${two}`, digits: `57310${one.slice(1)}${two}` },
    ]);
  },
  labels: { mobile: ['', 'Móvil: ', 'Cel. '], office: ['', 'Tel. ', 'Tel: '] },
  addresses: [
    ['Av. Reforma 222, Piso 8', 'Ciudad de México'],
    ['Calle 50 # 42-18', 'Medellín, Colombia'],
  ],
  registrations: ['RFC ADN980512KX3', 'NIT 900.456.321-7'],
};

const ENGLISH: Country = {
  names: [
    'Abigail Thornton',
    'Declan O’Rourke',
    'Grace Whitfield',
    'Jonathan Pryce-Hall',
    'Marcus Feldman',
    'Priya Raman',
    'Stephen Kowalski',
  ],
  titles: [
    'Sales Director',
    'Account Executive',
    'Founder & CEO',
    'Regional Manager',
    'Head of Partnerships',
  ],
  companies: [
    { name: 'Northgate Supplies', domain: 'northgatesupplies.com' },
    { name: 'Harbor & Pine', domain: 'harborpine.com' },
    { name: 'Quantum Freight', domain: 'quantumfreight.io' },
  ],
  phone(random) {
    const area = random.pick(['212', '415', '305', '617']);
    const [exchange, line] = [
      `${random.pick(['2', '5', '7'])}${random.pick(['34', '56', '78'])}`,
      digits(random, 4),
    ];
    return {
      text: `+1 ${random.pick([`(${area}) ${exchange}-${line}`, `${area}.${exchange}.${line}`, `${area} ${exchange} ${line}`])}`,
      digits: `1${area}${exchange}${line}`,
    };
  },
  labels: { mobile: ['', 'Mobile: ', 'Cell '], office: ['', 'Office: ', 'Tel '] },
  addresses: [
    ['350 Harbor Street, Suite 900', 'Boston, MA 02110'],
    ['88 Mission Ave', 'San Francisco, CA'],
  ],
  registrations: ['Lic. 01984223', 'NMLS 448812'],
};

/** Card number `seed`: of ten, seven are Brazilian, two Spanish, one English. */
export function sampleCard(seed: number): SampleCard {
  const random = seeded(seed * 7_919 + 13);
  const kind = seed % 10;
  const country = kind < 7 ? BRAZIL : kind < 9 ? SPANISH : ENGLISH;
  const name = random.pick(country.names);
  const company = random.pick(country.companies);
  const phones = [{ isMobile: true }, ...(random.chance(0.55) ? [{ isMobile: false }] : [])].map(
    ({ isMobile }) => ({
      label: random.pick(isMobile ? country.labels.mobile : country.labels.office),
      ...country.phone(random, isMobile),
    }),
  );
  return {
    seed,
    name,
    title: random.pick(country.titles),
    company: company.name,
    phones: random.chance(0.2) ? phones.toReversed() : phones,
    email: `${localPart(random, name)}@${random.chance(0.8) ? company.domain : random.pick(['gmail.com', 'hotmail.com', 'outlook.com'])}`,
    site: random.chance(0.6) ? `${random.chance(0.7) ? 'www.' : ''}${company.domain}` : undefined,
    address: random.chance(0.6) ? random.pick(country.addresses) : [],
    registration: random.chance(0.3) ? random.pick(country.registrations) : undefined,
  };
}

function localPart(random: Seeded, name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}|[’.]/gu, '')
    .toLowerCase()
    .split(/[ -]/)
    .filter((word) => !['dra', 'eng'].includes(word));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    first,
    `${first[0]}${last}`,
    `${first}_${last}`,
    `contato.${first}`,
    `${first}.${last}${Math.floor(random.between(2, 99))}`,
  ]);
}
