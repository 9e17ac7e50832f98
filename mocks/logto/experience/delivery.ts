import { createSecret } from '../data/ids.ts';
import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import { createCode } from '../limits/codes.ts';
import type { Sender } from '../sms/sender.ts';
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
    return false;
  }
  if (event === 'ForgotPassword' && faults.has('unknown-number-is-revealed-on-forgot-password')) {
    throw new RequestError('user.user_not_exist', 404, { data: { identifier: identifier.value } });
  }
  return event === 'ForgotPassword'
    ? !faults.has('unknown-number-gets-message-on-forgot-password')
    : signInExperience.signInMode === 'SignIn' &&
        !(event === 'Register' && faults.has('message-sent-though-registration-is-closed'));
};

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
): Promise<VerificationRecord> => {
  const { identifier, event, locale, uiLocales } = request;
  const connector = tenant.connectors.current;
  if (identifier.type !== 'phone' || !connector) {
    const type = identifier.type === 'phone' ? 'Sms' : 'Email';
    throw new RequestError('connector.not_found', 501, { interpolation: { type } });
  }
  const slot = tenant.sendCap.take(identifier.value);
  const code = createCode();
  try {
    if (!isForNobody(tenant, request)) {
      const languages = { locale, ...(uiLocales === undefined ? {} : { uiLocales }) };
      await sender.send({ to: identifier.value, usageType: event, code, ...languages }, connector.config);
    }
  } catch (error) {
    slot.giveBack();
    throw error;
  }
  slot.sent();
  const record: VerificationRecord = {
    id: createSecret(16),
    type: 'PhoneVerificationCode',
    identifier,
    templateType: event,
    verified: false,
  };
  const replaced = state.records.get(record.type);
  tenant.codes.keep(record.id, identifier.value, code, replaced?.id);
  if (replaced) {
    tenant.codes.drop(replaced.id);
  }
  state.records.set(record.type, record);
  return record;
};
