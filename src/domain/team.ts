/* Who may use the bot besides those whom the environment names. */

export type Role = 'admin' | 'rep';

/** Somebody who came by a link. */
export interface TeamMember {
  personId: number;
  name: string;
  role: Role;
  /** Absent for the first admin. */
  invitedBy?: string;
  /** Unix time in ms. */
  since: number;
}

/** A group whose members may use the bot, and which is shown what is created. */
export interface TeamGroup {
  chatId: number;
  title: string;
  addedBy: string;
  /** Unix time in ms. */
  since: number;
}

/** A link to come in by. Only its hash is kept: who reads the database cannot use it. */
export interface Invite {
  hash: string;
  role: Role;
  uses: number;
  /** Unix time in ms. */
  expiresAt: number;
  /** Absent for the first admin's, which the bot makes itself. */
  madeBy?: { personId: number; name: string };
}

/** A line of the log of access. */
export interface TeamAct {
  /** Unix time in ms. */
  at: number;
  who: string;
  what: 'invite' | 'join' | 'remove' | 'add-group' | 'remove-group';
  whom: string;
}
