/** A custom field as `GET /v1/custom-fields` answers it. */
export type CustomField = {
  readonly id: string | number;
  readonly name: string;
  /** 'text', 'select', …: Kinbox's documentation does not list them all. */
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
  if (field.type !== 'select' || field.options.some((option) => option.value === value)) {
    return undefined;
  }
  const values = field.options.map((option) => option.value).join(', ');
  return `customFields.${placeholder} must be one of the following values: ${values}`;
}
