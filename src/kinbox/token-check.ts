import type { Clock } from '../runtime/clock.ts';
import type { FieldList } from './custom-fields.ts';
import { KinboxError } from './kinbox-error.ts';

/** A token that is refused is tried again this often. */
const AGAIN_MS = 60_000;

/**
 * Whether Kinbox refuses the token (401): asked once, so that nobody has to learn it by the first contact, and again
 * until it is taken. What deliveries find out later is theirs to tell.
 */
export function createTokenCheck(
  list: Pick<FieldList, 'recent'>,
  clock: Clock,
): () => Promise<boolean> {
  let askedAt: number | undefined;
  let isRefused = true;
  return async () => {
    if (askedAt === undefined || (isRefused && clock.now() - askedAt >= AGAIN_MS)) {
      askedAt = clock.now();
      isRefused = await list.recent().then(
        () => false,
        (error: unknown) => error instanceof KinboxError && error.status === 401,
      );
    }
    return isRefused;
  };
}
