import { expect, test } from '@playwright/test';
import { idByTitle, idOfCheck, referencesOf } from './check-id.ts';

const check = { file: 'register/with-password.spec.ts', titles: ['a code is refused'], tags: ['@flow', '@REG-01'] };

test('the id of a check is in its tags, whatever its title and its file are', () => {
  expect(idOfCheck({ ...check, tags: ['@flow', '@REG-01.2', '@SND-01'] })).toBe('REG-01.2');
});

test('a check without an id goes by its file and title', () => {
  expect(idOfCheck(check)).toBe('register/with-password/a-code-is-refused');
});

test('a suite that is named like its folder adds nothing', () => {
  expect(idByTitle('register/register.spec.ts', ['a code'])).toBe('register/a-code');
});

test('describe blocks are part of a name by title, and scripts other than Latin stay', () => {
  expect(idByTitle('sign-in.spec.ts', ['by code', '登录 2'])).toBe('sign-in/by-code/登录-2');
});

test('a reader sees the id of a check, and the requirements that the id does not name', () => {
  expect(referencesOf({ id: 'REG-01.2', requirements: ['REG-01', 'SND-01'] })).toEqual(['REG-01.2', 'SND-01']);
  expect(referencesOf({ id: 'register/a-code', requirements: ['REG-01'] })).toEqual(['REG-01']);
});
