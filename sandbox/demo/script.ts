import type { KinboxContact } from '../kinbox/contact.ts';
import type { ChatMessage } from '../telegram/chat-view.ts';
import { renderNote } from './render.ts';
import type { Stage } from './stage.ts';

const NAME = 'João Müller Conceição';
const PHONE_AS_TYPED = '(011) 98765-4321';
const EMAIL_WITH_SLIP = 'joao.muller@gmial.com';
const NOTES = 'Quer a proposta até sexta.\nFeira de São Paulo, estande 12';

/** One whole conversation; rejects when the bot does not answer as expected. */
export async function playScript(
  { rep, team, kinbox }: Stage,
  print: (text: string) => void,
): Promise<void> {
  /** The button that the bot recommends: every language has it in green. */
  async function tapGreen(message: ChatMessage): Promise<void> {
    const button = message.buttons.flat().find(({ style }) => style === 'success');
    if (button?.data === undefined) throw new Error(`no green button on: ${message.text}`);
    print(renderNote(`\n${rep.firstName} taps [${button.label}]`));
    await rep.tapRaw(message.id, button.data);
  }

  rep.send('/newcontact');
  await rep.sees('1/4');
  rep.send(NAME);
  await rep.sees('2/4');
  rep.send(PHONE_AS_TYPED);
  await rep.sees('3/4');
  rep.send(EMAIL_WITH_SLIP);
  await tapGreen(await rep.sees('joao.muller@gmail.com'));
  await rep.sees('4/4');
  rep.send(NOTES);
  await tapGreen(await rep.sees('Feira de São Paulo'));
  await kinbox.holds(1);
  const [created] = kinbox.contacts;
  await rep.sees(`${created?.id}`);
  await rep.sees(NAME, { in: team });
}

/** Lists faults in Kinbox's contacts after the script; empty if all is well. */
export function checkScript({ rep, kinbox }: Pick<Stage, 'rep' | 'kinbox'>): string[] {
  const [contact, ...more] = kinbox.contacts;
  if (contact === undefined) return ['Kinbox holds no contact'];
  const problems = more.length > 0 ? [`Kinbox holds ${more.length + 1} contacts`] : [];
  const wanted: Partial<KinboxContact> = {
    name: NAME,
    phone: '5511987654321',
    email: 'joao.muller@gmail.com',
    notes: NOTES,
    isPrivate: false,
    origin: 'Telegram',
    customFields: { telegram_id: { value: String(rep.id) } },
  };
  for (const [field, value] of Object.entries(wanted)) {
    const is = JSON.stringify(contact[field as keyof KinboxContact]);
    const should = JSON.stringify(value);
    if (is !== should) problems.push(`${field} is ${is} and should be ${should}`);
  }
  if (!contact.externalId.startsWith(`telegram:${rep.id}:`)) {
    problems.push(`externalId is ${contact.externalId} and should carry ${rep.id}`);
  }
  return problems;
}
