import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import type { Sender } from '../sms/sender.ts';
import { numberToSendTo } from './bodies.ts';
import type { Identifier, InteractionEvent, InteractionState, VerificationRecord } from './interaction-state.ts';

interface Request {
  readonly identifier: Identifier;
  /** Chooses the template; it need not be the event of the interaction. */
  readonly event: InteractionEvent;
  readonly locale: string;
  readonly uiLocales: string | undefined;
}

/** Numbers of nobody get the same answer and no message, where a message would tell that they are known. */
const isForNobody = ({ users, signInExperience, faults }: Tenant, { identifier, event }: Request): boolean => {
  if (users.byPhone(identifier.value)) {
    return signInExperience.signInMode === 'SignIn' && faults.has('registration-closes-sign-in');
  }
  if (event === 'ForgotPassword' && faults.has('unknown-number-is-revealed-on-forgot-password')) {
    throw new RequestError('user.user_not_exist', 404, { data: { identifier: identifier.value } });
  }
  if (
    signInExperience.signInMode === 'SignIn' &&
    faults.has('unknown-number-is-revealed-where-registration-is-closed')
  ) {
    throw new RequestError('user.user_not_exist', 404, { data: { identifier: identifier.value } });
  }
  return event === 'ForgotPassword'
    ? !faults.has('unknown-number-gets-message-on-forgot-password')
    : signInExperience.signInMode === 'SignIn' &&
        !(event === 'Register' && faults.has('message-sent-though-registration-is-closed'));
};

/** What the browser is told of a code that was sent. */
export const sentBody = ({ faults }: Tenant, { id, code }: SentRecord): Record<string, unknown> => ({
  verificationId: id,
  ...(faults.has('code-shown-to-the-browser') ? { code } : {}),
});

interface SentRecord extends VerificationRecord {
  readonly code: string;
}

/**
 * Sends a code and keeps its verification in the interaction; the one before is gone with it. Nothing is kept when
 * the provider fails, and the failed send does not count.
 *
 * @throws RequestError 501 `connector.not_found`, 429 `request.message_rate_limited`, 400 `connector.*`
 */
export const deliverCode = async (
  tenant: Tenant,
  sender: Sender,
  state: InteractionState,
  request: Request,
): Promise<SentRecord> => {
  const { identifier, event, locale, uiLocales } = request;
  const connector = tenant.connectors.current;
  if (identifier.type !== 'phone' || !connector) {
    const type = identifier.type === 'phone' ? 'Sms' : 'Email';
    throw new RequestError('connector.not_found', 501, { interpolation: { type } });
  }
  const slot = tenant.sendCap.take(identifier.value);
  const created = tenant.codes.create();
  const suppressed = isForNobody(tenant, request);
  try {
    if (!suppressed) {
      const languages = { locale, ...(uiLocales === undefined ? {} : { uiLocales }) };
      const { value } = identifier;
      const to = numberToSendTo(tenant.faults, value);
      await sender.send({ to, usageType: event, code: created.code, ...languages }, connector.config);
    }
  } catch (error) {
    if (!tenant.faults.has('failed-send-counts')) {
      slot.giveBack();
    }
    throw error;
  }
  slot.sent();
  if (suppressed && tenant.faults.has('suppressed-sends-not-counted')) {
    slot.giveBack();
  }
  if (tenant.faults.has('new-code-forgives-failures')) {
    tenant.sentinel.forgive(identifier.value);
  }
  const record: VerificationRecord = {
    id: createSecret(16),
    type: 'PhoneVerificationCode',
    identifier,
    templateType: event,
    verified: false,
  };
  const replaced = state.records.get(record.type);
  tenant.codes.keep(record.id, identifier.value, created, replaced?.id);
  if (replaced) {
    tenant.codes.drop(replaced.id);
  }
  state.records.set(record.type, record);
  return { ...record, code: created.code };
};
