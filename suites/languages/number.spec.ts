import { expect } from '../../fixtures/playwright/test.ts';
import { people, test } from './devices.ts';

for (const [title, who, numberEntry, id] of [
  [
    'an eleven-digit phone number signs in after its country is selected',
    'on a desktop in English',
    'typed',
    'SGN-12.4',
  ],
  ['a phone number that is pasted with its calling code signs in', 'on a desktop in English', 'pasted', 'SGN-13.1'],
  [
    'a phone number that is pasted with its calling code signs in by touch',
    'on a phone in English',
    'pasted',
    'SGN-13.2',
  ],
] as const) {
  test.describe(() => {
    test.use({ ...people[who], numberEntry });

    test(title, { tag: [`@${id}`] }, async ({ app, user, journey, codePage }) => {
      await journey.toCodeOf(user);
      await codePage.enter(await journey.codeFor(user));
      await journey.finishSignIn(user);
      await expect(app).toBeSignedInAs(user);
    });
  });
}
