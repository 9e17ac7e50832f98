import createConnector from '@logto/connector-tencent-sms';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import type { Faults } from '../faults.ts';
import { openSmsLine } from './agent.ts';
import { connectorFailure } from './connector-errors.ts';

/** A message to one number through the published Tencent connector. */
export interface Message {
  /** Digits with country code, without plus sign, as Logto hands them on. */
  readonly to: string;
  readonly usageType: string;
  readonly code: string;
  /** Language of the recipient. The connector drops it. */
  readonly locale?: string;
}

export interface Sender extends Disposable {
  /**
   * @param config the connector's configuration
   * @throws RequestError 400 `connector.*`
   */
  send(message: Message, config: unknown): Promise<void>;
}

/**
 * Logto puts `uiLocales` into the payload as well, and the connector makes a second template parameter of it: the
 * provider then refuses the message. Here the payload holds what a message needs and no more.
 */
export const createSender = async (route: ProviderRoute, faults: Faults): Promise<Sender> => {
  const connector = await createConnector({ getConfig: async () => ({}) });
  const line = openSmsLine(route);
  const copies = faults.has('message-sent-twice') ? [1, 2] : [1];

  return {
    async send({ to, usageType, code, locale }, config) {
      const data = {
        to,
        type: faults.has('wrong-template') ? 'Generic' : usageType,
        payload: { code, ...(locale === undefined ? {} : { locale }) },
      };
      try {
        for (const _copy of copies) {
          await line.run(() => connector.sendMessage(data, config));
        }
      } catch (error) {
        throw connectorFailure(error);
      }
    },
    [Symbol.dispose]: () => line[Symbol.dispose](),
  };
};
