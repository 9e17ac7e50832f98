import { z } from 'zod';
import { type Broken, judge, type Rule } from '../rules/rule.ts';
import type { Customer } from '../tenants/customer.ts';
import type { Answer, Asked, Call, Dialect } from '../tenants/dialect.ts';
import type { WireAnswer, WireRequest } from '../wire/request.ts';

/** A second provider, for tests alone: it shows that the fake knows none. A key in a header, and a text as JSON. */

const accountSchema = z.strictObject({ keys: z.array(z.string()).min(1), limit: z.int().nullable().default(null) });

type Account = z.output<typeof accountSchema>;

class PigeonCustomer implements Customer<Account> {
  account: Account;
  billed = 0;

  constructor(account: Account) {
    this.account = account;
  }

  get used() {
    return { billed: this.billed, left: null };
  }

  setQuotas(quotas: unknown): void {
    this.account = { ...this.account, ...accountSchema.pick({ limit: true }).parse(quotas) };
  }

  [Symbol.dispose](): void {}
}

export interface PigeonTypes {
  readonly account: Account;
  readonly changes: { readonly limit?: number | null };
  readonly quotas: { readonly limit: number | null };
  readonly customer: PigeonCustomer;
}

const refusal = (code: string) => ({ code, text: { en: code, zh: code } });

const rules: ReadonlyArray<Rule<{ readonly key: string; readonly account: Account }>> = [
  {
    id: 'pigeon/key',
    stage: 'gateway',
    requires: 'The key is one of the account.',
    codes: ['no_such_key'],
    source: 'made up',
    confidence: 'documented',
    check: ({ key, account }) => (account.keys.includes(key) ? undefined : refusal('no_such_key')),
  },
];

const codes = ['no_such_key', 'coop_is_full'];
const catalogue = {
  rules: rules.map(({ check: _, ...card }) => card),
  codes,
  refusalFor: refusal,
  examples: { code: 'coop_is_full', rule: 'pigeon/key', carrierCodes: [] },
};

const bodySchema = z.object({ to: z.string(), text: z.string() });

class PigeonRequest implements Asked<PigeonTypes> {
  readonly #body: z.output<typeof bodySchema>;
  readonly keyId: string;
  readonly subject: Asked['subject'];

  constructor({ headers, body }: WireRequest) {
    this.#body = bodySchema.parse(JSON.parse(body.toString('utf8')));
    this.keyId = headers['x-key'] ?? '';
    this.subject = { action: 'Fly', phoneNumbers: [this.#body.to], templateId: undefined };
  }

  shownHeaders = () => ({});

  shownBody = (text: string) => text;

  atGateway({ account, overrides }: Call<PigeonTypes>): Broken | undefined {
    return judge(rules, { key: this.keyId, account }, overrides);
  }

  async answer({ tenant, clock, requestId }: Call<PigeonTypes>): Promise<Answer> {
    const [fault] = tenant.faults.hit(this.subject, ['error']);
    if (fault) {
      return { broken: { rule: 'fault', refusal: refusal(fault.code) } };
    }
    const { to, text } = this.#body;
    tenant.customer.billed += 1;
    const unused = { application: '', templateId: '', templateParams: [], serialNo: '', reference: '', warnings: [] };
    const acceptedAt = new Date(clock.now()).toISOString();
    const code = /\d{4,8}/.exec(text)?.[0] ?? null;
    await tenant.deliver(
      { ...unused, acceptedAt, phoneNumber: to, sentAs: to, sender: 'Pigeon', text, code, requestId },
      this.subject,
    );
    return { fields: { sent: to }, outcomes: [{ sentAs: to, phoneNumber: to, broken: undefined }] };
  }

  reply(answer: Answer): WireAnswer {
    const [status, body] = 'broken' in answer ? [422, { code: answer.broken.refusal.code }] : [202, answer.fields];
    return { status, contentType: 'application/json', body: JSON.stringify(body) };
  }
}

const tooLarge = (): WireAnswer => ({ status: 422, contentType: 'application/json', body: '{"code":"TooLarge"}' });

export const pigeon: Dialect<PigeonTypes> = {
  name: 'Pigeon',
  endpoint: { host: 'api.pigeon.example', otherNames: [], maxBodySize: 1000, tooLarge, server: 'coop' },
  catalogue,
  accountSchema,
  quotasSchema: accountSchema.pick({ limit: true }),
  changesSchema: accountSchema.pick({ limit: true }).partial(),
  fields: [],
  limits: [{ name: 'limit', label: 'Birds in a day' }],
  rulesDocument: () => '# Rules of Pigeon\n',
  defaultAccount: () => ({ keys: ['corn'], limit: null }),
  accountOf: (namespace, base, changes) => accountSchema.parse({ ...base, ...changes, keys: [`corn-${namespace}`] }),
  keyIdsOf: ({ keys }) => keys,
  keysOf: ({ keys: [key] }) => ({ key }),
  describe: ({ keys }) => `key ${keys[0]}`,
  publicAccount: ({ limit }) => ({ limits: { limit } }),
  inboxKey: (phone) => `+${phone.replace(/\D/g, '')}`,
  openCustomer: (account) => new PigeonCustomer(account),
  read: (request) => new PigeonRequest(request),
};
