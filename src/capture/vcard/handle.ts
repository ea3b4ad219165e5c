import type { Property } from './property.ts';
import { unescapeValue } from './value.ts';

/** How address books before IMPP (RFC 4770) name a service: X-SKYPE, X-SKYPE-USERNAME, X-GOOGLE-TALK … */
const SERVICE =
  /^X-(SKYPE|INSTAGRAM|FACEBOOK|TWITTER|LINKEDIN|TELEGRAM|JABBER|GTALK|GOOGLE-TALK|MSN|ICQ|AIM|YAHOO|QQ)\b/;

/** "instagram: anna.lima", out of what names a person on a service; "" for every other property. */
export function readHandle({ name, types, params, value }: Property): string {
  const isSocial = /^(?:X-)?SOCIALPROFILE$/.test(name);
  const service = SERVICE.exec(name)?.[1]?.toLowerCase();
  if (!isSocial && name !== 'IMPP' && service === undefined) return '';
  const named =
    service ??
    params.get('X-SERVICE-TYPE') ??
    params.get('SERVICE-TYPE') ??
    types.find((type) => !/^(?:pref|home|work|internet)$/.test(type));
  // Apple writes `x-apple:anna.lima` where it knows no address of a profile.
  const handle =
    params.get('X-USER') ||
    unescapeValue(value)
      .trim()
      .replace(/^x-apple:/i, '');
  const isNamed = named === undefined || handle.toLowerCase().startsWith(`${named.toLowerCase()}:`);
  return handle === '' || isNamed ? handle : `${named}: ${handle}`;
}
