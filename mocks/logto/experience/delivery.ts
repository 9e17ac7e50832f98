import type { UsageType } from '../../../contracts/connector.ts';
import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { availableTemplate } from '../sms/available-template.ts';
import { sendCode } from '../sms/send-code.ts';
import type { Sender } from '../sms/sender.ts';
import type {
  CodeRecordType,
  Identifier,
  InteractionEvent,
  InteractionState,
  VerificationRecord,
} from './interaction-state.ts';
import { isEnrolment } from './second-factor.ts';

/** Of the browser and of the authorization request. */
export interface Languages {
  readonly locale: string;
  readonly uiLocales: string | undefined;
}

interface Request extends Languages {
  readonly identifier: Identifier;
  /** Chooses the template; it need not be the event of the interaction. */
  readonly event: InteractionEvent;
}

interface Delivery extends Languages {
  readonly type: CodeRecordType;
  readonly identifier: Identifier;
  readonly usageType: UsageType;
}

let count = 0;

const newId = ({ faults }: Tenant): string => {
  count += 1;
  return faults.has('verification-ids-count-up') ? `verification-${String(count).padStart(8, '0')}` : createSecret(16);
};

/** Numbers of nobody get the same answer and no message, where a message would tell that they are known. */
const isForNobody = (
  { users, signInExperience, faults }: Tenant,
  { userId }: InteractionState,
  { identifier, event }: Request,
): boolean => {
  const isClosed = signInExperience.signInMode === 'SignIn';
  if (users.byPhone(identifier.value)) {
    return isClosed && faults.has('registration-closes-sign-in');
  }
  const isRevealed =
    (event === 'ForgotPassword' && faults.has('unknown-number-is-revealed-on-forgot-password')) ||
    (isClosed && faults.has('unknown-number-is-revealed-where-registration-is-closed'));
  if (isRevealed) {
    throw new RequestError('user.user_not_exist', 404, { data: { identifier: identifier.value } });
  }
  if (event === 'ForgotPassword') {
    return !faults.has('unknown-number-gets-message-on-forgot-password');
  }
  // Whoever is identified adds a number of their own.
  const isOwn = event === 'SignIn' && userId !== undefined;
  return isClosed && !isOwn && !(event === 'Register' && faults.has('message-sent-though-registration-is-closed'));
};

/**
 * Sends a code and keeps its verification in the interaction; the one before is gone with it. Nothing is kept when
 * the provider fails, and the failed send does not count.
 */
const deliver = async (
  tenant: Tenant,
  sender: Sender,
  state: InteractionState,
  { type, identifier, usageType, ...languages }: Delivery,
  isSuppressed: () => boolean,
): Promise<Record<string, unknown>> => {
  const message = { to: identifier.value, usageType, ...languages };
  const replaced = state.records.get(type);
  if (replaced && tenant.faults.has('code-dropped-before-its-resend')) {
    tenant.codes.drop(replaced.id);
  }
  const created = await sendCode(tenant, sender, message, isSuppressed);
  if (tenant.faults.has('new-code-forgives-failures')) {
    tenant.sentinel.forgive(identifier.value);
  }
  const record: VerificationRecord = { id: newId(tenant), type, identifier, templateType: usageType, verified: false };
  tenant.codes.keep(record.id, identifier.value, created, replaced?.id);
  if (replaced) {
    tenant.codes.drop(replaced.id);
  }
  state.records.set(record.type, record);
  const { code } = created;
  return { verificationId: record.id, ...(tenant.faults.has('code-shown-to-the-browser') ? { code } : {}) };
};

const templateOfSecondFactor = ({ connectors, faults }: Tenant, usageType: UsageType): UsageType =>
  faults.has('second-factor-needs-its-own-template') ? usageType : availableTemplate(connectors, usageType);

/**
 * Sends a code that proves a number: of the template of the event, or that for enrolment where somebody who is
 * identified adds a number which sign-up does not ask for.
 *
 * @returns what the browser is told of it
 * @throws RequestError 501 `connector.not_found`, 429 `request.message_rate_limited`, 400 `connector.*`
 */
export const deliverCode = (
  tenant: Tenant,
  sender: Sender,
  state: InteractionState,
  request: Request,
): Promise<Record<string, unknown>> => {
  const { identifier, event, ...languages } = request;
  if (identifier.type !== 'phone') {
    throw new RequestError('connector.not_found', 501, { interpolation: { type: 'Email' } });
  }
  const isBinding = isEnrolment(tenant, state) && !tenant.faults.has('enrolment-by-the-template-of-the-event');
  const usageType = isBinding ? templateOfSecondFactor(tenant, 'BindMfa') : event;
  const delivery = { type: 'PhoneVerificationCode', identifier, usageType, ...languages } as const;
  return deliver(tenant, sender, state, delivery, () => isForNobody(tenant, state, request));
};

/** Sends a code to the number that is the second factor of the user. @throws RequestError as for any other code */
export const deliverSecondCode = (
  tenant: Tenant,
  sender: Sender,
  state: InteractionState,
  value: string,
  languages: Languages,
): Promise<Record<string, unknown>> => {
  const usageType = templateOfSecondFactor(tenant, 'MfaVerification');
  const identifier: Identifier = { type: 'phone', value };
  const delivery = { type: 'MfaPhoneVerificationCode', identifier, usageType, ...languages } as const;
  return deliver(tenant, sender, state, delivery, () => false);
};
