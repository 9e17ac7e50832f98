import { expect, test } from '@playwright/test';
import { measuredOn, perhaps, standingOf } from './standing.ts';

const entry = { logtoVersions: '1.41.0 || 1.42.0', absentFrom: '1.43.0' };

for (const [version, standing] of [
  ['1.42.0', 'measured'],
  ['v1.41.0', 'measured'],
  ['1.43.0', 'absent'],
  ['1.44.0', 'carried'],
  ['1.42.0-ours.1', 'carried'],
  ['1.42.1', 'carried'],
  ['mine', 'carried'],
] as const) {
  test(`an entry that was measured on 1.41, 1.42 and 1.43 is ${standing} on ${version}`, () => {
    expect(standingOf(entry, version)).toBe(standing);
  });
}

test('a newer version may have mended what an older one may not have had yet', () => {
  expect([perhaps(entry, '1.44.0'), perhaps(entry, '1.40.0')]).toEqual([
    'perhaps mended in 1.44.0',
    'perhaps it came after 1.40.0',
  ]);
});

test('versions of several entries are named once each', () => {
  expect(measuredOn([entry, { logtoVersions: '1.42.0' }])).toBe('1.41.0, 1.42.0');
});
