import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Aside, Backlog, PendingContact, Store } from '../../storage/store.ts';
import type { Button } from '../../telegram/keyboard.ts';
import { shorten } from '../cards.ts';
import { answerTap, type BotContext } from '../context.ts';
import { reply } from '../reply.ts';

/** More would make a message too long. */
const SHOWN = 10;

type JobStore = Store;

/** /jobs, for admins: what waits, and what was set aside, each with a button to try it again. */
export async function listJobs(ctx: BotContext, store: JobStore): Promise<void> {
  const { words } = ctx.turn;
  const [backlog, waiting, failedItems] = await Promise.all([
    store.backlog(),
    store.waitingContacts(SHOWN),
    store.failedItems(SHOWN),
  ]);
  await reply(ctx, {
    text: paragraphs(
      words.html('jobs-title'),
      waitingLines(backlog, words),
      waiting.length > 0 && words.html('jobs-waiting-title'),
      lines(...waiting.map((one) => waitingLine(one, words))),
      failedItems.length > 0 && words.html('jobs-aside-title'),
      lines(...failedItems.map((one) => failedLine(one, words))),
    ),
    buttons: failedItems.map(({ what, id }) => [retryButton(what, id, words)]),
  });
}

function waitingLines({ updatesWaiting, jobs }: Backlog, words: Words): Html {
  // The command that asks is waiting itself, until it is answered.
  const updates = updatesWaiting - 1;
  const waiting = jobs.filter(({ state }) => state !== 'done');
  return lines(
    updates > 0 && words.html('jobs-updates', { count: String(updates) }),
    ...waiting.map(({ kind, state, count }) =>
      words.html('jobs-line', {
        kind: words.plain(`job-${kind}`),
        state: words.plain(`job-state-${state}`),
        count: String(count),
      }),
    ),
    updates <= 0 && waiting.length === 0 && words.html('jobs-none'),
  );
}

/** Whose contact waits, why and since when: its rep has the buttons. */
function waitingLine({ saved, state, reason, createdAt }: PendingContact, words: Words): Html {
  return words.html('jobs-waiting-line', {
    name: shorten(saved.contact.name, 40),
    rep: shorten(saved.rep.repName, 40),
    state: words.plain(`job-state-${state}`),
    reason: reason === undefined ? 'none' : shorten(reason, 60),
    since: words.ownMoment(createdAt),
  });
}

function failedLine(one: Aside, words: Words): Html {
  return words.html('jobs-aside-line', {
    id: String(one.id),
    about: words.plain(`job-${one.what === 'update' ? 'update' : (one.work?.kind ?? 'unknown')}`),
    name:
      one.what === 'job' && one.work?.kind === 'create-contact'
        ? shorten(one.work.saved.contact.name, 60)
        : 'none',
    reason: shorten(one.reason, 100),
    since: words.moment(one.since),
  });
}

function retryButton(what: Aside['what'], id: number, words: Words): Button {
  return { label: words.plain('button-retry', { id: String(id) }), data: `retry:${what}:${id}` };
}

/** Handles a tap on one of those buttons. Resolves to false for any other tap. */
export async function retryTapped(ctx: BotContext, store: JobStore, now: number): Promise<boolean> {
  const [, what, id] = /^retry:(job|update):(\d{1,15})$/.exec(ctx.callbackQuery?.data ?? '') ?? [];
  if (what !== 'job' && what !== 'update') return false;
  const again = await store.retryFailed(what, Number(id), now);
  await answerTap(ctx, again ? 'toast-retrying' : 'toast-closed');
  return true;
}
