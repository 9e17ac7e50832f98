import { authorizationParameters, openidPaths, type Promised } from '../../../../contracts/openid.ts';
import { encode, type WireRequest } from '../../../../contracts/wire-request.ts';
import { authorizationValues } from '../../../../fixtures/http/values/authorization-values.ts';
import type { ValueChange } from '../../../../fixtures/http/values/value-changes.ts';
import { pairWith } from '../../../../fixtures/http/values/written.ts';
import type { OddParameter, StepOf } from '../step.ts';
import { deferredChanges } from './changes.ts';
import { fill, placeholder, registeredOf, withPort } from './placeholders.ts';

type Oddly = StepOf<'authorizeOddly'>;

const valuesOf = (client: number) => authorizationValues(registeredOf(client));
const tables = [valuesOf(0), valuesOf(1)];
const changes = [0, 1].map((client) => new Map(deferredChanges(client).map((it) => [it.key, it])));

export const parameterNames: readonly string[] = Object.keys(valuesOf(0));

/** Changes that a query can hold. */
const changeKeys = deferredChanges(0).flatMap(({ key, inForm }) => (inForm ? [key] : []));

/** All that a parameter can be changed to, by name: its own values first. */
export const changesOf = (name: string): readonly string[] => [
  ...(tables[0]?.[name]?.values ?? []).map(({ key }) => `is-${key}`),
  ...changeKeys,
];

/** @throws RangeError for a parameter that there is not: a damaged file */
const ownValue = (client: number, { name, change }: OddParameter) => {
  if (!parameterNames.includes(name)) {
    throw new RangeError(`there is no parameter "${name}"`);
  }
  const own = tables[client]?.[name]?.values.find(({ key }) => `is-${key}` === change);
  return own && { ...own, value: withPort(own.value, client) };
};

const changeOf = (client: number, { change }: OddParameter): ValueChange | undefined => changes[client]?.get(change);

/** Whether an attacker's address stands in it. */
export const leadsAway = (client: number, parameter: OddParameter): boolean =>
  (ownValue(client, parameter) ?? changeOf(client, parameter))?.isAddress === true;

/** What a parameter is, for a reader. */
export const describeParameter = (client: number, parameter: OddParameter): string => {
  const own = ownValue(client, parameter);
  const value = fill(
    own?.value ?? '',
    (kind) => `<${kind}>`,
    (known) => known,
  );
  return own === undefined
    ? `${parameter.name} with ${changeOf(client, parameter)?.title ?? parameter.change}`
    : `${parameter.name}=${value.length > 60 ? `${value.slice(0, 60)}…` : value}`;
};

/** The requirement by which a request with it is refused, whatever else is true of it; undefined where it may be taken. */
export const refusedBy = (client: number, parameter: OddParameter): string | undefined => {
  const { name, change } = parameter;
  const isForeign = name === 'redirect_uri' && changeOf(client, parameter)?.isAddress === true;
  const isRepeated = change === 'duplicated' && repeatable.has(name);
  return ownValue(client, parameter)?.refusedBy ?? (isForeign ? 'AUT-05' : isRepeated ? 'AUT-11' : undefined);
};

/** Parameters of which AUT-11 says that they may not come twice. */
const repeatable: ReadonlySet<string> = new Set([
  'client_id',
  'state',
  'scope',
  'response_type',
  'code_challenge',
  'nonce',
  'prompt',
]);

/** Whether what comes after the request is as it is after one without these parameters. */
export const areHarmless = ({ tab: { client }, with: parameters }: Oddly): boolean =>
  parameters.every(
    (parameter) => ownValue(client, parameter) !== undefined && tables[client]?.[parameter.name]?.isHarmless === true,
  );

/** The pairs of a query, one of them changed; where there is none of that name, it comes last. */
const changePairs = (pairs: readonly string[], client: number, parameter: OddParameter): string[] => {
  const { name } = parameter;
  const own = ownValue(client, parameter);
  const inForm = own ? (pair: string) => pairWith(pair, own.value) : changeOf(client, parameter)?.inForm;
  if (inForm === undefined) {
    throw new RangeError(`the parameter ${name} is not changed by "${parameter.change}"`);
  }
  const isThere = pairs.some((pair) => pair.startsWith(`${name}=`));
  const first = tables[client]?.[name]?.values[0]?.value ?? 'a';
  const all = isThere ? pairs : [...pairs, pairWith(name, first)];
  return all.map((pair) => (pair.startsWith(`${name}=`) ? inForm(pair) : pair)).filter((pair) => pair !== '');
};

/** The authorization request of a step. @throws RangeError for a change that there is not: a damaged file */
export const oddAuthorization = ({ tab: { client }, with: parameters }: Oddly): WireRequest => {
  const promised: Promised = {
    clientId: placeholder('clientid', client),
    redirectUri: placeholder('redirecturi', client),
    state: placeholder('state', client),
    nonce: placeholder('nonce', client),
    challenge: placeholder('challenge', client),
  };
  const usual = encode(authorizationParameters(promised)).split('&');
  const pairs = parameters.reduce<readonly string[]>((so, parameter) => changePairs(so, client, parameter), usual);
  return { method: 'GET', path: `${openidPaths.authorization}?${pairs.join('&')}`, headers: {} };
};
