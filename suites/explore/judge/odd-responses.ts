import { openidPaths } from '../../../contracts/openid.ts';
import type { Ground } from '../drive/ground.ts';
import type { Step } from '../steps/step.ts';
import type { Exchange } from './exchange.ts';
import type { Violation } from './violation.ts';

/** Characters of a `state` (RFC 6749, appendix A.5): what has others need not come back. */
const ofState = /^[\x20-\x7e]+$/;

/** By these a request may mean another `state`, or another way back. */
const ambiguous = ['response_mode', 'request', 'request_uri'];

/** A query in which each sequence of percent-encoding is well-formed. */
const isWellFormed = (query: string): boolean => {
  try {
    decodeURIComponent(query.replaceAll('+', ' '));
    return true;
  } catch {
    return false;
  }
};

/** The `state` that an authorization request promises to see again; undefined where it is not certain which. */
const stateOf = ({ search, searchParams }: URL): string | undefined => {
  const states = searchParams.getAll('state');
  const isSure = states.length === 1 && isWellFormed(search) && !ambiguous.some((name) => searchParams.has(name));
  return isSure && ofState.test(states[0] ?? '') ? states[0] : undefined;
};

const says = (requirement: string, what: string): Violation => ({ requirement, property: 'response', what });

/** Where an odd authorization request is answered at a callback: with its own `state`, and without tokens in the address. */
export const judgeOddResponse = (
  { clients }: Pick<Ground, 'clients'>,
  step: Step,
  exchanges: readonly Exchange[],
): Violation[] => {
  const [first] = exchanges;
  if (step.do !== 'authorizeOddly' || first?.request.url.pathname !== openidPaths.authorization) {
    return [];
  }
  const callbacks = new Set(clients.map(({ redirectUri }) => redirectUri));
  const answers = exchanges
    .flatMap(({ reply: { location } }) => location ?? [])
    .filter(({ origin, pathname }) => callbacks.has(`${origin}${pathname}`));
  const state = stateOf(first.request.url);
  const isOther = ({ searchParams: told }: URL): boolean =>
    (told.has('code') || told.has('error')) && told.get('state') !== state;
  const hasTokens = ({ search, hash }: URL): boolean => /[?#&](access_token|id_token)=/.test(search + hash);
  return [
    ...(state !== undefined && answers.some(isOther)
      ? [says('AUT-09', 'an authorization response has another state than its request')]
      : []),
    ...(answers.some(hasTokens) ? [says('AUT-17', 'an authorization response has tokens in its address')] : []),
  ];
};
