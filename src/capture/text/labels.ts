/** The meaning of the words before a colon; `kept` goes into the notes, with its label. */
export type Label = 'name' | 'surname' | 'phone' | 'fax' | 'email' | 'notes' | 'address' | 'kept';

export const FAX = 'tele-?fax|fax';

export const PHONE =
  'tel(?:e[fp]h?on[eo]s?)?|tels|tél|teléfonos?|[fp]h?ones?|phone (?:number|no)|cel(?:ular(?:es)?)?|cell ?phone|cell|' +
  'm[oó]v(?:el|il)|mobile(?: (?:phone|number))?|mob|whats?-?app|whats|whatts?app|watsapp|wh?ats|wpp|wa|zap(?:zap)?|zapp|' +
  'fixo|tel fixo|direct(?: line)?|office|landline|n[uú]mero(?: de (?:telefone|celular|whatsapp|contato|tel[eé]fono))?|' +
  'contato telef[oô]nico|comercial|residencial|recado|trabalho|casa|ligar|liga|linha direta|n[º°]|my number|number|ddd';

export const EMAIL =
  'e-?mails?|mail|e-mail address|email address|correos?(?: electr[oó]nicos?)?|endere[cç]o de e-?mail|e-?mail comercial';

const NAME =
  'nome(?: completo| d[oa] (?:cliente|contato|lead|paciente|alun[oa]|interessad[oa]|respons[aá]vel|comprador|solicitante))?|seu nome|' +
  '(?:full |customer |client |contact |lead |your )?name|first name|primeiro nome|nombres?(?: completo| y apellidos?| del cliente)?|' +
  'clientes?|customer|client|(?:novo |new |nuevo )?(?:contato|contacto|contact|lead)(?: person)?|respons[aá]vel|responsable|a\\/c|aos cuidados(?: de)?|' +
  'paciente|alun[oa]|comprador[a]?|solicitante|interessad[oa]|interesad[oa]|propriet[aá]ri[oa]|titular|attn|attention|s[oó]ci[oa]|falar com|remetente|destinat[aá]ri[oa]|participante|beneficiari[oa]|h[oó]spede|hu[eé]sped|guest|ship to|bill to|deliver to';

const SURNAME = 'sobrenome|last name|surname|apellidos?';

const NOTES =
  'obs(?:erva[cç](?:[aã]o|[oõ]es))?|observaci(?:[oó]n|ones)|notas?|notes?|mensagens?|mensagem|message|mensaje|coment[aá]rios?|comments?|recados?|anota[cç](?:[aã]o|[oõ]es)|msg';

const ADDRESS =
  'endere[cç]o(?: completo| de entrega| comercial)?|end|(?:delivery |street )?address|direcci[oó]n|logradouro|localiza[cç][aã]o|location|ubicaci[oó]n|domicilio|local';

const KEPT =
  'nosso n[uú]mero|empresa|nome da empresa|nome fantasia|raz[aã]o social|raz[oó]n social|company(?: name)?|organization|compa[nñ][ií]a|organiza[cç][aã]o|cargo|fun[cç][aã]o|posi[cç][aã]o|position|title|job title|role|puesto|profiss[aã]o|' +
  'cpf|cnpj|cpf\\/cnpj|rg|dni|nif|rfc|cuit|cep|zip(?: code)?|c[oó]digo postal|pedido|order(?: number| no)?|produto|product|producto|servi[cç]o|service|servicio|' +
  'assunto|subject|asunto|data|enviad[oa](?: em)?|enviado el|sent|date|fecha|hora|hor[aá]rio|cidade|city|ciudad|bairro|estado|state|uf|pa[ií]s|country|site|website|web|sitio|instagram|insta|facebook|linkedin|' +
  'pix|chave pix|origem|origen|source|interesses?|interest|inter[eé]s|nascimento|idade|valor|total|or[cç]amento|budget|presupuesto|departamento|department|setor|nome d[ao] (?:m[aã]e|pai|filh[oa]|pet)|' +
  'agencia|ag[eê]ncia|conta|banco|protocolo|nf|placa|ve[ií]culo|im[oó]vel|plano|plan|quantidade|qtd|quantity|cantidad|melhor hor[aá]rio|para|to|cc|cco|bcc|de|from';

const TABLE: [Label, string][] = [
  ['fax', FAX],
  ['phone', PHONE],
  ['email', EMAIL],
  ['surname', SURNAME],
  ['notes', NOTES],
  ['address', ADDRESS],
  ['name', NAME],
  ['kept', KEPT],
];

/** Forms on the web write "full_name:". */
const spaced = (words: string) => words.replaceAll(' ', '[ _]');

const ANY = TABLE.map(([, words]) => spaced(words)).join('|');

/** "Tel / WhatsApp (comercial):", anywhere; the words of one label end where the colon is. */
export const LABEL_WITH_COLON = new RegExp(
  `(?<![\\p{L}/@._-])(?:(?:meu|minha|my|mi|seu|sua|su|your)\\s)?(${ANY})((?: ?[/&|-] ?| e | y | and | ou | o | )(?:${ANY}))?(?: com ddd)?(?: ?\\d)?(?: ?\\([^()\\n]{0,20}\\))?[.*_]{0,2} ?[:：](?!\\/\\/)`,
  'giu',
);

/**
 * At the start of a line the colon may be missing: "Tel. 85 3222-1234", "Nome - Ana", "E-mail ana@x.com". What
 * an address begins with is no label: "contato.ana@x.com".
 */
export const LABEL_AT_START = new RegExp(
  `^(?:(${FAX}|${PHONE}|${EMAIL}|contato|contacto)(?![.-][^\\s@]{1,64}@)(?: ?[.=–—>→-]{1,2}(?= ?\\S)| (?=[\\d+(]|\\S{1,64}@))|(${NAME}|${ADDRESS}|${NOTES}) ?(?:[=–—>→]|- )(?= ?\\S))`,
  'iu',
);

const KINDS = TABLE.map(([label, words]) => ({
  label,
  whole: new RegExp(`^(?:${spaced(words)})$`, 'iu'),
}));

/** Which kind the words of a label are. */
export function labelOf(words: string): Label {
  return loneLabel(words) ?? 'kept';
}

/** The kind of label that a whole text is, if it is one. */
export function loneLabel(text: string): Label | undefined {
  return KINDS.find(({ whole }) => whole.test(text))?.label;
}

/** Forms that speak ask for a field; the answer follows in the line or below it. */
const QUESTIONS: [Label, RegExp][] = [
  [
    'name',
    /^¿?(?:(?:qual (?:é )?(?:o )?)?seu nome(?: completo)?|quem (?:é|e) voc[eê]|como (?:voc[eê] )?se chama|como podemos (?:te )?chamar|c[oó]mo te llamas|cu[aá]l es tu nombre|what (?:is|'s) your (?:full )?name|what should we call you|who are you) ?\? */iu,
  ],
  [
    'phone',
    /^¿?(?:(?:qual (?:é )?(?:o )?)?(?:seu )?(?:n[uú]mero|telefone|celular|whats(?:app)?)|cu[aá]l es tu (?:n[uú]mero|tel[eé]fono|celular|whats(?:app)?)|what (?:is|'s) your (?:phone )?number|best number to reach you) ?\? */iu,
  ],
  [
    'email',
    /^¿?(?:(?:qual (?:é )?(?:o )?)?(?:seu )?(?:melhor )?e-?mail|cu[aá]l es tu (?:correo|e-?mail)|what (?:is|'s) your e-?mail(?: address)?) ?\? */iu,
  ],
];

/** The question that a line begins with, and the field that it asks for. */
export function questionAtStart(text: string): { label: Label; text: string } | undefined {
  for (const [label, question] of QUESTIONS) {
    const found = question.exec(text)?.[0];
    if (found !== undefined) return { label, text: found };
  }
  return undefined;
}

/** Pictures that people put in the place of a label. */
const ICONS: [Label, RegExp][] = [
  ['fax', /^(?:📠)/u],
  ['phone', /^(?:📱|📲|☎|📞|🤙|☏|✆)/u],
  ['email', /^(?:📧|✉|📩|📨|💌|🖂)/u],
  ['address', /^(?:📍|🏠|🏡|📌|🗺)/u],
  ['name', /^(?:👤|🙋|👩|👨|🧑|🪪)/u],
];

/** The icon that a line begins with, what it stands for and how long it is. */
export function iconAtStart(text: string): { label: Label; length: number } | undefined {
  for (const [label, icon] of ICONS) {
    const found = icon.exec(text)?.[0];
    if (found === undefined) continue;
    const joined = /^(?:\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]|[♀♂💼💻🔧⚕])*\s*/u.exec(
      text.slice(found.length),
    );
    return { label, length: found.length + (joined?.[0].length ?? 0) };
  }
  return undefined;
}
