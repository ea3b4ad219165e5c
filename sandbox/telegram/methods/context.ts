import type { Callbacks } from '../callbacks.ts';
import type { Files } from '../files.ts';
import type { Answer } from '../outcome.ts';
import type { Params } from '../params.ts';
import type { Polling } from '../polling.ts';
import type { Updates } from '../updates.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';
import type { Profile } from './profile.ts';

/** The state that the methods work on. */
export interface Backend {
  readonly world: World;
  readonly updates: Updates;
  readonly polling: Polling;
  readonly webhook: Webhook;
  readonly callbacks: Callbacks;
  readonly files: Files;
  readonly profile: Profile;
  readonly readsAllGroupMessages: boolean;
}

/** One call of a method. */
interface Call {
  readonly params: Params;
  /** Registers what to do when the client hangs up before the answer. */
  readonly onGone: (gone: () => void) => void;
}

/** A method of the Bot API: the parameters that its documentation lists, and what it does. */
export interface Method {
  readonly params: readonly string[];
  /** Those of them that have no effect in the sandbox. */
  readonly ignored?: readonly string[];
  readonly run: (backend: Backend, call: Call) => Answer | Promise<Answer>;
}
