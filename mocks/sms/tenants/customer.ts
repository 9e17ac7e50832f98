/** What of its customer a provider keeps: the account, and what was used of it. */
export interface Customer<Account> extends Disposable {
  readonly account: Account;
  /** Segments billed so far, and those that the balance still allows; null for no end. */
  readonly used: { readonly billed: number; readonly left: number | null };
  /**
   * Sets anew what the account may use; what is left out is off.
   *
   * @throws ZodError when it makes no sense
   */
  setQuotas(quotas: unknown): void;
}

/** The types of a dialect: its account as it stands, what a namespace may change of it, its quotas, and its customer. */
export interface DialectTypes {
  readonly account: object;
  readonly changes: object;
  readonly quotas: object;
  readonly customer: Customer<object>;
}
