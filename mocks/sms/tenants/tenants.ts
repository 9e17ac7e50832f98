import { randomInt } from 'node:crypto';
import { type Account, type AccountInput, accountSchema, type Credential } from '../../tencent-sms/account/account.ts';
import type { MessageStore } from '../inbox/store.ts';
import type { Clock } from '../support/clock.ts';
import { Tenant } from './tenant.ts';

export const defaultNamespace = 'default';

export interface TenantsOptions {
  readonly account: Account;
  readonly clock: Clock;
  /** Opens the store of a namespace. */
  readonly openStore: (namespace: string) => MessageStore;
  readonly capacity: number;
  readonly callbackHosts: readonly string[];
}

/** What a namespace may have different from the default account; its keys and application are its own. */
export type NamespaceAccount = Partial<Omit<AccountInput, 'credentials' | 'applications'>>;

const mostNamespaces = 1000;

/** Who has a SecretId: a namespace, or a guest in one, by whose own account requests are judged. */
interface Owner {
  readonly tenant: Tenant;
  readonly credential: Credential;
  readonly account?: Account;
}

/** The namespaces: one customer each, told apart by the SecretId that signed a request. */
export class Tenants implements AsyncDisposable {
  readonly #options: TenantsOptions;
  readonly #byName = new Map<string, Tenant>();
  readonly #bySecretId = new Map<string, Owner>();
  readonly default: Tenant;

  constructor(options: TenantsOptions) {
    this.#options = options;
    this.default = this.#open(defaultNamespace, options.account);
  }

  /**
   * Opens a namespace with keys and an application of its own, and the rest as in the default account.
   *
   * @throws Error when there is one of this name, or too many; ZodError when the account makes no sense
   */
  create(name: string, changes: NamespaceAccount | Readonly<Record<string, unknown>> = {}): Tenant {
    if (this.#byName.has(name)) {
      throw new Error(`there is a namespace ${name} already`);
    }
    if (this.#byName.size >= mostNamespaces) {
      throw new Error(`there are ${mostNamespaces} namespaces already`);
    }
    const unique = String(randomInt(100_000_000)).padStart(8, '0');
    return this.#open(
      name,
      accountSchema.parse({
        ...this.#options.account,
        ...changes,
        credentials: [{ secretId: `AKID${name.replace(/\W/g, '')}${unique}`, secretKey: `key-of-${name}-${unique}` }],
        applications: [{ smsSdkAppId: `14${unique}` }],
      }),
    );
  }

  get(name: string): Tenant | undefined {
    return this.#byName.get(name);
  }

  list(): Tenant[] {
    return [...this.#byName.values()];
  }

  bySecretId(secretId: string): Owner | undefined {
    return this.#bySecretId.get(secretId);
  }

  /**
   * Lets somebody send with an account of their own: its messages and requests are kept in the default namespace. One
   * that uses a key again takes the place of the one before.
   *
   * @returns false where a namespace has one of its keys
   */
  invite(account: Account): boolean {
    const isTaken = ({ secretId }: Credential) => {
      const owner = this.#bySecretId.get(secretId);
      return owner !== undefined && owner.account === undefined;
    };
    if (account.credentials.some(isTaken)) {
      return false;
    }
    for (const credential of account.credentials) {
      this.#bySecretId.set(credential.secretId, { tenant: this.default, credential, account });
    }
    return true;
  }

  /** Closes a namespace and forgets all of it; false where there is none, or it is the default one. */
  async remove(name: string): Promise<boolean> {
    const tenant = this.#byName.get(name);
    if (!tenant || tenant === this.default) {
      return false;
    }
    this.#byName.delete(name);
    for (const { secretId } of tenant.account.credentials) {
      this.#bySecretId.delete(secretId);
    }
    await tenant[Symbol.asyncDispose]();
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.list().map((tenant) => tenant[Symbol.asyncDispose]()));
  }

  #open(name: string, account: Account): Tenant {
    const { clock, openStore, capacity, callbackHosts } = this.#options;
    const tenant = new Tenant({ name, account, clock, store: openStore(name), capacity, callbackHosts });
    this.#byName.set(name, tenant);
    for (const credential of account.credentials) {
      this.#bySecretId.set(credential.secretId, { tenant, credential });
    }
    return tenant;
  }
}
