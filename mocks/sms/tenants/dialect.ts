import type { z } from 'zod';
import type { FaultSubject } from '../faults/fault-set.ts';
import type { Broken, Catalogue, Overrides } from '../rules/rule.ts';
import type { Clock } from '../support/clock.ts';
import type { LimitField, MessageField } from '../support/provider-view.ts';
import type { ProviderEndpoint, ResponseFields, WireAnswer, WireRequest } from '../wire/request.ts';
import type { DialectTypes } from './customer.ts';
import type { Tenant } from './tenant.ts';

/** A request that is judged. */
export interface Call<Types extends DialectTypes = DialectTypes> {
  readonly tenant: Tenant<Types>;
  /** By which the request is judged: that of the tenant, or of a guest there. */
  readonly account: Types['account'];
  readonly clock: Clock;
  readonly request: WireRequest;
  readonly requestId: string;
  /** What faults make of the rules for the request as a whole. */
  readonly overrides: Overrides;
}

/** What became of one recipient. */
export interface Outcome {
  readonly sentAs: string;
  readonly phoneNumber: string;
  readonly broken: Broken | undefined;
}

export type Answer =
  | { readonly broken: Broken }
  | { readonly fields: ResponseFields; readonly outcomes?: readonly Outcome[] };

/** A request as the provider reads it, before anybody judged it. */
export interface Asked<Types extends DialectTypes = DialectTypes> {
  /** The key that it says it is signed with: by it a customer is known. */
  readonly keyId: string;
  readonly subject: FaultSubject;
  /** Its headers as the journal may show them: without secrets. */
  shownHeaders(): Record<string, string>;
  /** Its body, or the query of a GET, as the journal may show it: without secrets. */
  shownBody(text: string): string;
  /** What the gateway refuses it for, whatever faults are set. */
  atGateway(call: Call<Types>): Broken | undefined;
  answer(call: Call<Types>): Promise<Answer>;
  reply(answer: Answer, requestId: string): WireAnswer;
}

/** All that the fake has to know of a provider to take its place. */
export interface Dialect<Types extends DialectTypes = DialectTypes> {
  /** What the provider is called: `Tencent SMS`. */
  readonly name: string;
  readonly endpoint: ProviderEndpoint;
  readonly catalogue: Catalogue;
  readonly accountSchema: z.ZodType<Types['account']>;
  readonly quotasSchema: z.ZodType;
  /** The parts of an account that a namespace may have different. */
  readonly changesSchema: z.ZodType<object>;
  /** What of a message the page shows by the provider's own names. */
  readonly fields: readonly MessageField[];
  readonly limits: readonly LimitField[];
  /** The page of rules, in Markdown. */
  rulesDocument(): string;
  defaultAccount(): Types['account'];
  /**
   * The account of a new namespace: with keys of its own, and the rest as in another account but for the changes.
   *
   * @throws ZodError when they make no sense
   */
  accountOf(namespace: string, base: Types['account'], changes: object): Types['account'];
  /** The ids of an account's keys. */
  keyIdsOf(account: Types['account']): string[];
  /** What a client has to be configured with to send by an account, by its names: the first key of it. */
  keysOf(account: Types['account']): Readonly<Record<string, string | undefined>>;
  /** How a person is told of an account on the terminal; without secrets. */
  describe(account: Types['account']): string;
  /** The account as the control API tells it: without secrets. */
  publicAccount(account: Types['account']): object;
  /** E.164 for any spelling of a number that a caller of the inbox may use; nothing is refused here. */
  inboxKey(phone: string): string;
  /** @throws Error when receipts would go beyond loopback to a host that is not among `callbackHosts` */
  openCustomer(account: Types['account'], clock: Clock, callbackHosts: readonly string[]): Types['customer'];
  read(request: WireRequest): Asked<Types>;
}
