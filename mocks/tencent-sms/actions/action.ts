import type { z } from 'zod';
import type { Answer } from '../../sms/tenants/dialect.ts';
import type { Call } from '../customer/customer.ts';

/** A body that has its action's shape. A class, as a closure for each request costs more. */
class Ready<Body> implements Answerable {
  readonly #body: Body;
  readonly #run: (body: Body, call: Call) => Answer | Promise<Answer>;

  constructor(body: Body, run: (body: Body, call: Call) => Answer | Promise<Answer>) {
    this.#body = body;
    this.#run = run;
  }

  answer(call: Call): Answer | Promise<Answer> {
    return this.#run(this.#body, call);
  }
}

/** What is ready to be answered. */
export interface Answerable {
  answer(call: Call): Answer | Promise<Answer>;
}

/** An action of the API: the shape of its body, and what it answers to one that has that shape. */
export interface Action {
  /** @param json the body as parsed; its issues, where it has not the action's shape, and else its answer */
  read(json: unknown): { readonly issues: readonly z.core.$ZodIssue[] } | Answerable;
}

/** An action whose body is checked by a schema of zod. */
export const defineAction = <Body>(
  schema: z.ZodType<Body>,
  answer: (body: Body, call: Call) => Answer | Promise<Answer>,
): Action => ({
  read(json) {
    const parsed = schema.safeParse(json);
    return parsed.success ? new Ready(parsed.data, answer) : { issues: parsed.error.issues };
  },
});
