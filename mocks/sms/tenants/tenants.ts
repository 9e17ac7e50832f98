import { type FaultSchema, faultSchemaOf } from '../faults/fault.ts';
import type { MessageStore } from '../inbox/store.ts';
import { ClientError } from '../support/client-error.ts';
import type { Clock } from '../support/clock.ts';
import type { DialectTypes } from './customer.ts';
import type { Dialect } from './dialect.ts';
import { Tenant } from './tenant.ts';

export const defaultNamespace = 'default';

export interface TenantsOptions<Types extends DialectTypes> {
  readonly dialect: Dialect<Types>;
  readonly account: Types['account'];
  readonly clock: Clock;
  /** Opens the store of a namespace. */
  readonly openStore: (namespace: string) => MessageStore;
  readonly capacity: number;
  readonly callbackHosts: readonly string[];
}

const mostNamespaces = 1000;

/** Who has a key: a namespace, or a guest in one, by whose own account requests are judged. */
interface Owner<Types extends DialectTypes> {
  readonly tenant: Tenant<Types>;
  readonly account?: Types['account'];
}

/** The namespaces: one customer each, told apart by the key that signed a request. */
export class Tenants<Types extends DialectTypes = DialectTypes> implements AsyncDisposable {
  readonly #options: TenantsOptions<Types>;
  readonly #byName = new Map<string, Tenant<Types>>();
  readonly #byKey = new Map<string, Owner<Types>>();
  readonly dialect: Dialect<Types>;
  readonly faultSchema: FaultSchema;
  readonly default: Tenant<Types>;

  constructor(options: TenantsOptions<Types>) {
    this.#options = options;
    this.dialect = options.dialect;
    this.faultSchema = faultSchemaOf(options.dialect.catalogue);
    this.default = this.#open(defaultNamespace, options.account);
  }

  /**
   * Opens a namespace with keys of its own, and the rest as in the default account.
   *
   * @throws Error when there is one of this name, or too many; ZodError when the account makes no sense
   */
  create(name: string, changes: object = {}): Tenant<Types> {
    if (this.#byName.has(name)) {
      throw new ClientError(409, `there is a namespace ${name} already`);
    }
    if (this.#byName.size >= mostNamespaces) {
      throw new ClientError(409, `there are ${mostNamespaces} namespaces already, which is the most; close some first`);
    }
    return this.#open(name, this.dialect.accountOf(name, this.#options.account, changes));
  }

  get(name: string): Tenant<Types> | undefined {
    return this.#byName.get(name);
  }

  list(): Tenant<Types>[] {
    return [...this.#byName.values()];
  }

  ownerOf(keyId: string): Owner<Types> | undefined {
    return this.#byKey.get(keyId);
  }

  /**
   * Lets somebody send with an account of their own: its messages and requests are kept in the default namespace. One
   * that uses a key again takes the place of the one before.
   *
   * @returns false where a namespace has one of its keys
   */
  invite(account: Types['account']): boolean {
    const keyIds = this.dialect.keyIdsOf(account);
    const isTaken = (keyId: string) => {
      const owner = this.#byKey.get(keyId);
      return owner !== undefined && owner.account === undefined;
    };
    if (keyIds.some(isTaken)) {
      return false;
    }
    for (const keyId of keyIds) {
      this.#byKey.set(keyId, { tenant: this.default, account });
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
    for (const keyId of this.dialect.keyIdsOf(tenant.customer.account)) {
      this.#byKey.delete(keyId);
    }
    await tenant[Symbol.asyncDispose]();
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.list().map((tenant) => tenant[Symbol.asyncDispose]()));
  }

  #open(name: string, account: Types['account']): Tenant<Types> {
    const { dialect, clock, openStore, capacity, callbackHosts } = this.#options;
    const customer = dialect.openCustomer(account, clock, callbackHosts);
    const { faultSchema } = this;
    const tenant = new Tenant<Types>({ name, customer, clock, store: openStore(name), faultSchema, capacity });
    this.#byName.set(name, tenant);
    for (const keyId of dialect.keyIdsOf(account)) {
      this.#byKey.set(keyId, { tenant });
    }
    return tenant;
  }
}
