import { expect, test } from '@playwright/test';
import { readSegment } from './segment.ts';

test('reads the part of a generator', () => {
  expect(readSegment('1/4:1', '0,1/4,1')).toMatchObject({ segment: '1/4:1', share: 0.75 });
});

test('without either, a generator makes the whole load', () => {
  expect(readSegment(undefined, undefined)).toBeNull();
});

for (const [segment, sequence, problem] of [
  ['0:1/2', undefined, 'belong together'],
  [undefined, '0,1/2,1', 'belong together'],
  ['0:1/3', '0,1/2,1', 'is no part of 0,1/2,1'],
  ['0:half', '0,1/2,1', 'is no part of'],
  ['0:1/2', '0,1/2', 'does not go from 0 to 1'],
  ['0:1/2', '0,3/4,1/2,1', 'in growing steps'],
] as const) {
  test(`refuses ${segment} of ${sequence}`, () => {
    expect(() => readSegment(segment, sequence)).toThrow(problem);
  });
}
