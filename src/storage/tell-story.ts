import type { ContactStory, Store } from './store.ts';

/** `telegram:<rep>:<draft>`, as contacts carry it in Kinbox. */
const EXTERNAL_ID = /^telegram:\d+:([\w-]{1,64})$/;
const DRAFT_ID = /^[\w-]{12}$/;

/** The story of a contact, or of several, as lines of text: by its Kinbox id, external id, draft id, or a rep's id. */
export async function tellStory(
  store: Pick<Store, 'storyOf' | 'draftsOf'>,
  id: string,
): Promise<string> {
  const named = EXTERNAL_ID.exec(id)?.[1] ?? (DRAFT_ID.test(id) ? id : undefined);
  const drafts = [...new Set([...(named ? [named] : []), ...(await store.draftsOf(id))])];
  const stories = await Promise.all(drafts.map((draftId) => store.storyOf(draftId)));
  const known = stories.filter(({ kinboxId, jobs }) => kinboxId !== undefined || jobs.length > 0);
  return known.length === 0 ? `Nothing is known of ${id}.` : known.map(linesOf).join('\n\n');
}

function linesOf({ draftId, repId, kinboxId, arrivedAt, jobs }: ContactStory): string {
  const title = [
    `draft ${draftId}`,
    repId !== undefined && `rep ${repId}`,
    kinboxId === undefined ? 'not in Kinbox' : `Kinbox id ${kinboxId} since ${timeOf(arrivedAt)}`,
  ];
  const steps = jobs.map(
    ({ id, kind, state, attempts, reason, createdAt, finishedAt }) =>
      `  job ${id} ${kind}: ${state}, tried ${attempts} times, made ${timeOf(createdAt)}` +
      (finishedAt === undefined ? '' : `, ended ${timeOf(finishedAt)}`) +
      (reason === undefined ? '' : `, ${reason}`),
  );
  return [title.filter(Boolean).join(', '), ...steps].join('\n');
}

const timeOf = (at: number | undefined): string =>
  at === undefined ? '?' : new Date(at).toISOString();
