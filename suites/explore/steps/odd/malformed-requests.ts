import type { WireRequest } from '../../../../contracts/wire-request.ts';
import { malformed } from '../../../../fixtures/http/malformed.ts';
import { bodyChanges } from '../../../../fixtures/http/values/bodies.ts';
import { headerChanges } from '../../../../fixtures/http/values/header-changes.ts';
import type { ValueChange } from '../../../../fixtures/http/values/value-changes.ts';
import type { StepOf } from '../step.ts';
import { deferredChanges } from './changes.ts';
import type { OddRequest } from './odd-request.ts';
import { openidRequests } from './openid-requests.ts';
import { pageRequests } from './page-requests.ts';

export const oddRequests: readonly OddRequest[] = [...pageRequests, ...openidRequests];

const requestsByKey = new Map(oddRequests.map((request) => [request.key, request]));
const values = new Map(deferredChanges(0).map((change) => [`value-${change.key}`, change]));
const bodies = new Map(bodyChanges.map((change) => [`body-${change.key}`, change]));
const headers = new Map(headerChanges.map((change) => [`header-${change.key}`, change]));

/** The names of all changes, which a step says. */
export const changeNames: readonly string[] = [...values.keys(), ...bodies.keys(), ...headers.keys()];

/** A request that is malformed in one place. */
export interface MalformedStep {
  readonly of: OddRequest;
  readonly request: WireRequest;
  /** What is malformed of it, for a reader: `code`, `the body`. */
  readonly place: string;
  /** What it is instead: `a null character`. */
  readonly title: string;
  /** The change of a value, where it is one. */
  readonly value?: ValueChange;
  /** Whether the body is no JSON object any more. */
  readonly isNoObject: boolean;
}

type Malformed = StepOf<'sendMalformed'>;

/** @throws RangeError for a request that there is not: a damaged file */
const requestOf = ({ request }: Pick<Malformed, 'request'>): OddRequest => {
  const found = requestsByKey.get(request);
  if (found === undefined) {
    throw new RangeError(`there is no request "${request}"`);
  }
  return found;
};

/** All that a change makes of a request: one for each of its values; none where it cannot hold such a thing. */
export const malformedBy = ({ tab, request: key, change, uses }: Omit<Malformed, 'at'>): MalformedStep[] => {
  const of = requestOf({ request: key });
  const request = of.make(uses, tab.client);
  const [value, body, header] = [values.get(change), bodies.get(change), headers.get(change)];
  if (value) {
    return malformed(request, value).map(({ name, request: changed }) => ({
      ...{ of, request: changed, place: name, title: value.title, value, isNoObject: false },
    }));
  }
  if (body && request.body !== undefined) {
    const changed = { ...request, headers: { ...request.headers, ...body.headers }, body: body.write(request.body) };
    return [{ of, request: changed, place: 'the body', title: body.title, isNoObject: body.isNoObject === true }];
  }
  if (header) {
    const changed = { ...request, headers: { ...request.headers, ...header.headers } };
    return [{ of, request: changed, place: 'the headers', title: header.title, isNoObject: false }];
  }
  return [];
};

/** By step: each is asked for its request many times. */
const known = new WeakMap<Malformed, MalformedStep>();

/** What a step sends. @throws RangeError for a request or a change that there is not: a damaged file */
export const malformedOf = (step: Malformed): MalformedStep => {
  const found = known.get(step) ?? malformedBy(step)[step.at];
  if (found === undefined) {
    throw new RangeError(`the request "${step.request}" has no value ${step.at} that "${step.change}" changes`);
  }
  known.set(step, found);
  return found;
};
