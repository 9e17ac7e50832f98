import { toNational } from '../../contracts/phone.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { people, test } from './devices.ts';

test.use(people['on a desktop in English']);

const spaced = (national: string): string => national.replace(/^(\d{3})(\d{4})/, '$1 $2 ');

for (const [what, key, write] of [
  ['spaces', 'spaces', spaced],
  ['a line break after it', 'line-break', (national: string) => `${national}\n`],
] as const) {
  test(`a national phone number that is pasted with ${what} gets a code`, { tag: [`@SGN-16.1.${key}`] }, async ({
    app,
    stack,
    user,
    phonePage,
    codePage,
    takesNumbersAlone: _,
  }) => {
    await app.signIn();
    await phonePage.chooseCountry('86');
    await phonePage.pasteText(write(toNational(user.phone)));
    expect(await phonePage.validationMessage()).toBe('');
    await phonePage.goOn();
    await codePage.firstBox.or(phonePage.error).waitFor();
    expect(await phonePage.error.allTextContents()).toEqual([]);
    await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
  });
}

test('a phone number that is pasted with its calling code and spaces gets a code', { tag: ['@SGN-13.3'] }, async ({
  app,
  stack,
  user,
  phonePage,
  codePage,
}) => {
  await app.signIn();
  await phonePage.pasteText(`+86 ${spaced(toNational(user.phone))}\n`);
  expect(await phonePage.validationMessage()).toBe('');
  await phonePage.goOn();
  await codePage.firstBox.or(phonePage.error).waitFor();
  expect(await phonePage.error.allTextContents()).toEqual([]);
  await expect(stack).toHaveSentOnly(user.phone, 'SignIn');
});
