/** Values by the field's placeholder, as Kinbox documents: `{ "cpf": { "value": "…" } }`. */
export type CustomFieldValues = Readonly<Record<string, { readonly value: unknown }>>;

export const TEXT_PROPERTIES = [
  'name',
  'avatar',
  'email',
  'phone',
  'origin',
  'location',
  'notes',
  'externalId',
] as const;

export type TextProperty = (typeof TEXT_PROPERTIES)[number];

/** The part of a contact that a client can write. */
export type ContactDetails = Record<TextProperty, string> & {
  isPrivate: boolean;
  customFields: CustomFieldValues;
};

/** A stored contact. Texts that nobody gave are `''`; `createdAt` is in ms since the epoch. */
export type KinboxContact = ContactDetails & {
  readonly id: string;
  readonly createdAt: number;
  readonly facebookId: string;
  readonly instagramId: string;
  readonly telegramId: string;
  readonly isImported: boolean;
  readonly hasConversation: boolean;
  readonly newContact: boolean;
};

/** How answers are written, where Kinbox's documentation and real servers may differ. */
export type ContactStyle = {
  /** 'number': v3 answers numeric ids, v1 strings. 'number-everywhere': both answer numbers. */
  readonly ids: 'string' | 'number' | 'number-everywhere';
  /** The form of an empty text: '', null, or no property at all. */
  readonly empty: 'text' | 'null' | 'omitted';
};

/**
 * A new contact. It has no conversation, and so `newContact` is false: Kinbox documents it as "in
 * the first session of its first conversation". A client that reads it as "this call made the
 * contact" is wrong, and finds out here.
 */
export function createContact(
  id: string,
  createdAt: number,
  given: Partial<ContactDetails>,
): KinboxContact {
  return {
    id,
    externalId: '',
    origin: '',
    location: '',
    facebookId: '',
    instagramId: '',
    telegramId: '',
    isImported: false,
    hasConversation: false,
    newContact: false,
    customFields: {},
    name: '',
    email: '',
    phone: '',
    avatar: '',
    notes: '',
    isPrivate: false,
    ...given,
    createdAt,
  };
}

export function renderId(id: string, version: 'v1' | 'v3', style: ContactStyle): string | number {
  const numeric = style.ids === 'number-everywhere' || (style.ids === 'number' && version === 'v3');
  return numeric ? Number(id) : id;
}

/** A contact as the API answers it: the shape that create-contact documents, for every endpoint. */
export function renderContact(
  contact: KinboxContact,
  version: 'v1' | 'v3',
  style: ContactStyle,
): Record<string, unknown> {
  const { createdAt: _notDocumented, id, customFields, ...rest } = contact;
  return {
    id: renderId(id, version, style),
    ...withEmpty(rest, style.empty),
    customFields,
    crmData: {
      utmCampaigns: {},
      referrals: withEmpty(REFERRALS, style.empty),
      ...withEmpty({ hubspotId: '', zohoId: '', zohoType: '' }, style.empty),
      cloud_api: {},
    },
  };
}

const REFERRALS = Object.fromEntries(
  '_bg _bt gclid offer utm_ad utm_term source_id gad_source media_type source_url utm_medium utm_source source_type utm_ad_name utm_campaign utm_ad_collection utm_campaign_name utm_ad_collection_name'
    .split(' ')
    .map((key) => [key, '']),
);

function withEmpty(
  values: Readonly<Record<string, unknown>>,
  empty: ContactStyle['empty'],
): Readonly<Record<string, unknown>> {
  if (empty === 'text') return values;
  const entries = Object.entries(values);
  return Object.fromEntries(
    empty === 'null'
      ? entries.map(([key, value]) => [key, value === '' ? null : value])
      : entries.filter(([, value]) => value !== ''),
  );
}
