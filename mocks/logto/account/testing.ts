import { account, accountRequest } from '../../../contracts/account.ts';
import { verificationRecordSchema } from '../../../contracts/account-schema.ts';
import { type ApiCall, jsonRequest } from '../../../contracts/api-call.ts';
import { mainlandNumber } from '../../../contracts/phone.ts';
import type { FakeProvider } from '../../sms-provider/index.ts';
import type { Answer } from '../testing/browser.ts';
import { Person } from '../testing/person.ts';
import { test as base } from '../testing/test.ts';

interface User {
  readonly id: string;
  readonly phone: string;
  readonly password: string;
}

/** A user at the Account API, with an access token or without. */
class Holder {
  readonly user: User;
  readonly #person: Person;
  readonly #token: string | undefined;

  constructor(user: User, person: Person, token: string | undefined) {
    this.user = user;
    this.#person = person;
    this.#token = token;
  }

  static async signedIn(user: User, person: Person): Promise<Holder> {
    const { access_token } = await person.tokens(await person.signInByPassword(user));
    return new Holder(user, person, access_token);
  }

  by(token: string | undefined): Holder {
    return new Holder(this.user, this.#person, token);
  }

  #call(call: ApiCall, permission?: string): Promise<Answer> {
    return this.#person.browser.send(
      this.#token === undefined ? jsonRequest(call) : accountRequest(call, this.#token, permission),
    );
  }

  async recordOf(answer: Promise<Answer>): Promise<string> {
    return verificationRecordSchema.parse((await answer).body).verificationRecordId;
  }

  profile = () => this.#call(account.profile());
  sendCode = (phone: string) => this.#call(account.sendCode(phone));
  verifyCode = (phone: string, verificationId: string, code: string) =>
    this.#call(account.verifyCode({ phone, verificationId, code }));
  verifyPassword = (password: string) => this.#call(account.verifyPassword(password));
  /** Proves the password. Resolves to the id of that. */
  permission = (password: string) => this.recordOf(this.verifyPassword(password));
  changePassword = (password: string, permission?: string) => this.#call(account.changePassword(password), permission);
  linkPhone = (phone: string, id: string, permission?: string) => this.#call(account.linkPhone(phone, id), permission);
  removePhone = (permission?: string) => this.#call(account.removePhone(), permission);
}

interface Fixtures {
  /** The user of the test, signed in at a tenant whose users may change number and password. */
  readonly holder: Holder;
  /** Another user, signed in in another browser. */
  readonly neighbour: Holder;
}

export const test = base.extend<Fixtures>({
  holder: async ({ administrator, person, user }, use) => {
    await administrator.call('PATCH', '/account-center', {
      enabled: true,
      fields: { phone: 'Edit', password: 'Edit' },
    });
    await use(await Holder.signedIn(user, person));
  },
  neighbour: async ({ administrator, client, standIn }, use) => {
    const [phone, password] = [mainlandNumber(0, 0, 3), 'Ab5.another-Pw'];
    const user = { id: await administrator.createUser(phone, password), phone, password };
    await use(await Holder.signedIn(user, Person.at(standIn.endpoint, client)));
  },
});

/** The code of the next message to a number. */
export const code = async (provider: FakeProvider, phone: string): Promise<string> =>
  (await provider.inbox.next(phone)).code ?? '';

export { expect } from '@playwright/test';
