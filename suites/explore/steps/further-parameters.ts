import type { Parameters } from '../../../contracts/wire-request.ts';

/** Well-formed parameters of an authorization request, which a provider takes whether it knows them or not. */
export interface FurtherParameters {
  readonly parameters: Parameters;
  /** Id of the requirement by which the request is taken. */
  readonly requirement: string;
  /** Where the first page is that it asks for. */
  readonly page?: string;
  /** Seconds since the sign-in beyond which it asks for credentials. */
  readonly maxAge?: number;
  /** Whether sends of codes are told the languages from then on. */
  readonly hasLanguages?: true;
}

/** Those that an authorization request may have besides the usual ones, by name: after each the flow goes on as without. */
export const furtherParameters = {
  languages: { parameters: { ui_locales: 'zh-CN' }, requirement: 'SND-18', hasLanguages: true },
  'registration-first': { parameters: { first_screen: 'register' }, requirement: 'SGN-09', page: '/register' },
  'max-age-short': { parameters: { max_age: '1' }, requirement: 'SGN-07', maxAge: 1 },
  'max-age-long': { parameters: { max_age: '99999999' }, requirement: 'SGN-07' },
  display: { parameters: { display: 'popup' }, requirement: 'AUT-26' },
  'acr-values': { parameters: { acr_values: 'urn:mace:incommon:iap:silver' }, requirement: 'AUT-26' },
  'claims-languages': { parameters: { claims_locales: 'zh-CN en' }, requirement: 'AUT-26' },
  'unknown-scope': {
    parameters: { scope: 'openid profile phone offline_access nobody-knows-this' },
    requirement: 'AUT-26',
  },
  'unknown-parameter': { parameters: { nobody_knows_this: '1' }, requirement: 'AUT-11' },
} as const satisfies Readonly<Record<string, FurtherParameters>>;

export type Further = keyof typeof furtherParameters;

export const furtherNames = Object.keys(furtherParameters).filter((name): name is Further =>
  Object.hasOwn(furtherParameters, name),
);

/** What a request has besides; undefined where nothing. */
export const furtherOf = (name: Further | undefined): FurtherParameters | undefined =>
  name === undefined ? undefined : furtherParameters[name];
