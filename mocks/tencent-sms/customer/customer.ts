import { Receipts } from '../../sms/receipts/receipts.ts';
import type { Clock } from '../../sms/support/clock.ts';
import type { Customer } from '../../sms/tenants/customer.ts';
import type { Call as AnyCall } from '../../sms/tenants/dialect.ts';
import { type Account, type AccountInput, type QuotasInput, quotasSchema } from '../account/account.ts';
import { callbackFormat } from '../receipts/receipt.ts';
import { SendHistory } from './history.ts';
import { Statistics } from './statistics.ts';

/** An account at Tencent, and what was sent with it. */
export class TencentCustomer implements Customer<Account> {
  readonly history = new SendHistory();
  readonly statistics = new Statistics();
  readonly receipts: Receipts;
  #account: Account;
  #second = 0;
  #inSecond = 0;

  /** @throws Error when receipts would go beyond loopback to a host that is not among `callbackHosts` */
  constructor(account: Account, clock: Clock, callbackHosts: readonly string[]) {
    this.#account = account;
    this.receipts = new Receipts(clock, account.receipts, callbackFormat, callbackHosts, (receipt) =>
      this.statistics.reported(receipt),
    );
  }

  get account(): Account {
    return this.#account;
  }

  get used() {
    const { billed } = this.history;
    const { balance } = this.#account;
    return { billed, left: balance === null ? null : Math.max(0, balance - billed) };
  }

  setQuotas(quotas: unknown): void {
    const { limits, balance } = quotasSchema.parse(quotas);
    this.#account = { ...this.#account, limits, balance: balance === null ? null : this.history.billed + balance };
  }

  /** Counts a signed request; tells how many there were in the current second, this one included. */
  countRequest(second: number): number {
    this.#inSecond = second === this.#second ? this.#inSecond + 1 : 1;
    this.#second = second;
    return this.#inSecond;
  }

  [Symbol.dispose](): void {
    this.receipts[Symbol.dispose]();
  }
}

export interface TencentTypes {
  readonly account: Account;
  readonly changes: Partial<Omit<AccountInput, 'credentials' | 'applications'>>;
  readonly quotas: QuotasInput;
  readonly customer: TencentCustomer;
}

export type Call = AnyCall<TencentTypes>;
