import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A recipient as Tencent reads it. */
export interface Recipient {
  /** In E.164, with plus sign. */
  readonly phoneNumber: string;
  /** Digits of the country code: `86`. */
  readonly nationCode: string;
  /** Digits after the country code. */
  readonly subscriberNumber: string;
  /** ISO 3166 code of the country, `DEF` where there is none. */
  readonly isoCode: string;
  /** The number had no plus sign and eleven digits, so it was read as a mainland one. */
  readonly takenAsMainland: boolean;
}

const mainlandMobile = /^1[3-9]\d{9}$/;

const mainland = (digits: string, takenAsMainland: boolean): Recipient | undefined =>
  mainlandMobile.test(digits)
    ? { phoneNumber: `+86${digits}`, nationCode: '86', subscriberNumber: digits, isoCode: 'CN', takenAsMainland }
    : undefined;

const foreign = (written: string): Recipient | undefined => {
  const parsed = parsePhoneNumberFromString(written);
  if (!parsed?.isPossible()) {
    return undefined;
  }
  return {
    phoneNumber: parsed.number,
    nationCode: parsed.countryCallingCode,
    subscriberNumber: parsed.nationalNumber,
    isoCode: parsed.country ?? 'DEF',
    takenAsMainland: false,
  };
};

/**
 * Reads a recipient as the service does (tencent-sms.md, section 1): `+` is E.164, a trunk 0 after +86 is dropped,
 * `0086`, `86` and eleven bare digits are mainland numbers, whatever country was meant. Anything else is no number.
 *
 * @returns undefined for `InvalidParameterValue.IncorrectPhoneNumber`
 */
export const readRecipient = (written: string): Recipient | undefined => {
  const number = written.trim();
  const afterPlus86 = /^\+860?(\d+)$/.exec(number)?.[1];
  if (afterPlus86 !== undefined) {
    return mainland(afterPlus86, false);
  }
  if (/^\+[1-9]\d{4,14}$/.test(number)) {
    return foreign(number);
  }
  const bare = /^(?:0086|86)?(\d{11})$/.exec(number)?.[1];
  return bare === undefined ? undefined : mainland(bare, number.length === 11);
};

/** E.164 for any spelling of a number that a caller of the inbox may use; nothing is refused here. */
export const inboxKey = (phone: string): string =>
  readRecipient(phone)?.phoneNumber ?? `+${phone.replace(/\D/g, '').replace(/^00/, '')}`;
