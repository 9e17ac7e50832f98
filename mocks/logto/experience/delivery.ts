import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { sendCode } from '../sms/send-code.ts';
import type { Sender } from '../sms/sender.ts';
import type { Identifier, InteractionEvent, InteractionState, VerificationRecord } from './interaction-state.ts';

interface Request {
  readonly identifier: Identifier;
  /** Chooses the template; it need not be the event of the interaction. */
  readonly event: InteractionEvent;
  readonly locale: string;
  readonly uiLocales: string | undefined;
}

let count = 0;

const newId = ({ faults }: Tenant): string => {
  count += 1;
  return faults.has('verification-ids-count-up') ? `verification-${String(count).padStart(8, '0')}` : createSecret(16);
};

/** Numbers of nobody get the same answer and no message, where a message would tell that they are known. */
const isForNobody = ({ users, signInExperience, faults }: Tenant, { identifier, event }: Request): boolean => {
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
  return event === 'ForgotPassword'
    ? !faults.has('unknown-number-gets-message-on-forgot-password')
    : isClosed && !(event === 'Register' && faults.has('message-sent-though-registration-is-closed'));
};

/**
 * Sends a code and keeps its verification in the interaction; the one before is gone with it. Nothing is kept when
 * the provider fails, and the failed send does not count.
 *
 * @returns what the browser is told of it
 * @throws RequestError 501 `connector.not_found`, 429 `request.message_rate_limited`, 400 `connector.*`
 */
export const deliverCode = async (
  tenant: Tenant,
  sender: Sender,
  state: InteractionState,
  request: Request,
): Promise<Record<string, unknown>> => {
  const { identifier, event, ...languages } = request;
  if (identifier.type !== 'phone') {
    throw new RequestError('connector.not_found', 501, { interpolation: { type: 'Email' } });
  }
  const message = { to: identifier.value, usageType: event, ...languages };
  const replaced = state.records.get('PhoneVerificationCode');
  if (replaced && tenant.faults.has('code-dropped-before-its-resend')) {
    tenant.codes.drop(replaced.id);
  }
  const created = await sendCode(tenant, sender, message, () => isForNobody(tenant, request));
  if (tenant.faults.has('new-code-forgives-failures')) {
    tenant.sentinel.forgive(identifier.value);
  }
  const record: VerificationRecord = {
    id: newId(tenant),
    type: 'PhoneVerificationCode',
    identifier,
    templateType: event,
    verified: false,
  };
  tenant.codes.keep(record.id, identifier.value, created, replaced?.id);
  if (replaced) {
    tenant.codes.drop(replaced.id);
  }
  state.records.set(record.type, record);
  const { code } = created;
  return { verificationId: record.id, ...(tenant.faults.has('code-shown-to-the-browser') ? { code } : {}) };
};
