/** Keys under which Logto's audit log says which user did something at which application. */
export const auditKeys = {
  /** An application exchanged an authorization code for tokens. */
  exchange: 'ExchangeTokenBy.AuthorizationCode',
  /** An interaction was tied to a user whom it made. */
  registration: 'Interaction.Register.Identifier.Submit',
} as const;

export type AuditKey = (typeof auditKeys)[keyof typeof auditKeys];
