import { expect } from '../../fixtures/playwright/test.ts';
import { people, test } from './devices.ts';

test.use({ ...people['on a phone in English'], viewport: { width: 360, height: 640 }, numberEntry: 'typed' });

test('the country is selected by touch on a screen of 360 x 640', {
  tag: ['@SGN-14.2', '@SGN-12'],
}, async ({ stack, user, journey, codePage }) => {
  await journey.toCodeOf(user);
  await expect(codePage.firstBox).toBeVisible();
  await expect(stack).toHaveSentOnly(user.phone, ...journey.sent(user));
});
