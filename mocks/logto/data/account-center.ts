/** What users may see and change of their own account: Logto's account centre, which is off in a new tenant. */
export interface AccountCenter {
  enabled: boolean;
  /** By field: `Off`, `ReadOnly` or `Edit`. */
  fields: Readonly<Record<string, string>>;
}

export const seededAccountCenter = (): AccountCenter => ({ enabled: false, fields: {} });
