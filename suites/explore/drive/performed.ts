import type { InboxMessage } from '../../../contracts/inbox.ts';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import { type Arrival, type AuthorizationRequest, outcome, type Reply } from '../../../fixtures/http/index.ts';
import type { Seen } from '../model/rule.ts';
import type { BoundGrant } from './bound.ts';

/** Where an authorization request led. */
export interface Response {
  readonly arrival: Arrival;
  readonly request: AuthorizationRequest;
}

/** What came of a step. */
export interface Performed extends Seen {
  /** Status and error code, for people and for coverage: `400 verification_code.expired`. */
  readonly answer: string;
  /** What no answer of a server may be. */
  readonly broken?: 'redirects without end' | 'no answer in time';
  /** What a number stands for from now on. */
  readonly verification?: { readonly id: string; readonly code: string | null };
  readonly proof?: { readonly id: string; readonly code: string | null };
  readonly grant?: BoundGrant;
  /** Where an authorization request led, of those whose answer goes to the application. */
  readonly response?: Response;
  readonly tokens?: Tokens;
  /** Whether a browser had a session identifier before it went on. */
  readonly hadSession?: boolean;
  /** Whether a sign-out led back to the application, with its state. */
  readonly isReturned?: boolean;
  readonly redirect?: string;
  /** As whom somebody was signed in, or whose account was made. */
  readonly subject?: string;
  /** Of a change through the Management API, which is no request of a browser: the answer that refused it. */
  readonly refusal?: Reply;
  /** The number that a user is shown of the own account. */
  readonly phone?: string | null;
  /** How many requests a send made at a provider that does not take it; undefined where they were not counted. */
  readonly requests?: number;
  /** What reached the phone that was written to. */
  readonly messages?: readonly InboxMessage[];
}

/** @param more what it brought, where it was accepted */
export const answered = (reply: Reply, more: Partial<Performed> = {}): Performed => {
  const accepted = reply.status < 400;
  return { accepted, answer: outcome(reply), ...(accepted && more) };
};
