import { fold } from '../../domain/fields/text.ts';
import { FAX_LABEL } from '../phones.ts';

/** The kind of a column's cells. */
export type Role =
  | 'name'
  | 'first-name'
  | 'middle-name'
  | 'last-name'
  /** A word for a person or for a number: the cells tell which. */
  | 'contact'
  | 'phone'
  /** Google's and others' own column for what a number is: "Mobile". */
  | 'phone-label'
  /** The Brazilian DDD, in a column of its own. */
  | 'area-code'
  | 'fax'
  | 'email'
  | 'organisation'
  | 'title'
  | 'nickname'
  | 'location'
  | 'notes'
  /** Of a list of failed rows: the line it was on, and why it failed. */
  | 'line'
  | 'reason'
  | 'ignored'
  /** Of somebody or something else than the contact: goes into the notes, and is never taken for a field of it. */
  | 'foreign'
  /** Goes into the notes with its header. */
  | 'other';

/** Longer texts are no headers. */
const HEADER_MAX = 80;

/** The headers of people, Google and Outlook in Portuguese, English and Spanish; the first that fits holds. */
const WORDS: [Role, RegExp][] = [
  ['line', /^(?:linha|line|linea|fila|row)$/],
  ['reason', /^(?:motivo|reason)$/],
  [
    'ignored',
    /^(?:file as|photo|foto|labels|group membership|e ?mail (?:\d )?(?:type|display name))$/,
  ],
  [
    'ignored',
    /^(?:e ?mail|address|website|event|relation|im|custom field) \d (?:type|label)$|phonetic|yomi/,
  ],
  ['phone-label', /^(?:phone|telefone|telefono) \d (?:type|label|tipo|rotulo|etiqueta)$/],
  ['area-code', /^(?:ddd|codigo de area|area code|cod area)$/],
  // Who is responsible for the lead, and who belongs to it.
  [
    'foreign',
    /assistant|assistente|asistente|manager|gerente|spouse|conjuge|\bmae\b|\bpai\b|\bmadre\b|\bpadre\b/,
  ],
  [
    'foreign',
    /\bowner\b|proprietari[oa]|propietari[oa]|\bdono\b|\bduen[oa]\b|vendedor|\bseller\b|\bsales ?(?:rep|person|man)|\brep\b|representante|consultor|consultant/,
  ],
  [
    'foreign',
    /\bassigned\b|\bassignee\b|atribuid[oa]|asignad[oa]|\bcorretor|\bagente?\b|atendente|operador|\bsdr\b|\bcloser\b|captador|\basesor|ejecutiv[oa]|encargad[oa]|\bcreated by\b|\bmodified by\b|(?:criad|cadastrad|indicad|cread)[oa] por|indicacao|referr(?:er|ed|al)|\bemergenc/,
  ],
  ['foreign', /(?<=\S )responsavel\b|\bresponsavel(?= \S)|\bresponsable\b|\bresponsible\b/],
  // What belongs to no person.
  [
    'foreign',
    /\buser\b|usuario|\blogin\b|\bdomain\b|arquivo|\bfile\b|produto|product|\bitem\b|\bsku\b|estado civil|\bid\b/,
  ],
  [
    'foreign',
    /\b(?:ad|adset|campaign|form|platform|course|curso|evento?|event|pet|animal|template|plano?|grupo|group|lista?|stage|etapa|pipeline|funil|deal|negocio|oportunidade|opportunity|projeto|project|proyecto|empreendimento|imovel|property|servico|service|turma|class|escola|school|banco|bank|fonte|source) (?:nome|name|nombre)\b/,
  ],
  [
    'foreign',
    /\b(?:nome|name|nombre) (?:d[aeo]s?|of|del?) (?:la |el |the )?(?:an[uú]ncio|ad|campanha|campaign|campana|formul|form|curso|course|evento?|event|pet|animal|mascota|cachorro|gato|template|plano?|grupo|group|lista|etapa|funil|negocio|oportunidade|projeto|proyecto|empreendimento|imovel|servico|service|servicio|turma|escola|school|colegio|banco|bank|item|bebe|filh[oa]|crianca)/,
  ],
  // The numbers of documents and orders look like phones.
  [
    'foreign',
    /\b(?:cpf|cnpj|rg|cnh|pis|pasep|nis|nit|renavam|chassi|placa|dni|cuit|cuil|rut|curp|rfc|iban|imei|nsu|ncm|cnae|crm|oab|nf|nfe)\b/,
  ],
  [
    'foreign',
    /\b(?:pedido|order|orden|matricula|protocolo?|contrato|contract|nota fiscal|invoice|fatura|factura|boleto|codigo|cod|code|processo|proceso|registro|registration|inscricao|serie|serial|tracking|rastreio|ticket|voucher|cupom|cartao|card|tarjeta|conta|account number|agencia|documento|document|passaporte|pasaporte|passport|apolice|policy|instalacao|prontuario|carteirinha|bilhete)\b(?! (?:de area|area))/,
  ],
  ['email', /\be ?mails?\b|\bmail\b|\bcorreo\b/],
  ['fax', new RegExp(FAX_LABEL.source)],
  ['organisation', /^account name$|^nome da conta$/],
  [
    'phone',
    /tele(?:f|ph)on[eo]s?\b|\btel(?:ef)?s?\b|\bfones?\b|\bphones?\b|celular|\bcel\b|\bmobile\b|whats ?app/,
  ],
  [
    'organisation',
    /empresa|\bcompany(?: name)?$|companhia|compania|organi[sz]a[a-z]+(?: \d)?(?: name)?$|razao social/,
  ],
  ['organisation', /nome fantasia|instituicao|institucion|\bloja\b|\btienda\b|\bestabelecimento\b/],
  [
    'title',
    /\bcargo\b|\btitle$|\bfuncao\b|\bpuesto\b|profiss|profesion|ocupac|\bposition\b|\brole\b/,
  ],
  [
    'phone',
    /\bmovel\b|\bmovil\b|\bwhats\b|\bzap\b|\bwpp\b|\bfixo\b|\bfijo\b|\blandline\b|\bnumero de contato\b|\bddd\b/,
  ],
  ['nickname', /\bapelido\b|nick ?name|\bapodo\b|\balias\b|como e conhecido/],
  ['first-name', /primeiro nome|first name|given name|prenome|nombre de pila|primer nombre/],
  ['middle-name', /middle name|nome do meio|additional name|segundo n/],
  ['last-name', /sobrenome|last name|family name|surname|apellidos?\b|ultimo nome/],
  [
    'notes',
    /\bobs\b|observac|\bnotas?\b|\bnotes?\b|coment|\bcomments?\b|anotac|descri|detalhe|detalle/,
  ],
  ['notes', /\bremarks?\b|mensage[mn]|\bmensaje\b|\bmessage\b|\brecado\b/],
  [
    'location',
    /endereco|\baddress\b|direccion|domicilio|\bmorada\b|localiza|\blocation\b|ubicacion/,
  ],
  [
    'location',
    /\b(?:rua|street|calle|logradouro|bairro|barrio|complemento|neighbou?rhood|colonia)\b/,
  ],
  [
    'location',
    /\b(?:cidade|city|ciudad|municipio|localidade|localidad|uf|estado|state|provincia)\b/,
  ],
  ['location', /\b(?:region|regiao|cep|zip|postal|pais|country|po box|local|lugar|place)\b/],
  ['name', /\bnomes?\b|\bnames?\b|\bnombres?\b/],
  [
    'contact',
    /^(?:contatos?|contactos?|contacts?|numeros?|numbers?|clientes?|customers?|clients?|leads?)$/,
  ],
  [
    'contact',
    /^(?:pessoas?|personas?|persons?|alunos?|pacientes?|responsavel|prospects?|interessados?)$/,
  ],
];

/** "E-mail 1 – Value*" is "e mail 1 value", "Fone1" is "fone 1". */
function plainHeader(header: string): string {
  return fold(header.slice(0, HEADER_MAX + 1))
    .replace(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\d)/gu, ' ')
    .trim();
}

export function roleOf(header: string): Role {
  const plain = plainHeader(header);
  if (plain === '' || plain.length > HEADER_MAX) return 'other';
  return WORDS.find(([, word]) => word.test(plain))?.[0] ?? 'other';
}

/** More columns than people make; cells behind them are read as notes. */
export const COLUMNS_MAX = 200;

/** How many of a row's cells say what a contact's columns are: what a header row is known by. */
export function countHeaders(cells: string[]): number {
  const known: Role[] = ['name', 'first-name', 'last-name', 'contact', 'phone', 'email'];
  return cells.slice(0, COLUMNS_MAX).filter((cell) => known.includes(roleOf(cell))).length;
}

/** Who looks after the contact, or, where nobody else is named, the contact. */
export const isInCharge = (header: string): boolean => plainHeader(header) === 'responsavel';

/** Says that the name is a person's. */
export const isPersonsHeader = (header: string): boolean =>
  /complet|\bfull\b|client|customer|aluno|alumno|student|lead|contat|contact|pessoa|persona|paciente|patient|tutor|hospede|guest|comprador|buyer|participante|attendee|titular|morador/.test(
    plainHeader(header),
  );

export const isPreferredHeader = (header: string): boolean =>
  /\bprincipal\b|\bprimary\b/.test(plainHeader(header));

/** Columns with the same key are parts of one address: "Home Street" and "Home City", "Address 2 - City". */
export function addressKey(header: string): string {
  return /^(?:home|business|other|address \d+)\b/.exec(plainHeader(header))?.[0] ?? '';
}

/** A whole address, beside columns with its parts. */
export const isWholeAddress = (header: string): boolean => /\bformatted$/.test(plainHeader(header));

/** Columns that only Outlook has, always filled and telling nothing. */
const OUTLOOK_NOISE = /^(?:title|suffix|gender|initials|priority|private|sensitivity|language)$/;

export const isOutlookNoise = (header: string): boolean => OUTLOOK_NOISE.test(plainHeader(header));
export const isOutlookMark = (header: string): boolean => plainHeader(header) === 'sensitivity';
