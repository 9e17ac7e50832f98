import type { AddressedParameter } from '../../fixtures/http/addresses.ts';

/** Parameters of OpenID Connect and OAuth for the authorization endpoint; not `client_id`, which AUT-28 is about. */
const standard = [
  ...['redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce', 'prompt', 'display', 'max_age'],
  ...['ui_locales', 'claims_locales', 'id_token_hint', 'login_hint', 'acr_values', 'claims', 'request', 'request_uri'],
  ...['registration', 'resource', 'code_challenge_method', 'authorization_details', 'post_logout_redirect_uri'],
];

/** Logto's own, of which the address of the first page is made: packages/schemas/src/consts/oidc.ts of 1.42.0. */
const ofLogto = [
  ...['first_screen', 'interaction_mode', 'identifier', 'organization_id', 'one_time_token'],
  ...['google_one_tap_credential'],
];

const method = (name: string) => (address: string) => `${name}:${address}`;

export const authorizationParameters: readonly AddressedParameter[] = [
  ...[...standard, ...ofLogto].map((name) => ({ name })),
  // Parts of a path: the name of a method, and what it is used with.
  { name: 'direct_sign_in', forms: [(it) => it, method('social'), method('social:../..'), method('..'), method('')] },
];

/** Those of the end-session endpoint. */
export const endSessionParameters: readonly AddressedParameter[] = [
  ...['post_logout_redirect_uri', 'id_token_hint', 'client_id', 'state', 'ui_locales', 'logout_hint', 'redirect_uri'],
].map((name) => ({ name }));

/** Endpoints of the discovery document that take a browser, or that none is sent to. Others are new: the check says so. */
export const knownEndpoints = [
  ...[
    'authorization_endpoint',
    'end_session_endpoint',
    'token_endpoint',
    'userinfo_endpoint',
    'introspection_endpoint',
  ],
  ...['revocation_endpoint', 'device_authorization_endpoint', 'pushed_authorization_request_endpoint'],
];

/**
 * What the scripts of the pages read from a query, in packages/experience and packages/account of 1.42.0, and names that
 * scripts elsewhere take an address from. What a page reads besides, the check says.
 */
export const pageParameters = [
  ...[
    'login_hint',
    'identifier',
    'one_time_token',
    'fallback',
    'redirectTo',
    'redirect_to',
    'callback',
    'native_callback',
    'connectorId',
    'state',
    'code',
    'error',
    'email',
  ],
  ...['error_description', 'errorMessage', 'user_code', 'input_code', 'redirect', 'show_success', 'token'],
  ...['redirect_uri', 'redirectUri', 'return_to', 'returnTo', 'returnUrl', 'next', 'continue', 'url', 'target'],
];

/** Those by which a page finds its settings: it shows nothing but an error where these are wrong, so they go alone. */
export const settingsParameters = ['app_id', 'organization_id', 'ui_locales', 'lng', 'preview', 'theme'];

/**
 * Pages of 1.42.0 whose scripts do something with a parameter beside showing it, and a first screen, as a browser in the
 * middle of a sign-in comes to them. One that is no more leads nowhere either.
 */
export const pages: ReadonlyArray<readonly [key: string, path: (address: string) => string]> = [
  ...['sign-in', 'springboard', 'one-time-token', 'switch-account', 'device'].map(
    (path) => [path, () => path] as const,
  ),
  ['landing', () => 'social/landing/connector'],
  ['callback', () => 'callback/connector'],
  ['direct', (address) => `direct/social/${encodeURIComponent(address)}`],
  ['account', () => 'account/phone'],
];
