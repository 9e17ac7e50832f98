import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Broken, Overrides } from '../rules/rule.ts';
import type { Tenant } from '../tenant.ts';
import type { ResponseFields, WireRequest } from '../wire/request.ts';

export interface Call {
  readonly tenant: Tenant;
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

/** An action of the API: the shape of its body, and what it answers to one that has that shape. */
export interface Action {
  /** @param json the body as parsed; its issues, where it has not the action's shape, and else its answer */
  read(json: unknown): { readonly issues: readonly z.core.$ZodIssue[] } | { answer(call: Call): Promise<Answer> };
}

/** An action whose body is checked by a schema of zod. */
export const defineAction = <Body>(
  schema: z.ZodType<Body>,
  answer: (body: Body, call: Call) => Promise<Answer>,
): Action => ({
  read(json) {
    const parsed = schema.safeParse(json);
    return parsed.success ? { answer: (call) => answer(parsed.data, call) } : { issues: parsed.error.issues };
  },
});
