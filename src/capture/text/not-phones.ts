import { isCpf } from '../../domain/fields/documents.ts';
import { HIDDEN } from './segments.ts';

const hide = (found: string) => HIDDEN.repeat(found.length);

/** Documents, orders, accounts and the like, which name their number. */
const NUMBERED =
  'cpf|cnpj|cpf ?\\/ ?cnpj|rg|cnh|pis|nis|nit|dni|nif|rfc|cuit|ssn|ie|inscri[cç][aã]o(?: estadual| municipal)?|crm|cro|crea|creci|oab|documento|doc|passaporte|passport|' +
  'pedido|pedidos|ordem|orden|order|ordem de servi[cç]o|os|protocolo|protocol|nf|nf-?e|nfs-?e|nota(?: fiscal)?|invoice|inv|fatura|factura|boleto|contrato|contract|ticket|chamado|processo|' +
  'matr[ií]cula|registro|c[oó]digo|c[oó]d|code|ref|refer[eê]ncia|reference|rastreio|rastreamento|tracking|sku|lote|s[eé]rie|serial|chassi|renavam|placa|id|imei|proposta|ap[oó]lice|senha|pin|token|po|' +
  'conta|account|acct|ag[eê]ncia|ag|c\\/c|cc|cart[aã]o|card|iban|cep|zip|ean|isbn|ncm|or[cç]amento|presupuesto|quote|case|caso|folio|gu[ií]a|instala[cç][aã]o|uc|voucher|bilhete|cupom|comprovante|cheque|pasep|pis ?\\/ ?pasep|' +
  't[ií]tulo(?: de eleitor)?|cart[aã]o sus|sus|prontu[aá]rio|carteirinha|sinistro|nsu|autoriza[cç][aã]o|benef[ií]cio|nosso n[uú]mero|licen[cç]a|certid[aã]o|medidor|hidr[oô]metro';

const NUMBERED_DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NUMBERED})(?:\\.|\\s+(?:d[aeo]s?\\s+\\p{L}{1,15}|corrente))?[\\s]*(?:(?:n[º°ro.]{1,2}|n[uú]mero|number|no\\.|no|num)?\\s*[:#.\\-–]?)\\s*(?:é|eh|is|es)?\\s*#?[A-Za-z]{0,4}-?(\\d[\\d./-]*\\d)`,
  'giu',
);

/** Not a phone whatever stands around it. */
const SHAPES: RegExp[] = [
  // A PIX key at random, and other UUIDs.
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  // CNPJ, CPF (with all of its marks or only the last one), RG.
  /(?<!\d)\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2}(?!\d)/g,
  /(?<!\d)\d{3}\.\d{3}\.\d{3}[-–./ ]?\d{2}(?!\d)/g,
  /(?<!\d)\d{9}-\d{2}(?!\d)/g,
  /(?<!\d)\d{1,2}\.\d{3}\.\d{3}-[\dXx](?!\d)/g,
  // A boleto's line, a credit card.
  /(?<!\d)\d{5}\.?\d{5} \d{5}\.?\d{6} \d{5}\.?\d{6} \d \d{14}(?!\d)/g,
  /(?<!\d)\d{4}[ .-]\d{4}[ .-]\d{4}[ .-]\d{2,7}(?!\d)/g,
  /(?<!\d)3\d{3}[ -]\d{6}[ -]\d{5}(?!\d)/g,
  // Longer than any number that can be dialled.
  /(?<!\d)\d{16,}/g,
  // Tracking codes, licence plates and other mixtures of letters and digits.
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{9}[A-Z]{2}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])[A-Z]{3}-?\d[A-Z\d]\d{2}(?![\p{L}\p{N}])/gu,
  // Dates, times.
  /(?<![\d./-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d./-]*\d)/g,
  /(?<![\d./-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d./-]*\d)/g,
  /(?<![\d./-])\d{1,2}\/\d{1,2}(?![\d/-])/g,
  /(?<!\d)\d{1,2}(?: ?: ?|h)\d{2}(?::\d{2})?(?:\s?min|\s?hs?|\s?[ap]m)?(?!\d)/gi,
  // Prices, shares, thousands.
  /(?:R\$|US\$|\$|€|£|USD|BRL|EUR)\s?\d[\d.,]*(?:\s?(?:mil|k|mi))?/gi,
  /(?<![\d.])\d{1,3}(?:\.\d{3})*,\d{2}(?!\d)/g,
  /(?<![\d,])\d{1,3}(?:,\d{3})+\.\d{2}(?!\d)/g,
  /(?<!\d)\d[\d.,]*\s?(?:%|reais|d[oó]lares|euros|pesos|mil(?!\p{L})|m²|m2|m³|kg|kwh?|litros|unid|und?s?(?!\p{L})|p[cç]s?(?!\p{L})|pe[cç]as|caixas|units|pcs|km|cm|mm|anos|a[nñ]os|years)/giu,
  // IP addresses, coordinates, CEP.
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
  /-?(?<!\d)\d{1,3}\.\d{3,8}\s?[,;]\s?-?\d{1,3}\.\d{3,8}(?!\d)/g,
  /(?<![\d)][ .-]?|\d)\d{2}\.?\d{3}-\d{3}(?!\d)/g,
  // Addresses of the web, user names.
  /(?:https?:\/\/|www\.)\S+/gi,
  // Without a scheme, by an ending that sites have: "facebook.com/ilda.11987651105".
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|net|org|br|io|me|co|app|dev|shop|store|site|online|pt|es|mx|ar|cl|pe|uy|us|link|ly|gl|be)(?:\/|\?)\S*/giu,
  /(?<![\p{L}\p{N}.])@[\p{L}\p{N}._]+/gu,
];

/** The text, as long as before, with nothing left of numbers that are something else than a phone. */
export function hideNonPhones(text: string): string {
  const shaped = SHAPES.reduce((rest, shape) => rest.replace(shape, hide), text);
  return shaped
    .replace(NUMBERED_DIGITS, (found: string, digits: string) => {
      // "contrato 85 99728-1648": two digits are the beginning of something else.
      if (digits.replace(/\D/g, '').length < 4) return found;
      return found.slice(0, -digits.length) + hide(digits);
    })
    .replace(/(?<!\d)0\d{10}(?!\d)/g, (digits) => (isCpf(digits) ? hide(digits) : digits));
}
