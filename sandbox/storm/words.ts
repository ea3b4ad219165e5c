/** The bot's texts as a reader sees them, in the languages that it speaks. */
export interface ReadWords {
  readonly labels: Readonly<Record<Field, string>>;
  readonly asks: Readonly<Record<Field, string>>;
  /** The headlines under which a saved contact is shown. */
  readonly sending: readonly string[];
  readonly created: string;
  readonly cancelled: string;
  /** Kinbox refused it. */
  readonly refused: string;
  /** Nobody can tell whether it is there. */
  readonly undecided: string;
  /** The rep said that it is there. */
  readonly settled: string;
  readonly id: string;
  /** Behind the name of a contact that the reader has taken. */
  readonly yours: string;
  /** In front of the name of a contact that the reader is reminded of. */
  readonly reminder: string;
  /** Ways to say when one wants to be reminded, as people type. */
  readonly soon: readonly [string, ...string[]];
}

export const FIELDS = ['name', 'phone', 'email', 'notes'] as const;
export type Field = (typeof FIELDS)[number];

const PORTUGUESE: ReadWords = {
  labels: { name: 'Nome', phone: 'Telefone', email: 'E-mail', notes: 'Observações' },
  asks: {
    name: 'Qual é o nome?',
    phone: 'Qual é o telefone?',
    email: 'Qual é o e-mail?',
    notes: 'Quer anotar alguma coisa?',
  },
  sending: ['Enviando ao Kinbox…', 'Enviando de novo ao Kinbox…', 'Contato guardado'],
  created: 'Salvo no Kinbox ✅',
  cancelled: 'Cancelado',
  refused: 'O Kinbox não aceitou este contato.',
  undecided: 'Não consegui confirmar se este contato chegou ao Kinbox.',
  settled: 'Certo: já está no Kinbox.',
  id: 'ID no Kinbox',
  yours: ' ficou com você.',
  reminder: 'Lembrete: ',
  soon: ['em 1 minuto', 'daqui a 2 min'],
};

const ENGLISH: ReadWords = {
  labels: { name: 'Name', phone: 'Phone', email: 'Email', notes: 'Notes' },
  asks: {
    name: 'What is their name?',
    phone: 'What is their phone number?',
    email: 'What is their email?',
    notes: 'Anything to note?',
  },
  sending: ['Sending to Kinbox…', 'Sending to Kinbox again…', 'Saved here'],
  created: 'Saved in Kinbox ✅',
  cancelled: 'Cancelled',
  refused: "Kinbox didn't accept this contact.",
  undecided: "I couldn't find out whether this contact reached Kinbox.",
  settled: "Good: it's in Kinbox.",
  id: 'Kinbox ID',
  yours: ' is yours.',
  reminder: 'Reminder: ',
  soon: ['in 1 minute', 'in 2 min'],
};

const SPANISH: ReadWords = {
  labels: { name: 'Nombre', phone: 'Teléfono', email: 'Correo', notes: 'Notas' },
  asks: {
    name: '¿Cómo se llama?',
    phone: '¿Cuál es su teléfono?',
    email: '¿Cuál es su correo?',
    notes: '¿Quieres anotar algo?',
  },
  sending: ['Enviando a Kinbox…', 'Enviando de nuevo a Kinbox…', 'Quedó guardado'],
  created: 'Guardado en Kinbox ✅',
  cancelled: 'Cancelado',
  refused: 'Kinbox no aceptó este contacto.',
  undecided: 'No pude confirmar si este contacto llegó a Kinbox.',
  settled: 'Bien: ya está en Kinbox.',
  id: 'ID en Kinbox',
  yours: ' queda contigo.',
  reminder: 'Recordatorio: ',
  soon: ['en 1 minuto', 'dentro de 2 min'],
};

/** The words that a phone in this language gets; Portuguese where the bot does not speak it. */
export function wordsFor(languageCode: string): ReadWords {
  if (languageCode.startsWith('en')) return ENGLISH;
  return languageCode.startsWith('es') ? SPANISH : PORTUGUESE;
}

/** What a group that is none of the team's reads of a contact that was begun there; in the team's language. */
export const ELSEWHERE = 'adicionou um contato ao Kinbox';

/** Behind the name of who has taken a contact, on the team's card; in the team's language. */
export const TAKEN = 'ficou com este contato';
