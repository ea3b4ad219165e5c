import { z } from 'zod';
import { type CustomField, FIELD_TYPES, type FieldType } from '../domain/fields/custom-field.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { startLoop } from '../runtime/loop.ts';
import type { ContactField, Kinbox } from './kinbox-client.ts';
import { KinboxError } from './kinbox-error.ts';

/** The workspace changes its fields now and then. */
const EVERY_MS = 60 * 60_000;
const RETRY_MS = 60_000;

/** The workspace's fields of contacts, as Kinbox has listed them last. */
export interface FieldList {
  /** Not older than an hour: Kinbox is asked if it has to be. Throws KinboxError, never `unclear`. */
  recent(): Promise<readonly ContactField[]>;
  /** Asks Kinbox in any case. Throws as `recent` does. */
  refresh(): Promise<readonly ContactField[]>;
  /** Undefined before Kinbox has ever answered. */
  last(): readonly ContactField[] | undefined;
}

/** The only place where `GET /v1/custom-fields` is remembered. Who asks while it is being asked gets that answer. */
export function createFieldList(kinbox: Pick<Kinbox, 'contactFields'>, clock: Clock): FieldList {
  let known: { fields: readonly ContactField[]; at: number } | undefined;
  let asking: Promise<readonly ContactField[]> | undefined;

  async function ask(): Promise<readonly ContactField[]> {
    const at = clock.now();
    const fields = await kinbox.contactFields();
    known = { fields, at };
    return fields;
  }

  function refresh(): Promise<readonly ContactField[]> {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    refresh,
    async recent() {
      return known && clock.now() < known.at + EVERY_MS ? known.fields : refresh();
    },
    last: () => known?.fields,
  };
}

export interface CustomFieldsDeps {
  list: FieldList;
  /** CONTACT_FIELDS and AFTER_SAVE_FIELD. */
  placeholders: readonly string[];
  /** Kinbox's last answer outlives a restart while Kinbox is away. */
  memory: { load(): Promise<string | undefined>; save(text: string): Promise<void> };
  clock: Clock;
  log: Log;
}

export interface CustomFields {
  /** The fields that Kinbox has, in their order; none before it has ever answered. */
  current(): readonly CustomField[];
  stop(): Promise<void>;
}

const remembered = z.array(
  z.object({
    placeholder: z.string(),
    name: z.string(),
    type: z.enum(FIELD_TYPES),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    required: z.boolean(),
  }),
) satisfies z.ZodType<CustomField[]>;

/**
 * Keeps the descriptions of the custom fields that the bot asks for, from `GET /v1/custom-fields`. Forms
 * do not wait for it: while Kinbox has never answered, they ask for its standard fields only.
 */
export async function startCustomFields(deps: CustomFieldsDeps): Promise<CustomFields> {
  const { list, placeholders, memory, clock, log } = deps;
  let fields: readonly CustomField[] = [];
  if (placeholders.length === 0) return { current: () => fields, stop: async () => {} };

  /** Those of CONTACT_FIELDS that are there, in its order. */
  function chosen(known: readonly CustomField[]): CustomField[] {
    return placeholders.flatMap(
      (placeholder) => known.find((one) => one.placeholder === placeholder) ?? [],
    );
  }

  async function refresh(): Promise<void> {
    fields = chosen((await list.refresh()).flatMap((one) => toCustomField(one) ?? []));
    const missing = placeholders.filter(
      (one) => !fields.some((field) => field.placeholder === one),
    );
    if (missing.length > 0) {
      log.warn(
        { missing: missing.join(', ') },
        'CONTACT_FIELDS or AFTER_SAVE_FIELD names fields that Kinbox has not, or of another type',
      );
    }
    await memory.save(JSON.stringify(fields));
    log.debug({ found: fields.length }, "the workspace's custom fields were read");
  }

  fields = chosen(parseRemembered(await memory.load()));
  const { stop } = startLoop(clock, async () => {
    try {
      await refresh();
      return EVERY_MS;
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, "the workspace's custom fields could not be read");
      return RETRY_MS;
    }
  });
  return { current: () => fields, stop };
}

/** Whether the form can ask for a field of this type. */
export const isAskable = (field: ContactField): boolean => toCustomField(field) !== undefined;

/** Undefined for a type that nobody can be asked for, `json` and unknown ones, and for a choice of nothing. */
function toCustomField(field: ContactField): CustomField | undefined {
  const { placeholder, name, required } = field;
  const type = typeOf(field.type);
  if (!type) return undefined;
  const isChoice = type === 'select' || type === 'multi-select';
  if (isChoice && field.options.length === 0) return undefined;
  return { placeholder, name, type, options: isChoice ? field.options : [], required };
}

/** A field without a type takes a text. */
const typeOf = (type: string | null): FieldType | undefined =>
  type === null ? 'text' : FIELD_TYPES.find((one) => one === type);

/** Nothing, if another version of the bot has written it. */
function parseRemembered(text: string | undefined): CustomField[] {
  if (text === undefined) return [];
  try {
    return remembered.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export interface RepFieldDeps {
  list: FieldList;
  /** KINBOX_TELEGRAM_ID_FIELD: the placeholder of the custom field. */
  placeholder: string;
  clock: Clock;
  log: Log;
}

/** A job insists on the answer this often; after that the contact goes without the field. */
const INSIST = 3;

/**
 * The custom field that carries the rep's Telegram id, `{ <placeholder>: { value: "<id>" } }`, or nothing when
 * the workspace has no such contact field.
 *
 * A field that must be unique is left alone: a rep's second contact would be refused for it. Whether Kinbox
 * takes a field that it does not know is not documented, so an unknown one is never sent. The rep's id is in
 * `externalId` in any case.
 */
export function createRepField({ list, placeholder, clock, log }: RepFieldDeps) {
  let askAgainAt = 0;

  /** Throws KinboxError `try-again` while Kinbox has never answered and the job has not tried often. */
  return async function repField(
    repId: number,
    attempts: number,
  ): Promise<Record<string, { value: string }>> {
    let fields = list.last();
    if (clock.now() >= askAgainAt) {
      try {
        fields = await list.recent();
      } catch (error) {
        if (!(error instanceof KinboxError)) throw error;
        if (!fields && error.kind === 'try-again' && attempts < INSIST) throw error;
        askAgainAt = clock.now() + RETRY_MS;
        log.warn(
          { reason: reasonOf(error) },
          'custom fields could not be read; going on with what is known',
        );
      }
    }
    const field = fields?.find((one) => one.placeholder === placeholder);
    return field && !field.isUniqueIdentifier ? { [placeholder]: { value: String(repId) } } : {};
  };
}
