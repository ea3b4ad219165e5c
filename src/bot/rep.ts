import type { RepCard } from '../domain/job.ts';
import type { BotContext } from './context.ts';
import { fullName } from './full-name.ts';

/** The rep of this update, as cards name them. */
export function repOf(ctx: BotContext): RepCard | undefined {
  const { from, handling } = ctx;
  if (!from) return undefined;
  return {
    repId: from.id,
    repName: fullName(from),
    locale: handling.words.locale,
  };
}
