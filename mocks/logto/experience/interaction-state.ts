import type { UsageType } from '../../../contracts/connector.ts';
import type { PasswordHash } from '../data/passwords.ts';
import { RequestError } from '../http/request-error.ts';

export const interactionEvents = ['SignIn', 'Register', 'ForgotPassword'] as const;

export type InteractionEvent = (typeof interactionEvents)[number];

export interface Identifier {
  readonly type: 'username' | 'email' | 'phone';
  readonly value: string;
}

/** Proofs by a code that was sent: of a number, or of the number that is the second factor. */
export type CodeRecordType = 'PhoneVerificationCode' | 'MfaPhoneVerificationCode';

/** One proof of an identifier within an interaction: by a code that was sent, or by a password. */
export interface VerificationRecord {
  readonly id: string;
  readonly type: CodeRecordType | 'Password' | 'NewPasswordIdentity';
  readonly identifier: Identifier;
  /** Usage type of the message; only for codes. */
  readonly templateType?: UsageType;
  /** What an account in the making gets; only for a new name with its password. */
  readonly password?: PasswordHash;
  verified: boolean;
}

/** What a user has done so far between the authorization request and its answer. */
export interface InteractionState {
  event: InteractionEvent;
  /** One of each type: a newer one replaces the older. */
  readonly records: Map<VerificationRecord['type'], VerificationRecord>;
  userId?: string;
  /** Collected for an account that is not made yet, or not changed yet. */
  profile: { username?: string; primaryPhone?: string; password?: PasswordHash };
  /** Whether the user would rather have no second factor. */
  hasDeclined?: boolean;
}

export const newInteractionState = (event: InteractionEvent): InteractionState => ({
  event,
  records: new Map(),
  profile: {},
});

/**
 * @param types those that count here
 * @throws RequestError 404 `session.verification_session_not_found`
 */
export const recordById = (
  state: InteractionState,
  id: string,
  types?: readonly VerificationRecord['type'][],
): VerificationRecord => {
  const record = [...state.records.values()].find((candidate) => candidate.id === id);
  if (!record || !(types?.includes(record.type) ?? true)) {
    throw new RequestError('session.verification_session_not_found', 404);
  }
  return record;
};

const profileJson = ({ username, primaryPhone }: InteractionState['profile']) => ({
  ...(username === undefined ? {} : { username }),
  ...(primaryPhone === undefined ? {} : { primaryPhone }),
});

/** The interaction as `GET /api/experience/interaction` shows it. */
export const interactionJson = (state: InteractionState, ip: string): Record<string, unknown> => ({
  interactionEvent: state.event,
  ...(state.userId === undefined ? {} : { userId: state.userId }),
  profile: profileJson(state.profile),
  verificationRecords: [...state.records.values()].map(({ id, type, identifier, templateType, verified }) => ({
    id,
    ...(templateType === undefined ? {} : { templateType }),
    ...(type === 'NewPasswordIdentity' ? {} : { verified }),
    type,
    identifier,
  })),
  mfa: {},
  signInContext: { ip },
  captcha: { verified: false, skipped: false },
});
