import { randomBytes } from 'node:crypto';

/** 72 random bits as 12 characters of A-Za-z0-9_-: fits callback data and a deep link's payload. */
export function newDraftId(): string {
  return randomBytes(9).toString('base64url');
}
