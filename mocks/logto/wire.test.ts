import { expect, test } from '@playwright/test';
import { knownDifferences } from './wire/known-differences.ts';
import { groups, readRecordings } from './wire/recording.ts';
import { playGroup } from './wire/scripts/play-group.ts';

for (const group of groups) {
  test(`the stand-in answers the recordings of ${group} as Logto did`, async () => {
    const outcomes = await playGroup(group);
    const surprising = outcomes.filter(({ id, differences }) => differences.length > 0 !== id in knownDifferences);
    expect(surprising).toEqual([]);
  });
}

test('nine in ten recordings agree, and each that differs has a reason', () => {
  const recorded = groups.flatMap((group) => readRecordings(group).map(({ id }) => id));
  const differing = Object.keys(knownDifferences);
  const reasons = Object.entries(knownDifferences).map(([id, reason]) => `  ${id}: ${reason}`);
  console.log(`${recorded.length - differing.length} of ${recorded.length} recordings agree\n${reasons.join('\n')}`);
  expect(recorded).toEqual(expect.arrayContaining(differing));
  expect(differing.length / recorded.length).toBeLessThanOrEqual(0.1);
});
