import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { createConnector } from '../data/published-connector.ts';
import type { Faults } from '../faults/index.ts';
import { z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { openSmsLine } from './agent.ts';
import { connectorFailure } from './connector-errors.ts';
import { withinPatience } from './patience.ts';

const record = z.record(z.unknown());

/** A message to one number through the published connector. */
export interface Message {
  /** Digits with country code, without plus sign, as Logto's APIs take them. */
  readonly to: string;
  readonly usageType: string;
  readonly code: string;
  /** Language of the recipient. The connector drops it. */
  readonly locale?: string;
  /** `ui_locales` of the authorization request. */
  readonly uiLocales?: string | undefined;
}

export type Sender = Awaited<ReturnType<typeof createSender>>;

/**
 * Logto hands numbers on without plus sign, of which the provider makes mainland numbers or none; and it puts
 * `uiLocales` into the payload, of which the connector makes a second template parameter. Here the number is E.164 and
 * the payload holds what a message needs and no more.
 */
export const createSender = async (route: ProviderRoute, faults: Faults) => {
  const connector = await createConnector({ getConfig: async () => ({}) });
  const line = openSmsLine(route, faults);

  const typeOf = (usageType: string) => {
    const replaced = usageType === 'Generic' && faults.has('generic-template-replaced') ? 'SignIn' : usageType;
    return faults.has('wrong-template') ? 'Generic' : replaced;
  };

  const configOf = (config: unknown) => ({
    ...record.parse(config),
    ...(faults.has('signed-with-another-key') ? { accessKeySecret: 'another-key' } : {}),
    ...(faults.has('configured-region-ignored') ? { region: 'ap-nanjing' } : {}),
  });

  const dataOf = ({ to, usageType, code, locale, uiLocales }: Message) => ({
    to: faults.has('number-without-plus') ? to : `+${to}`,
    type: typeOf(usageType),
    payload: {
      code: faults.has('another-code-sent') ? code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)) : code,
      ...(locale === undefined ? {} : { locale }),
      ...(uiLocales !== undefined && faults.has('ui-locales-as-template-parameter') ? { uiLocales } : {}),
    },
  });

  return {
    /**
     * @param config the connector's configuration
     * @throws RequestError 400 `connector.*`
     */
    async send(message: Message, config: unknown) {
      if (faults.has('message-never-sent')) {
        return;
      }
      const data = dataOf(message);
      const sendOnce = () =>
        withinPatience(faults, () => line.run(() => connector.sendMessage(data, configOf(config))));
      try {
        for (const _copy of faults.has('message-sent-twice') ? [1, 2] : [1]) {
          await (faults.has('failed-send-tried-again') ? sendOnce().catch(sendOnce) : sendOnce());
        }
      } catch (error) {
        if (faults.has('secret-key-in-errors')) {
          throw new RequestError('connector.general', 400, { data: { config } });
        }
        if (faults.has('failed-send-called-a-success')) {
          return;
        }
        throw connectorFailure(error, faults);
      }
    },
    [Symbol.dispose]: () => line[Symbol.dispose](),
  };
};
