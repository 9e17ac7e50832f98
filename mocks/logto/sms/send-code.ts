import type { Tenant } from '../data/tenant.ts';
import { RequestError } from '../http/request-error.ts';
import type { NewCode } from '../limits/codes.ts';
import type { Message, Sender } from './sender.ts';

/**
 * Sends a new code within the recipient's cap; a send that fails does not count.
 *
 * @returns the code
 * @throws RequestError 501 `connector.not_found`, 429 `request.message_rate_limited`, 400 `connector.*`
 */
export const sendCode = async (
  { connectors, sendCap, codes }: Tenant,
  sender: Sender,
  message: Omit<Message, 'code'>,
): Promise<NewCode> => {
  if (!connectors.current) {
    throw new RequestError('connector.not_found', 501, { interpolation: { type: 'Sms' } });
  }
  const slot = sendCap.take(message.to);
  const created = codes.create();
  try {
    await sender.send({ ...message, code: created.code }, connectors.current.config);
  } catch (error) {
    slot.giveBack();
    throw error;
  }
  slot.sent();
  return created;
};
