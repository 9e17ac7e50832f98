/** Parameters of an authorization request that Logto keeps in cookies (measured, 1.36 to 1.42). */
export const keptInCookies: readonly string[] = ['ui_locales', 'organization_id', 'google_one_tap_credential'];

/** Whether a cookie holds a value as it is: RFC 6265, section 4.1.1. */
export const isCookieValue = (value: string): boolean => /^[\x20-\x3a\x3c-\x7e]*$/.test(value);

/** Whether a percent-encoding cannot be decoded. */
export const isBrokenEncoding = (encoded: string): boolean => {
  try {
    decodeURIComponent(encoded);
    return false;
  } catch {
    return true;
  }
};
