import { expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/kinbox/faults.ts';
import type { ChatMessage } from '../../sandbox/telegram/chat-view.ts';
import { FIRST_REP, startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock, type ManualClock } from '../helpers/clock.ts';
import { someone } from '../helpers/form.ts';

const REPS = 20;
const CONTACTS_EACH = 10;
const ALL = REPS * CONTACTS_EACH;
/** More requests than all that are made. */
const FAULTS = 3_000;
/** Without the effect, with it, and told to wait: whatever a request is for. */
const WAYS: readonly FaultKind[] = [
  ...(['reset-after', 'server-error', 'gateway-timeout-after', 'reset', 'bad-gateway'] as const),
  ...(['server-error-after', 'too-many', 'html-after', 'unavailable'] as const),
];
const STEP_MS = 500;
/** So many turns of the event loop without a word of anybody: all wait for the time to pass. */
const QUIET_TURNS = 8;

/** Lets time pass whenever nobody has anything to do, until all is done. */
async function passTime(
  { kinbox, journal }: TestBot,
  clock: ManualClock,
  isOver: () => boolean,
): Promise<void> {
  const seen = () => kinbox.requests.length + journal.entries.length;
  for (let quiet = 0, before = seen(); ; before = seen()) {
    await new Promise(setImmediate);
    quiet = seen() === before ? quiet + 1 : 0;
    if (quiet < QUIET_TURNS) continue;
    if (isOver()) return;
    quiet = 0;
    clock.advance(STEP_MS);
  }
}

test('every third request to Kinbox fails: each contact is there once, and nobody is asked', async () => {
  const clock = createManualClock();
  const allowed = Array.from({ length: REPS }, (_, at) => FIRST_REP + at).join(',');
  const bot = await startBot({ clock, env: { ALLOWED_USER_IDS: allowed } });
  const { kinbox } = bot;
  for (let at = 0; at < FAULTS; at += 1) {
    kinbox.fail({ how: WAYS[at % WAYS.length] ?? 'reset', after: 2, retryAfter: 1 });
  }
  const savedAt = new Map<string, number>();
  const reps = Array.from({ length: REPS }, (_, at) => bot.rep(`Rep ${at}`));
  const saving = Promise.all(
    reps.map(async (rep, at) => {
      for (let one = 0; one < CONTACTS_EACH; one += 1) {
        const { name, phone } = someone(at * CONTACTS_EACH + one);
        rep.contact({ firstName: name, phone });
        const card = await rep.sees(`Nome: ${name}`, { timeoutMs: 30_000 });
        await rep.tap('Salvar', { message: card.id, timeoutMs: 30_000 });
        savedAt.set(name, clock.now());
      }
    }),
  );
  const isSummary = ({ text }: ChatMessage) => text.startsWith('Salvo no Kinbox');
  const countSummaries = () => reps.flatMap(({ messages }) => messages.filter(isSummary)).length;
  await passTime(bot, clock, () => kinbox.contacts.length >= ALL && countSummaries() >= ALL);
  await saving;
  const names = kinbox.contacts.map(({ name }) => name ?? '');
  expect(new Set(names)).toEqual(new Set(savedAt.keys()));
  expect(names).toHaveLength(ALL);
  const failed = kinbox.requests.filter(({ status }) => status === null || status >= 400);
  expect(failed.length).toBeGreaterThan(kinbox.requests.length / 4);
  for (const { messages } of reps) {
    expect(messages.filter(({ text }) => text.includes('Não consegui confirmar'))).toEqual([]);
  }
  const tookS = kinbox.contacts
    .map(({ name, createdAt }) => (createdAt - (savedAt.get(name ?? '') ?? 0)) / 1_000)
    .sort((a, b) => a - b);
  const requests = `${kinbox.requests.length} requests, ${failed.length} failed`;
  const took = `${tookS[ALL / 2]} s (median), ${tookS.at(-1)} s (slowest)`;
  process.stdout.write(`${ALL} contacts, ${requests}: in Kinbox after ${took}\n`);
}, 120_000);
