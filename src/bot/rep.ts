import type { RepCard } from '../domain/job.ts';
import type { BotContext } from './context.ts';

/** The rep of this update, as cards name them. */
export function repOf(ctx: BotContext): RepCard | undefined {
  const { from, handling } = ctx;
  if (!from) return undefined;
  return {
    repId: from.id,
    repName: [from.first_name, from.last_name].filter(Boolean).join(' '),
    locale: handling.words.locale,
  };
}
