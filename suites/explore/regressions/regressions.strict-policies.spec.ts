import { expect } from '../../../fixtures/playwright/test.ts';
import { readRegressions } from './read.ts';
import { test } from './replaying.ts';

for (const { title, tags, sequence } of readRegressions().filter(({ isApart }) => isApart)) {
  test(title, { tag: tags }, async ({ replayed }) => {
    const shownBy = await replayed(sequence);
    expect(shownBy?.violations.map(({ what }) => what) ?? [], sequence.what).toEqual([]);
  });
}
