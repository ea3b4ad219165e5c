import type { Plan, Whim } from './plan.ts';
import { readField, type Sight } from './sight.ts';
import { FIELDS, type Field, type ReadWords } from './words.ts';

/** The next thing that a rep does. */
export type Act =
  | { kind: 'open' }
  | { kind: 'type'; text: string; field: Field }
  | { kind: 'tap'; data: string; message: number }
  | { kind: 'save'; data: string; message: number; draftId: string }
  /** Edits the message that gave the name. */
  | { kind: 'correct' }
  | { kind: 'command'; command: '/pending' | '/cancel' }
  /** Sends something that is no answer. */
  | { kind: 'chat' }
  /** The form was cancelled. */
  | { kind: 'leave' };

/** Saving: Save was tapped, and the bot has not taken it yet. */
export type Mood = 'filling' | 'saving' | 'cancelling';

type FormSight = Extract<Sight, { kind: 'form' }>;

/**
 * Decides a rep's next act from a plan and from the chat alone, as people do, so that
 * it makes no difference how often the bot died in between. A whim or slip that it returns is used up.
 */
export function decide(plan: Plan, sight: Sight, words: ReadWords, mood: Mood): Act {
  if (sight.kind !== 'form') return mood === 'cancelling' ? { kind: 'leave' } : { kind: 'open' };
  const message = sight.message.id;
  const tap = (action: string): Act => {
    const data = sight.buttons.get(action);
    return data === undefined ? { kind: 'chat' } : { kind: 'tap', data, message };
  };
  if (mood === 'cancelling') return tap(sight.at === 'confirm' ? 'go-on' : 'cancel');
  if (sight.at === 'confirm') return tap('go-on');

  const whim = mood === 'saving' ? undefined : plan.whims.get(sight.at);
  plan.whims.delete(sight.at);
  if (whim) return whimsical(whim, tap);
  return sight.at === 'review'
    ? review(plan, sight, words, tap)
    : answer(plan, sight.at, sight, tap);
}

function whimsical(whim: Whim, tap: (action: string) => Act): Act {
  if (whim === 'back' || whim === 'cancel') return tap(whim);
  return { kind: whim };
}

function answer(plan: Plan, field: Field, sight: FormSight, tap: (action: string) => Act): Act {
  const slip = plan.slips.get(field);
  plan.slips.delete(field);
  const text = slip ?? plan.typed[field];
  if (text !== undefined) return { kind: 'type', text, field };
  // Nothing belongs here: taken out if something is there, passed over if not.
  return tap(sight.buttons.has('clear') ? 'clear' : sight.buttons.has('skip') ? 'skip' : 'back');
}

function review(plan: Plan, sight: FormSight, words: ReadWords, tap: (action: string) => Act): Act {
  const { text } = sight.message;
  const wrong = FIELDS.find((field) => !isRight(field, plan, readField(text, field, words)));
  if (wrong) return tap(`edit-${wrong}`);
  if (text.includes('🔒') !== plan.wanted.isPrivate) return tap('toggle-private');
  const { draftId, message } = sight;
  return { kind: 'save', data: sight.buttons.get('save') ?? '', message: message.id, draftId };
}

function isRight(field: Field, { wanted }: Plan, shown: string | undefined): boolean {
  if (field === 'phone') return shown?.replace(/\D/g, '') === wanted.phone;
  return shown === wanted[field];
}
