/** A custom field as `GET /v1/custom-fields` answers it. */
export type CustomField = {
  readonly id: string | number;
  readonly name: string;
  /** One of those in Kinbox's documentation of "List custom fields", or an unknown one. */
  readonly type: string;
  readonly isActive: boolean;
  readonly isDeleted: boolean;
  /** 'contact', or another thing that can have fields. */
  readonly entity: string;
  /** The key under which a contact's `customFields` holds the value. */
  readonly placeholder: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isUniqueIdentifier: boolean;
  readonly requiredToResolve: boolean;
  readonly position: number;
  readonly description: string;
};

/** A whole field from what a test cares about; the rest makes an active text field of contacts. */
export function createCustomField(
  given: Partial<CustomField> & Pick<CustomField, 'placeholder'>,
): CustomField {
  return {
    id: `field-${given.placeholder}`,
    name: given.placeholder,
    type: 'text',
    isActive: true,
    isDeleted: false,
    entity: 'contact',
    options: [],
    isUniqueIdentifier: false,
    requiredToResolve: false,
    position: 0,
    description: '',
    ...given,
  };
}

/** The workspace of a sandbox for which no fields were given. */
export function defaultCustomFields(): CustomField[] {
  return [
    createCustomField({ placeholder: 'telegram_id', name: 'Telegram ID' }),
    createCustomField({ placeholder: 'cpf', name: 'CPF', isUniqueIdentifier: true, position: 1 }),
    createCustomField({
      placeholder: 'segment',
      name: 'Segment',
      type: 'select',
      position: 2,
      options: [
        { value: 'retail', label: 'Retail' },
        { value: 'industry', label: 'Industry' },
      ],
    }),
  ];
}

/** Why a contact of this workspace cannot have that value; undefined when it can. */
export function whyNotField(
  fields: readonly CustomField[],
  placeholder: string,
  value: unknown,
): string | undefined {
  const field = fields.find(
    (known) =>
      known.placeholder === placeholder &&
      known.entity === 'contact' &&
      known.isActive &&
      !known.isDeleted,
  );
  if (field === undefined) return `customFields.${placeholder} does not exist`;
  const problem = PROBLEMS[field.type]?.(value, field);
  return problem === undefined || problem === false
    ? undefined
    : `customFields.${placeholder} ${problem}`;
}

const valuesOf = ({ options }: CustomField): string =>
  `must be one of the following values: ${options.map(({ value }) => value).join(', ')}`;
const has = ({ options }: CustomField, value: unknown): boolean =>
  options.some((option) => option.value === value);
const isText = (value: unknown, shape: RegExp): boolean =>
  typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value));
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/** By type, what is wrong with a value, as strictly as it can be; Kinbox documents nothing of it. */
const PROBLEMS: Record<string, (value: unknown, field: CustomField) => string | false> = {
  text: (value) => typeof value !== 'string' && 'must be a string',
  textarea: (value) => typeof value !== 'string' && 'must be a string',
  number: (value) => typeof value !== 'number' && 'must be a number',
  decimal: (value) => typeof value !== 'number' && 'must be a number',
  boolean: (value) => typeof value !== 'boolean' && 'must be a boolean value',
  date: (value) => !isText(value, DAY) && 'must be a date',
  day: (value) => !isText(value, DAY) && 'must be a date',
  datetime: (value) => !isText(value, MOMENT) && 'must be a valid ISO 8601 date string',
  select: (value, field) => !has(field, value) && valuesOf(field),
  'multi-select': (value, field) =>
    !(Array.isArray(value) && value.length > 0 && value.every((one) => has(field, one))) &&
    valuesOf(field),
};
