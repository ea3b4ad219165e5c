import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import type { OwnField } from '../domain/form/form.ts';
import { type Log, reasonOf } from '../domain/log.ts';
import type { ContactField, Kinbox } from './client.ts';

export interface OwnFieldsDeps {
  kinbox: Pick<Kinbox, 'contactFields'>;
  /** CONTACT_FIELDS, in the order in which they are asked for. */
  placeholders: readonly string[];
  /** What Kinbox said last outlives a restart while it is away. */
  memory: { load(): Promise<string | undefined>; save(text: string): Promise<void> };
  clock: Clock;
  log: Log;
}

export interface OwnFields {
  /** The fields that Kinbox has, in their order; none before it has ever answered. */
  current(): readonly OwnField[];
  stop(): Promise<void>;
}

/** The workspace changes its fields now and then. */
const EVERY_MS = 60 * 60_000;
const RETRY_MS = 60_000;
/** Kinbox's types whose values are known: a text, or the value of one option. Others are left alone. */
const TYPES = new Set<string | null>(['text', 'textarea', 'select', null]);

const remembered = z.array(
  z.object({
    placeholder: z.string(),
    name: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    required: z.boolean(),
  }),
) satisfies z.ZodType<OwnField[]>;

/**
 * Keeps the descriptions of the workspace's own fields that the form asks for, from `GET /v1/custom-fields`. Forms
 * do not wait for it: while Kinbox has never answered, they ask for its standard fields only.
 */
export async function startOwnFields(deps: OwnFieldsDeps): Promise<OwnFields> {
  const { kinbox, placeholders, memory, clock, log } = deps;
  let fields: readonly OwnField[] = [];
  if (placeholders.length === 0) return { current: () => fields, stop: async () => {} };

  /** Those of CONTACT_FIELDS that are there, in its order. */
  function chosen(known: readonly OwnField[]): OwnField[] {
    return placeholders.flatMap(
      (placeholder) => known.find((one) => one.placeholder === placeholder) ?? [],
    );
  }

  async function refresh(): Promise<void> {
    fields = chosen((await kinbox.contactFields()).filter(isAskable).map(toOwnField));
    const missing = placeholders.filter(
      (one) => !fields.some((field) => field.placeholder === one),
    );
    if (missing.length > 0) {
      log.warn(
        { missing: missing.join(', ') },
        'CONTACT_FIELDS names fields that Kinbox has not, or of another type',
      );
    }
    await memory.save(JSON.stringify(fields));
    log.debug({ found: fields.length }, "the workspace's own fields were read");
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      let waitMs = EVERY_MS;
      try {
        await refresh();
      } catch (error) {
        waitMs = RETRY_MS;
        log.warn({ reason: reasonOf(error) }, "the workspace's own fields could not be read");
      }
      await clock.sleep(waitMs, stopping.signal);
    }
  }

  const stopping = new AbortController();
  fields = chosen(parseRemembered(await memory.load()));
  const ended = loop();
  return {
    current: () => fields,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Whether the form can ask for a field of this kind. */
export function isAskable({ type, options }: ContactField): boolean {
  return TYPES.has(type) && (type !== 'select' || options.length > 0);
}

function toOwnField({ placeholder, name, type, options, required }: ContactField): OwnField {
  return { placeholder, name, options: type === 'select' ? options : [], required };
}

/** Nothing, if another version of the bot has written it. */
function parseRemembered(text: string | undefined): OwnField[] {
  if (text === undefined) return [];
  try {
    return remembered.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
