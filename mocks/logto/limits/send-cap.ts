import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from './clock.ts';

/** `defaultMessageRateLimitPolicy` of Logto: 10 sends to a recipient in any 600 seconds. */
const maxSendsPerRecipient = 10;
const sendWindow = 600_000;

export const createSendCap = (clock: Clock, faults: Faults) => {
  const sends = new Map<string, { at: number }[]>();
  return {
    /**
     * Takes one of the recipient's sends before the message goes out, so that the cap holds for requests that come
     * together too. The send counts unless `giveBack` is called; `sent` says that it went out.
     *
     * @throws RequestError 429 `request.message_rate_limited`
     */
    take(phone: string) {
      const recent = (sends.get(phone) ?? []).filter(({ at }) => at > clock() - sendWindow);
      sends.set(phone, recent);
      if (recent.length >= maxSendsPerRecipient && !faults.has('no-send-cap')) {
        throw new RequestError('request.message_rate_limited', 429);
      }
      const send = { at: clock() };
      const count = () => sends.get(phone)?.push(send);
      const late = faults.has('sends-overshot-in-parallel');
      if (!late) {
        count();
      }
      return {
        sent() {
          if (late) {
            count();
          }
        },
        giveBack() {
          sends.set(
            phone,
            (sends.get(phone) ?? []).filter((other) => other !== send),
          );
        },
      };
    },
  };
};
