import { externalIdOf, type KinboxContact } from '../domain/contact.ts';
import { ABSENT, type Doubt, doubtOf, REP_SAYS, reasonOfDoubt } from '../domain/doubt.ts';
import type { FieldValue } from '../domain/fields/custom-field.ts';
import type { Destination } from '../domain/form/draft.ts';
import { type NewJob, type SavedContact, shareKey, type TellRep, tellKey } from '../domain/job.ts';
import { phoneSpellings } from '../domain/same-person.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError, troubleOf } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { sayIfSlow } from '../runtime/say-if-slow.ts';
import type { Job, JobEnd } from '../storage/store.ts';
import type { Signal } from './circuit.ts';
import { backoffMs } from './worker.ts';

export interface DestinationsDeps {
  /** Chats that are shown everything that is created. */
  teamChatIds(): readonly number[];
  /** The id that a group has now: it changes when the group becomes a supergroup. */
  currentId(chatId: number): Promise<number>;
}

/**
 * The team's chats, each once, in the topic where the command was given; and a chat that is not the team's, where only
 * the fact is told (`isBare`): anybody may be in there.
 */
export async function destinationsToShare(
  given: Destination | undefined,
  { teamChatIds, currentId }: DestinationsDeps,
): Promise<{ destination: Destination; isBare?: boolean }[]> {
  const place = given && { ...given, chatId: await currentId(given.chatId) };
  const teams = new Set(await Promise.all(teamChatIds().map(currentId)));
  const shown = Array.from(teams, (chatId) => ({
    destination: chatId === place?.chatId ? place : { chatId },
  }));
  if (!place || teams.has(place.chatId)) return shown;
  return [{ destination: place, isBare: true }, ...shown];
}

/** The contact as it may stand in a job for a chat that is not the team's. */
const withoutData = ({ id, externalId }: KinboxContact): KinboxContact => ({
  id,
  externalId,
  name: null,
  phone: null,
  email: null,
  notes: null,
  location: null,
  isPrivate: true,
});

export interface CreateContactDeps extends DestinationsDeps {
  kinbox: Pick<Kinbox, 'createContact' | 'lookUp' | 'findByPhoneOrEmail'>;
  /** The custom field that carries the rep's Telegram id, where the workspace has one (rep-field.ts). */
  repField(repId: number, attempts: number): Promise<Record<string, { value: string }>>;
  origin: string;
  /** Whether the database was restored of late, so that it may not know of a contact that was sent. */
  mayBeThere(): boolean;
  /** Tells the rep, while Kinbox takes its time, that the contact is safe. Never rejects. */
  sayWaiting(saved: SavedContact): Promise<void>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
}

/** How a run ends, and what it says of Kinbox's health. */
export interface Run {
  end: JobEnd;
  signal: Signal;
}

/**
 * How long after the claim of a POST it is over: it ends by its own time-out (15 s) and is begun at once, as a rule;
 * the rest is for a server that finishes late, and is 6 s at the very least. Before that nobody is asked about it.
 */
export const POST_OVER_MS = 30_000;
/**
 * How long after the claim of a POST its contact may still be missing where it is looked for: Kinbox documents
 * nothing of it, and searches of other vendors lag 30 to 45 s behind. "Not there" is believed from then on.
 */
export const SETTLED_MS = 3 * 60_000;
/**
 * Look-ups count from the claim, so a POST is written this soon after it (custom fields and connection included)
 * or not at all in this run: not by a replica that was asleep, and whose job another one may have by now.
 */
const START_MS = 9_000;
/** A row of an import is looked for this long before its POST, which still begins in time. */
const LOOK_FIRST_MS = 4_000;
/** It insists on that answer this often; after that it goes without. */
const INSIST = 5;
/** Whether a contact in Kinbox is the one that was saved here. */
const isOf = ({ rep, draft }: SavedContact) => {
  const own = externalIdOf(rep.repId, draft.id);
  return ({ externalId }: KinboxContact): boolean => externalId === own;
};
const SHORTEST_REST_MS = 1_000;
/** How long a contact rests at most before the next POST, when each one failed. */
const REST_MAX_MS = 5 * 60_000;
/** A contact that could not be sent for this long is given up until an admin looks at it. */
const GIVE_UP_MS = 72 * 60 * 60_000;
/** Who has waited longer than this has put the phone away. */
const LATE_MS = 60_000;
/** How long a rep looks at "sending…" before reading that it takes longer. */
const SLOW_MS = 3_000;

/**
 * Runs a create-contact job: the only code that posts a contact. The job was recorded as `sending` before
 * this runs. A job that comes from `pending` was provably never created; any other is looked up first.
 */
export function createContactRunner(deps: CreateContactDeps) {
  const { kinbox, repField, origin, mayBeThere, sayWaiting, clock, random } = deps;

  return async function run(job: Job, saved: SavedContact): Promise<Run> {
    try {
      return job.claimedFrom === 'pending' ? await post(job, saved) : await lookUp(job, saved);
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      const { end, signal } =
        job.claimedFrom === 'pending'
          ? endOfPost(job, saved, error)
          : endOfLookUp(job, saved, error);
      return { end: { ...end, trouble: troubleOf(error) }, signal };
    }
  };

  async function post(job: Job, saved: SavedContact): Promise<Run> {
    const { repId } = saved.rep;
    const known = (await sentBefore(job, saved)) ?? (await knownRow(job, saved));
    if (known) return known;
    const customFields = { ...customFieldsOf(saved), ...(await repField(repId, job.attempts)) };
    const { fields: _own, ...contact } = saved.contact;
    const posting = kinbox.createContact(
      {
        ...contact,
        origin: saved.origin ?? origin,
        externalId: externalIdOf(repId, saved.draft.id),
        customFields,
      },
      job.sentAt + START_MS,
    );
    return await created(job, saved, await patiently(posting, saved));
  }

  /**
   * After a restore a draft or a row may be in Kinbox already, sent in the time that the copy does not know of. Throws
   * KinboxError as `askFirst` does.
   */
  async function sentBefore(job: Job, saved: SavedContact): Promise<Run | undefined> {
    if (!mayBeThere()) return undefined;
    const own = (await askFirst(job, saved)).find(isOf(saved));
    return own && created(job, saved, own);
  }

  /**
   * A row of an import is left out when Kinbox has somebody with its phone or email, unless the rep wants those
   * too. Throws KinboxError as `askFirst` does.
   */
  async function knownRow(job: Job, saved: SavedContact): Promise<Run | undefined> {
    if (!saved.importRow || saved.importRow.takesKnown) return undefined;
    const matches = await askFirst(job, saved);
    if (matches.length === 0) return undefined;
    const own = matches.find(isOf(saved));
    return own ? created(job, saved, own) : { end: failedRow('known'), signal: 'reads' };
  }

  /**
   * Who can be reached like the contact, asked so briefly that its POST still begins in time. Throws KinboxError while
   * Kinbox does not say so; where it cannot be asked (403, 404), nobody.
   */
  async function askFirst(job: Job, saved: SavedContact): Promise<KinboxContact[]> {
    const { phone, email } = saved.contact;
    if (!phone && !email) return [];
    const reach = { phones: phone ? phoneSpellings(phone) : [], email };
    return kinbox.findByPhoneOrEmail(reach, LOOK_FIRST_MS).catch((error: unknown) => {
      if (!(error instanceof KinboxError)) throw error;
      const isAskedAgain = error.kind === 'try-again' && job.attempts < INSIST;
      if (isAskedAgain || error.status === 401 || error.status === 429) throw error;
      return [];
    });
  }

  /** The rep reads that it is kept, when the answer is slow. */
  async function patiently<T>(posting: Promise<T>, saved: SavedContact): Promise<T> {
    const slowAt = clock.now() + SLOW_MS;
    const say = async (): Promise<void> => {
      // After a sleep of the machine another replica may have told the rep more than this.
      const isLate = clock.now() > slowAt + SLOW_MS;
      if (!isLate && !saved.importRow) await sayWaiting(saved);
    };
    return (await sayIfSlow(posting, say, { ms: SLOW_MS, clock })).done;
  }

  async function lookUp(job: Job, saved: SavedContact): Promise<Run> {
    // An answer tells how things were when it was asked for.
    const askedAfterMs = clock.now() - job.sentAt;
    const { phone, email } = saved.contact;
    const externalId = externalIdOf(saved.rep.repId, saved.draft.id);
    const result = await kinbox.lookUp({ externalId, phone, email, notBefore: job.createdAt });
    if (result.answer === 'found') return await created(job, saved, result.contact);
    const doubt = doubtOf(job.reason);
    if (result.answer === 'absent') {
      return { end: endOfAbsent(job, saved, { doubt, askedAfterMs }), signal: 'reads' };
    }
    const isAsked = result.answer === 'unknowable' && askedAfterMs >= POST_OVER_MS;
    return { end: endOfUnknown(job, saved, { doubt, isAsked }), signal: 'reads' };
  }

  /** Sent again only after two complete answers, the second one settled: one may come out of an old copy. */
  function endOfAbsent(
    job: Job,
    saved: SavedContact,
    { doubt, askedAfterMs }: { doubt: Doubt; askedAfterMs: number },
  ): JobEnd {
    // The rep has looked, too.
    if (doubt.rep === REP_SAYS.again) return { state: 'pending', runAt: clock.now() };
    if (!doubt.isNotSeen || askedAfterMs < SETTLED_MS) {
      return goOnLooking(job, saved, { ...doubt, isNotSeen: true });
    }
    if (doubt.rep !== REP_SAYS.settled) return sendAgain(job, saved);
    // It may be somebody else whom the rep has seen there.
    return upToTheRep(job, saved, 'absent');
  }

  /** `isAsked`: Kinbox will not say. It is looked for all the same: a token may be given more rights. */
  function endOfUnknown(
    job: Job,
    saved: SavedContact,
    { doubt, isAsked }: { doubt: Doubt; isAsked: boolean },
  ): JobEnd {
    if (doubt.rep === REP_SAYS.again) return { state: 'pending', runAt: clock.now() };
    if (isTooOld(job)) {
      if (doubt.rep === REP_SAYS.settled) return { state: 'done' };
      // Nobody could tell in all that time: it is for the rep, as where nobody ever can.
      return upToTheRep(job, saved, 'undecided', doubt.rep !== undefined);
    }
    if (!isAsked || doubt.rep !== undefined) return goOnLooking(job, saved, doubt);
    if (saved.importRow) return failedRow('undecided');
    const asked = lookAgain(job, { ...doubt, rep: 'asked' });
    return { ...asked, jobs: [question(job, saved, 'undecided')], drop: delayKeys(saved.draft.id) };
  }

  /** Who was asked already is not told once more that it is being looked for. */
  function goOnLooking(job: Job, saved: SavedContact, doubt: Doubt): JobEnd {
    const jobs = doubt.rep === undefined ? tell(saved, 'checking') : [];
    return { ...lookAgain(job, doubt), jobs };
  }

  async function created(job: Job, saved: SavedContact, answered: KinboxContact): Promise<Run> {
    const { draft, rep } = saved;
    // An answer that does not say so must not put a private contact's phone into the team's chats, nor make one
    // private that the rep has saved for all.
    const isPrivate = saved.contact.isPrivate || answered.isPrivate === true;
    const contact = { ...answered, isPrivate };
    if (saved.importRow) {
      const row = { outcome: 'created' as const };
      return { end: { state: 'done', created: { saved, contact }, row }, signal: 'fine' };
    }
    const isLate = clock.now() - job.createdAt > LATE_MS;
    const told: TellRep = { kind: 'tell-rep', about: 'created', saved, created: contact, isLate };
    const shares = (await destinationsToShare(draft.destination, deps)).map(
      ({ destination, isBare }): NewJob => ({
        key: shareKey(draft.id, destination.chatId),
        work: {
          kind: 'share-contact',
          draftId: draft.id,
          created: isBare ? withoutData(contact) : contact,
          repName: rep.repName,
          destination,
          customFieldLines: isBare ? undefined : saved.customFieldLines,
          event: isBare ? undefined : saved.origin,
          isBare,
        },
      }),
    );
    return {
      end: {
        state: 'done',
        created: { saved, contact },
        jobs: [{ key: tellKey(draft.id, 'created'), work: told }, ...shares],
        drop: delayKeys(draft.id),
      },
      signal: 'fine',
    };
  }

  /** Nobody looks for it any more: all that could be found out is. */
  function upToTheRep(
    job: Job,
    saved: SavedContact,
    about: 'undecided' | 'absent',
    isAsked = false,
  ): JobEnd {
    if (saved.importRow) return failedRow('undecided');
    const jobs = isAsked ? [] : [question(job, saved, about)];
    const reason = about === 'absent' ? ABSENT : 'unclear';
    return { state: 'undecided', reason, jobs, drop: delayKeys(saved.draft.id) };
  }

  /** The rep may have it sent again, and it may get lost again: each time is asked by itself. */
  function question(job: Job, saved: SavedContact, about: 'undecided' | 'absent'): NewJob {
    const key = `${tellKey(saved.draft.id, about)}:${job.attempts}`;
    return { key, work: { kind: 'tell-rep', about, saved } };
  }

  function endOfPost(job: Job, saved: SavedContact, error: KinboxError): Run {
    switch (error.kind) {
      case 'refused':
        return { end: rejected(saved, error.reason), signal: 'fine' };
      case 'unclear':
        return {
          end: goOnLooking(job, saved, { isNotSeen: false }),
          signal: { lost: job.id },
        };
      case 'no-access':
      case 'try-again':
        return { end: tryAgain(job, saved, error), signal: signalOf(error) };
    }
  }

  function endOfLookUp(job: Job, saved: SavedContact, error: KinboxError): Run {
    const doubt = doubtOf(job.reason);
    const end = isTooOld(job) ? endOfSilence(job, saved, doubt) : lookAgain(job, doubt, error.kind);
    return { end, signal: signalOf(error) };
  }

  /** Kinbox was away for three days: what the rep has said counts. */
  function endOfSilence(job: Job, saved: SavedContact, { rep }: Doubt): JobEnd {
    if (rep === REP_SAYS.settled) return { state: 'done' };
    if (rep === REP_SAYS.again) return { state: 'pending', runAt: clock.now() };
    return rep === 'asked' ? upToTheRep(job, saved, 'undecided', true) : giveUp(job, saved);
  }

  /** Reads Kinbox's health from an error. */
  function signalOf({ kind, status, retryAfterMs }: KinboxError): Signal {
    if (kind === 'no-access') return { noAccess: String(status) };
    if (status === 429) return { waitMs: retryAfterMs ?? 1_000, isDown: false };
    return retryAfterMs === undefined ? 'down' : { waitMs: retryAfterMs, isDown: true };
  }

  function rejected(saved: SavedContact, reason: string | undefined): JobEnd {
    if (saved.importRow) return failedRow(reason ?? 'rejected');
    const work: TellRep = {
      kind: 'tell-rep',
      about: 'rejected',
      saved,
      reason,
    };
    return {
      state: 'rejected',
      reason: 'rejected',
      jobs: [{ key: tellKey(saved.draft.id, 'rejected'), work }],
      drop: delayKeys(saved.draft.id),
    };
  }

  function tryAgain(job: Job, saved: SavedContact, error: KinboxError): JobEnd {
    if (isTooOld(job)) return giveUp(job, saved);
    const runAt = clock.now() + (error.retryAfterMs ?? restMs(job, job.createdAt));
    const about = error.kind === 'no-access' ? 'no-access' : 'waiting';
    return { state: 'pending', runAt, reason: error.kind, jobs: tell(saved, about) };
  }

  /** It is provably not there. At once the first time; the longer this has gone on, the longer it rests. */
  function sendAgain(job: Job, saved: SavedContact): JobEnd {
    if (isTooOld(job)) return giveUp(job, saved);
    const now = clock.now();
    const rest = Math.min(now - job.createdAt - 2 * SETTLED_MS, REST_MAX_MS);
    return { state: 'pending', runAt: now + Math.max(rest, 0) };
  }

  /** Further and further apart, but once as soon as the rep may be asked, and once as soon as absence is believed. */
  function lookAgain(job: Job, doubt: Doubt, otherwise = 'unclear'): JobEnd {
    const now = clock.now();
    const milestone = [POST_OVER_MS, SETTLED_MS]
      .map((ms) => job.sentAt + ms)
      .find((at) => now < at);
    const runAt =
      milestone === undefined
        ? now + restMs(job, job.sentAt + SETTLED_MS)
        : Math.min(now + backoffMs(job.attempts, random), milestone);
    // One complete answer counts, though others fail after it; so does what the rep has said.
    return { state: 'unclear', runAt, reason: reasonOfDoubt(doubt) ?? otherwise };
  }

  /**
   * Longer with each claim, but not longer than all the waiting since then: look-ups and restarts are claims
   * too, and ten of them in half a minute are no reason to rest for five.
   */
  function restMs({ attempts }: Job, since: number): number {
    return Math.min(backoffMs(attempts, random), Math.max(clock.now() - since, SHORTEST_REST_MS));
  }

  function isTooOld(job: Job): boolean {
    return clock.now() - job.createdAt > GIVE_UP_MS;
  }

  /** Tried again by an admin, it may be given up again: each time is told by itself. */
  function giveUp(job: Job, saved: SavedContact): JobEnd {
    if (saved.importRow) return failedRow('gave-up');
    const key = `${tellKey(saved.draft.id, 'aside')}:${job.attempts}`;
    const work: TellRep = { kind: 'tell-rep', about: 'aside', saved };
    return { state: 'aside', reason: 'gave-up', jobs: [{ key, work }] };
  }

  function tell(saved: SavedContact, about: (typeof DELAYS)[number]): NewJob[] {
    if (saved.importRow) return [];
    return [{ key: tellKey(saved.draft.id, about), work: { kind: 'tell-rep', about, saved } }];
  }
}

/** Messages for the time that a contact is on its way; afterwards they are pointless. */
const DELAYS = ['waiting', 'checking', 'no-access'] as const;

const delayKeys = (draftId: string): string[] => DELAYS.map((about) => tellKey(draftId, about));

/** A contact of an import that failed is reported in the import's list, which the rep corrects and sends again. */
function failedRow(problem: string): JobEnd {
  return { state: 'done', row: { outcome: 'failed', problem } };
}

/** As Kinbox's documentation has custom fields: by placeholder, each with a `value`. */
function customFieldsOf({
  contact: { fields = {} },
}: SavedContact): Record<string, { value: FieldValue }> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}
