import { expect, test } from '@playwright/test';
import { nameOf } from '../../../contracts/api-call.ts';
import { experience } from '../../../contracts/experience.ts';
import { groups, readRecordings } from './recording.ts';

const recorded = groups
  .flatMap((group) => readRecordings(group))
  .map(({ request }) => ({ name: `${request.method} ${request.path}`, body: request.body }));

const attempt = { phone: '', verificationId: '', code: '' };

/** What was recorded is the flows by phone and password; of the second factor there is none. */
const calls = [
  experience.start('SignIn'),
  experience.sendCode('', 'SignIn'),
  experience.verifyCode(attempt),
  experience.verifyPassword('', ''),
  experience.identify(''),
  experience.switchTo('Register'),
  experience.addPassword(''),
  experience.replacePassword(''),
  experience.interaction(),
  experience.submit(),
];

const keysOf = (body: unknown) => new Set(Object.keys(typeof body === 'object' && body !== null ? body : {}));

for (const call of calls) {
  test(`${nameOf(call)} is recorded of a Logto with such a body`, () => {
    const bodies = recorded.filter(({ name }) => name === nameOf(call)).map(({ body }) => keysOf(body));
    expect(bodies).toContainEqual(keysOf(call.body));
  });
}
