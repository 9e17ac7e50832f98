import type { Tenant } from '../data/tenant.ts';
import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { NewCode } from '../limits/codes.ts';
import { numberMeant } from '../limits/number-meant.ts';
import type { Message, Sender } from './sender.ts';

export const takesEverySpelling = (faults: Faults): boolean => faults.has('spellings-are-numbers-of-their-own');

/** The digits that a message goes to: as they are written, or from any spelling where a fault lets others in. */
const numberToSendTo = (faults: Faults, value: string): string =>
  takesEverySpelling(faults) ? numberMeant(value) : value;

/**
 * Sends a new code within the recipient's cap; a send that fails does not count.
 *
 * @param isSuppressed asked within the cap: whether the code is made and counted, and no message leaves
 * @returns the code
 * @throws RequestError 501 `connector.not_found`, 429 `request.message_rate_limited`, 400 `connector.*`
 */
export const sendCode = async (
  { connectors, sendCap, codes, faults }: Tenant,
  sender: Sender,
  message: Omit<Message, 'code'>,
  isSuppressed: () => boolean = () => false,
): Promise<NewCode> => {
  if (!connectors.current) {
    throw new RequestError('connector.not_found', 501, { interpolation: { type: 'Sms' } });
  }
  const slot = sendCap.take(message.to);
  const created = codes.create();
  const isSilent = isSuppressed();
  try {
    if (!isSilent) {
      const to = numberToSendTo(faults, message.to);
      await sender.send({ ...message, to, code: created.code }, connectors.current.config);
    }
  } catch (error) {
    if (!faults.has('failed-send-counts')) {
      slot.giveBack();
    }
    throw error;
  }
  slot.sent();
  if (isSilent && faults.has('suppressed-sends-not-counted')) {
    slot.giveBack();
  }
  return created;
};
