/** Who knows which marks: whoever wrote them, or read them where they were allowed to. */
export interface Known {
  add(chatId: number, mark: string): void;
  /** A text said in a group is known to its members; members' private texts are not known to the group. */
  has(chatId: number, mark: string): boolean;
  /** Whether one person knows all of these. */
  oneHasAll(marks: readonly string[]): boolean;
}

export function createKnown(groups: ReadonlyMap<number, readonly number[]>): Known {
  const marks = new Map<number, Set<string>>();
  const known: Known = {
    add(chatId, mark) {
      const own = marks.get(chatId) ?? new Set();
      own.add(mark);
      marks.set(chatId, own);
    },
    has(chatId, mark) {
      if (marks.get(chatId)?.has(mark) === true) return true;
      for (const [groupId, members] of groups) {
        if (members.includes(chatId) && marks.get(groupId)?.has(mark) === true) return true;
      }
      return false;
    },
    oneHasAll: (wanted) =>
      [...marks.keys()].some((id) => id > 0 && wanted.every((mark) => known.has(id, mark))),
  };
  return known;
}
