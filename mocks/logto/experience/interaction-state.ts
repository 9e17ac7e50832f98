import type { PasswordHash } from '../data/passwords.ts';
import { RequestError } from '../http/request-error.ts';

export const interactionEvents = ['SignIn', 'Register', 'ForgotPassword'] as const;

export type InteractionEvent = (typeof interactionEvents)[number];

export interface Identifier {
  readonly type: 'username' | 'email' | 'phone';
  readonly value: string;
}

/** One proof of an identifier within an interaction: by a code that was sent, or by a password. */
export interface VerificationRecord {
  readonly id: string;
  readonly type: 'PhoneVerificationCode' | 'Password';
  readonly identifier: Identifier;
  /** Usage type of the message; only for codes. */
  readonly templateType?: InteractionEvent;
  verified: boolean;
}

/** What a user has done so far between the authorization request and its answer. */
export interface InteractionState {
  event: InteractionEvent;
  /** One of each type: a newer one replaces the older. */
  readonly records: Map<VerificationRecord['type'], VerificationRecord>;
  userId?: string;
  /** Collected for an account that is not made yet, or not changed yet. */
  profile: { primaryPhone?: string; password?: PasswordHash };
}

export const newInteractionState = (event: InteractionEvent): InteractionState => ({
  event,
  records: new Map(),
  profile: {},
});

/** @throws RequestError 404 `session.verification_session_not_found` */
export const recordById = (state: InteractionState, id: string): VerificationRecord => {
  const record = [...state.records.values()].find((candidate) => candidate.id === id);
  if (!record) {
    throw new RequestError('session.verification_session_not_found', 404);
  }
  return record;
};

/** The interaction as `GET /api/experience/interaction` shows it. */
export const interactionJson = (state: InteractionState, ip: string): Record<string, unknown> => ({
  interactionEvent: state.event,
  ...(state.userId === undefined ? {} : { userId: state.userId }),
  profile: state.profile.primaryPhone === undefined ? {} : { primaryPhone: state.profile.primaryPhone },
  verificationRecords: [...state.records.values()].map(({ id, type, identifier, templateType, verified }) => ({
    id,
    ...(templateType === undefined ? {} : { templateType }),
    verified,
    type,
    identifier,
  })),
  mfa: {},
  signInContext: { ip },
  captcha: { verified: false, skipped: false },
});
