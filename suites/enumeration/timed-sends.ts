import { mergeTests } from '@playwright/test';
import type { PhoneDigits } from '../../contracts/phone.ts';
import { succeeded } from '../../fixtures/http/index.ts';
import { test as provider } from '../../fixtures/playwright/provider/provider.ts';
import { test as base } from '../../fixtures/playwright/test.ts';
import { createUser } from '../../fixtures/stack/provision.ts';

export { expect } from '../../fixtures/playwright/test.ts';

/** The send limit of one number. */
const sendsPerNumber = 10;

/** Browsers at the same time: one where a millisecond counts, more where the provider is waited for. */
const lanesFor = (providerTakes: number): number => (providerTakes === 0 ? 1 : 10);

export interface Times {
  /** Milliseconds of each send. */
  readonly known: number[];
  readonly unknown: number[];
}

interface PerTest {
  /** So many sends to numbers with an account and to numbers without, in turn, in forgot-password. */
  readonly timeSends: (pairs: number, providerTakes: number) => Promise<Times>;
}

export const test = mergeTests(base, provider).extend<PerTest>({
  timeSends: async ({ begin, stack, manyPhones, provider }, use) => {
    await use(async (pairs, providerTakes) => {
      const twins = Array.from({ length: pairs / sendsPerNumber }, () => {
        const [known = '', unknown = ''] = manyPhones(2);
        return { known, unknown };
      });
      for (const { known } of twins) {
        await createUser(stack.management, { primaryPhone: known });
      }
      await using delays = new AsyncDisposableStack();
      for (const { known } of providerTakes === 0 ? [] : twins) {
        delays.use(await provider.fault({ kind: 'delay', ms: providerTakes }, known));
      }
      const lanes = lanesFor(providerTakes);
      const times: Times = { known: [], unknown: [] };
      const send = async (share: ReadonlyArray<{ known: PhoneDigits; unknown: PhoneDigits }>) => {
        const visitor = await begin('ForgotPassword');
        for (const { known, unknown } of share.flatMap((twin) => Array<typeof twin>(sendsPerNumber).fill(twin))) {
          times.known.push(succeeded(await visitor.sendCode(known, 'ForgotPassword')).took);
          times.unknown.push(succeeded(await visitor.sendCode(unknown, 'ForgotPassword')).took);
        }
      };
      await Promise.all(
        Array.from({ length: lanes }, (_, lane) => send(twins.filter((_twin, at) => at % lanes === lane))),
      );
      return times;
    });
  },
});
