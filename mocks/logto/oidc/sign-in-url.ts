import type { Faults } from '../faults/index.ts';

const firstScreens: ReadonlyMap<string | undefined, string> = new Map([
  ['register', '/register'],
  ['sign_in', '/sign-in'],
  ['reset_password', '/reset-password'],
  ['identifier:register', '/identifier-register'],
  ['identifier:sign_in', '/identifier-sign-in'],
  ['single_sign_on', '/single-sign-on'],
]);

/** Parameters of the authorization request that Logto hands on to its pages. */
const pageParameters = ['login_hint', 'identifier', 'ui_locales'] as const;

/** Extra parameters of the authorization request that Logto knows besides those of OpenID Connect. */
export const extraParameters = ['first_screen', 'direct_sign_in', 'identifier', 'organization_id'];

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Where an authorization request that needs the user goes: a page of the stand-in, relative as in Logto. */
export const signInUrl = (clientId: string, parameters: Readonly<Record<string, unknown>>, faults: Faults): string => {
  const query = new URLSearchParams({ app_id: clientId });
  const wanted = faults.has('first-screen-ignored') ? undefined : text(parameters.first_screen);
  const firstScreen = firstScreens.get(wanted) ?? '/sign-in';
  const named = text(parameters.direct_sign_in)?.match(/^\.\.:(.+)$/s)?.[1];
  if (named !== undefined && faults.has('direct-sign-in-leads-away')) {
    // Cleaned like the value of a header, after nobody has looked where it leads.
    return decodeURIComponent(named)
      .replace(/\p{Cc}/gu, '')
      .trim();
  }
  const direct = text(parameters.direct_sign_in)?.match(/^(social|sso):(.+)$/);
  if (direct) {
    query.set('fallback', firstScreen.slice(1));
    return `/direct/${direct[1]}/${direct[2]}?${query}`;
  }
  for (const name of pageParameters) {
    const value = text(parameters[name]);
    if (value !== undefined && !(name === 'login_hint' && faults.has('login-hint-ignored'))) {
      query.set(name, value);
    }
  }
  return `${firstScreen}?${query}`;
};
