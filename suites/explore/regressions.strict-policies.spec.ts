import { expect } from '../../fixtures/playwright/test.ts';
import { readRegressions } from './regressions/read.ts';
import { test } from './regressions/replaying.ts';

for (const { title, tags, sequence } of readRegressions()) {
  test(title, { tag: tags }, async ({ replayed }) => {
    const shownBy = await replayed(sequence);
    expect(shownBy?.violations.map(({ what }) => what) ?? [], sequence.what).toEqual([]);
  });
}
