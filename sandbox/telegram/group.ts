import type { User } from 'grammy/types';
import { type ChatMessage, viewChat } from './chat-view.ts';
import { deliverMember, deliverMessage, deliverStanding } from './incoming.ts';
import type { Backend } from './methods/context.ts';
import type { BotStanding, Chat, GroupKind } from './world.ts';

/** Anyone who can be in a group. */
interface Member {
  readonly id: number;
  readonly user: User;
}

export interface GroupFacts {
  readonly title: string;
  /** Default 'supergroup' for a forum, else 'group'. */
  readonly kind?: GroupKind;
  readonly forum?: boolean;
  /** The first one is the creator. */
  readonly members: readonly Member[];
  readonly id?: number;
  /** Default true. */
  readonly hasBot?: boolean;
  /** Default false: privacy mode applies. */
  readonly botIsAdmin?: boolean;
}

export interface Group {
  /** Changes when the group becomes a supergroup. */
  readonly id: number;
  readonly title: string;
  /** The messages that members see, in order; after `migrate`, those of the supergroup. */
  readonly messages: ChatMessage[];
  /** Opens a forum topic, by a service message whose id is the threadId. */
  topic(name: string): { threadId: number };
  add(person: Member): void;
  remove(person: Member): void;
  addBot(): void;
  kickBot(): void;
  /** Becomes a supergroup with another id; both chats get their service message. Yields that id. */
  migrate(): number;
}

/** A group and what its creator does with it. */
export function createGroup(
  backend: Backend,
  facts: GroupFacts,
  ids: { next: (kind: GroupKind) => number },
): Group {
  const { world } = backend;
  const forum = facts.forum ?? false;
  const kind = facts.kind ?? (forum ? 'supergroup' : 'group');
  if (forum && kind !== 'supergroup') throw new Error('only a supergroup can be a forum');
  let chat = world.addChat({ id: facts.id ?? ids.next(kind), kind, title: facts.title, forum });
  for (const member of facts.members) {
    chat.members.set(member.id, chat.members.size === 0 ? 'creator' : 'member');
  }
  if (facts.hasBot === false) chat.bot = 'left';
  else if (facts.botIsAdmin === true) chat.bot = 'administrator';

  const creator = (): User => {
    const user = facts.members[0]?.user;
    if (user === undefined) throw new Error(`group "${facts.title}" has no member to do that`);
    return user;
  };

  function service(where: Chat, content: Record<string, unknown>, from: User): number {
    const message = world.post(where, { from, content, service: true });
    deliverMessage(backend, message);
    return message.id;
  }

  function setBot(standing: BotStanding): void {
    const before = chat.bot;
    chat.bot = standing;
    deliverStanding(backend, chat, creator(), before);
  }

  return {
    get id() {
      return chat.id;
    },
    title: facts.title,
    get messages() {
      return viewChat(backend.files, chat);
    },
    topic(name) {
      if (!chat.forum) throw new Error(`group "${facts.title}" is no forum`);
      const threadId = chat.lastMessageId + 1;
      chat.topics.set(threadId, { threadId, name });
      const content = { forum_topic_created: { name, icon_color: 7322096 } };
      const message = world.post(chat, { from: creator(), content, service: true, threadId });
      deliverMessage(backend, message);
      return { threadId };
    },
    add(person) {
      const before = chat.members.get(person.id) ?? 'left';
      chat.members.set(person.id, 'member');
      const change = { by: creator(), who: person.user, before, after: 'member' } as const;
      deliverMember(backend, chat, change);
      service(chat, { new_chat_members: [person.user] }, creator());
    },
    remove(person) {
      const before = chat.members.get(person.id) ?? 'left';
      chat.members.set(person.id, 'left');
      const change = { by: creator(), who: person.user, before, after: 'left' } as const;
      deliverMember(backend, chat, change);
      service(chat, { left_chat_member: person.user }, creator());
    },
    addBot() {
      setBot('member');
      service(chat, { new_chat_members: [world.bot] }, creator());
    },
    kickBot() {
      setBot('kicked');
      world.post(chat, {
        from: creator(),
        content: { left_chat_member: world.bot },
        service: true,
      });
    },
    migrate() {
      if (chat.kind !== 'group') throw new Error(`group "${facts.title}" is a supergroup already`);
      const old = chat;
      const id = ids.next('supergroup');
      chat = world.addChat({ id, kind: 'supergroup', title: facts.title, forum: false });
      chat.bot = old.bot;
      for (const [memberId, standing] of old.members) chat.members.set(memberId, standing);
      service(old, { migrate_to_chat_id: id }, creator());
      old.migratedTo = id;
      service(chat, { migrate_from_chat_id: old.id }, creator());
      return id;
    },
  };
}
