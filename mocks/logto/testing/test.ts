import { test as base } from '@playwright/test';
import type { InteractionEvent } from '../../../contracts/experience.ts';
import { mainlandNumber } from '../../../contracts/phone.ts';
import { connectorConfig, type FakeProvider, startFakeProvider } from '../../sms-provider/index.ts';
import type { FaultName } from '../index.ts';
import { type OpenStandIn, openStandIn } from '../stand-in.ts';
import { Administrator, type Client, phoneSignIn } from './administrator.ts';
import { Person, verificationIdOf } from './person.ts';

interface Options {
  readonly faults: readonly FaultName[];
  /** Laid over `phoneSignIn`. */
  readonly signInExperience: object;
}

interface User {
  readonly id: string;
  readonly phone: string;
  readonly password: string;
}

interface Fixtures {
  /** The stand-in's time, which a test may move by milliseconds. */
  readonly time: { ahead: number };
  readonly provider: FakeProvider;
  readonly standIn: OpenStandIn;
  readonly administrator: Administrator;
  readonly client: Client;
  readonly person: Person;
  /** A number that belongs to nobody, but for `user`. */
  readonly phone: string;
  /** Who has that number, and a password. */
  readonly user: User;
  /** The code of the next message to that number. */
  readonly nextCode: () => Promise<string | null>;
  /** Asks for a code to that number and proves it. Resolves to the id of the verification. */
  readonly prove: (event: InteractionEvent) => Promise<string>;
}

/** A provisioned stand-in with a fake provider behind it, for each test. */
export const test = base.extend<Fixtures & Options>({
  faults: [[], { option: true }],
  signInExperience: [{}, { option: true }],
  time: async ({}, use) => {
    await use({ ahead: 0 });
  },
  provider: async ({}, use) => {
    await using provider = await startFakeProvider();
    await use(provider);
  },
  standIn: async ({ provider, faults, time }, use) => {
    await using standIn = await openStandIn({
      provider: provider.route,
      faults,
      clock: () => Date.now() + time.ahead,
    });
    await use(standIn);
  },
  administrator: async ({ standIn, provider, signInExperience }, use) => {
    const administrator = await Administrator.of(standIn);
    await administrator.setConnector(connectorConfig(provider.account));
    await administrator.setSignInExperience({ ...phoneSignIn, ...signInExperience });
    await use(administrator);
  },
  client: async ({ administrator }, use) => {
    await use(await administrator.createClient('web', 'Traditional', 'http://localhost:4400/callback'));
  },
  person: async ({ standIn, client }, use) => {
    await use(Person.at(standIn.endpoint, client));
  },
  phone: async ({}, use) => {
    await use(mainlandNumber(0, 0, 1));
  },
  user: async ({ administrator, phone }, use) => {
    const password = 'Zq9!harness-Pw';
    await use({ id: await administrator.createUser(phone, password), phone, password });
  },
  nextCode: async ({ provider, phone }, use) => {
    await use(async () => (await provider.inbox.next(phone)).code);
  },
  prove: async ({ nextCode, person, phone }, use) => {
    await use(async (event) => {
      const verificationId = verificationIdOf(await person.askForCode(phone, event));
      await person.experience.verifyCode({ phone, verificationId, code: await nextCode() });
      return verificationId;
    });
  },
});

export { expect } from '@playwright/test';
