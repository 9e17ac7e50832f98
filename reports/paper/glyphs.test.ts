import { expect, test } from '@playwright/test';
import { charactersWithoutFont } from './glyphs.ts';

/** Unassigned in the block that it is in, so that no font has it. */
const unassigned = '\u{323af}';

test('a character that no font has is found', async ({ page }) => {
  expect(await charactersWithoutFont(page, `Logto ${unassigned}`)).toEqual([unassigned]);
});

test('Latin needs no look', async ({ page }) => {
  expect(await charactersWithoutFont(page, 'Logto')).toEqual([]);
});
