import { createHash, randomBytes } from 'node:crypto';

/* Links to come in by: who has one may use the bot, so they are random and kept as hashes only. */

const PREFIX = 'join_';

/** 128 random bits, as the payload of a deep link: 1-64 of A-Za-z0-9_- (Bot API, "Deep linking"). */
export const newInviteToken = (): string => randomBytes(16).toString('base64url');

export const inviteLink = (botName: string, token: string): string =>
  `https://t.me/${botName}?start=${PREFIX}${token}`;

/** The token in the payload of /start; undefined if that is none. */
export const tokenIn = (payload: string): string | undefined =>
  /^join_([\w-]{22})$/.exec(payload)?.[1];

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
