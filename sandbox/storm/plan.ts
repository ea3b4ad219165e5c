import type { Random } from './random.ts';
import type { Field } from './words.ts';

/** A contact as it has to be in Kinbox in the end; what is absent was never given. */
export interface Wanted {
  readonly name: string;
  /** Digits with country code. */
  readonly phone?: string;
  readonly email?: string;
  readonly notes?: string;
  readonly isPrivate: boolean;
}

/** A rep's plan for one form. */
export interface Plan {
  readonly wanted: Wanted;
  /** How each field is typed. */
  readonly typed: Readonly<Partial<Record<Field, string>>>;
  /** Typed first, by mistake: refused, or found to be wrong on the card. Emptied while the rep goes on. */
  readonly slips: Map<Field, string>;
  /** Things done once, each at the question of a field or at the card. Emptied while the rep goes on. */
  readonly whims: Map<Field | 'review', Whim>;
  /** Taps Save twice, a moment apart. */
  readonly doubleTap: boolean;
  /** Does everything once and believes in it: then whatever the bot has not heard stands out. */
  readonly patient: boolean;
}

/** `correct`: edits the message with the name. */
export type Whim = 'back' | 'cancel' | 'correct' | 'chat';

const FIRST = ['Ana', 'João', 'Zoë', 'Мария', '李娜', 'Łukasz', "D'Arcy", 'Renée'] as const;
const LAST = ['Souza', 'da Silva', '<b>Lima</b>', 'Müller & Filhos', '"Tatá" 🚀', 'Ñúñez'] as const;
const NOTES = [
  'Quer proposta até sexta',
  'Loja 2\nfala com o <gerente> & a sócia',
  'met at the fair 🎪 _very_ *interested*',
  'Desconto 10%\n- frete\n- prazo 30/60',
] as const;
const REFUSED: Readonly<Partial<Record<Field, readonly [string, ...string[]]>>> = {
  phone: ['não sei', '12', '+55 11 9'],
  email: ['sem e-mail', 'ana@', 'ana arroba cliente'],
};

/**
 * A plan for the contact `mark`, which is part of its name, email and notes and belongs to no other; neither do the
 * seven digits of `line`: who has the phone of somebody else is asked about before Save.
 */
export function drawPlan(mark: string, line: string, random: Random): Plan {
  const name = `${random.pick(FIRST)} ${random.pick(LAST)} ${mark}`;
  const local = `9${random.between(6, 9)}${line}`;
  const email = `${mark.toLowerCase()}@cliente.com.br`;
  const notes = `${random.pick(NOTES)} ${mark}`;
  const has = { phone: random.chance(0.9), email: random.chance(0.8), notes: random.chance(0.7) };

  const slips = new Map<Field, string>();
  for (const field of ['phone', 'email'] as const) {
    const bad = REFUSED[field];
    if (bad && has[field] && random.chance(0.12)) slips.set(field, random.pick(bad));
  }
  if (random.chance(0.1)) slips.set('name', `Engano ${mark}`);
  if (has.notes && random.chance(0.1)) slips.set('notes', `engano ${mark}`);

  return {
    wanted: {
      name,
      ...(has.phone && { phone: `5511${local}` }),
      ...(has.email && { email }),
      ...(has.notes && { notes }),
      isPrivate: random.chance(0.1),
    },
    typed: {
      name: random.chance(0.2) ? `  ${name.replaceAll(' ', '  ')}` : name,
      ...(has.phone && { phone: phoneAsTyped(local, random) }),
      ...(has.email && {
        email: random.chance(0.2) ? email.replace(/@.*/, '@Cliente.COM.br') : email,
      }),
      ...(has.notes && { notes }),
    },
    slips,
    whims: drawWhims(random),
    doubleTap: random.chance(0.25),
    patient: random.chance(0.6),
  };
}

function drawWhims(random: Random): Map<Field | 'review', Whim> {
  const whims = new Map<Field | 'review', Whim>();
  const later = ['phone', 'email', 'notes', 'review'] as const;
  if (random.chance(0.1)) whims.set(random.pick(later), 'back');
  if (random.chance(0.1)) whims.set(random.pick(later), 'correct');
  if (random.chance(0.08)) whims.set(random.pick(['name', ...later]), 'cancel');
  if (random.chance(0.08)) whims.set(random.pick(['name', ...later]), 'chat');
  return whims;
}

function phoneAsTyped(local: string, random: Random): string {
  const [front, back] = [local.slice(0, 5), local.slice(5)];
  return random.pick([
    `11${local}`,
    `(11) ${front}-${back}`,
    `+55 11 ${front}-${back}`,
    `011 ${front} ${back}`,
    `55 11 ${front}.${back}`,
  ]);
}
