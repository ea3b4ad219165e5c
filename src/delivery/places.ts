import type { Place } from '../domain/form/draft.ts';

export interface PlacesDeps {
  /** Chats that are shown everything that is created. */
  teamChatIds: readonly number[];
  /** The id that a group has now: it changes when the group becomes a supergroup. */
  currentId(chatId: number): Promise<number>;
}

/** The team's chats, each once: in the topic where the command was given, if it was in one of them. */
export async function placesToShare(
  given: Place | undefined,
  { teamChatIds, currentId }: PlacesDeps,
): Promise<Place[]> {
  const place = given && { ...given, chatId: await currentId(given.chatId) };
  const teams = new Set(await Promise.all(teamChatIds.map(currentId)));
  if (place) teams.delete(place.chatId);
  return [...(place ? [place] : []), ...Array.from(teams, (chatId) => ({ chatId }))];
}
