import { expect, test } from '@playwright/test';
import { shortened } from './shortened.ts';

for (const [what, text, result] of [
  ['a text that has room stays', 'expected 200', 'expected 200'],
  ['a text is cut between two words', 'expected 200, received 302 for all', 'expected 200, received…'],
  ['a comma before the cut is left out', 'expected two hundred, received', 'expected two hundred…'],
  ['a word that has no room is cut', 'https://logto.example/sign-in/password', 'https://logto.example/sign…'],
] as const) {
  test(what, () => {
    expect(shortened(text, 27)).toBe(result);
  });
}
