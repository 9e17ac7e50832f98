import { expect, test } from '@playwright/test';
import { createReadings } from './readings.ts';

const readingsOf = (...points: ReadonlyArray<readonly [number, number]>) => {
  const readings = createReadings();
  points.forEach(([at, cpu]) => {
    readings.add({ at, cpu, memory: 1 });
  });
  return readings;
};

test('CPU time between two readings, and after the last, goes on in a straight line', () => {
  const readings = readingsOf([1000, 2], [11_000, 4], [21_000, 10]);
  expect([1000, 6000, 11_000, 16_000, 26_000].map((at) => readings.at(at)?.cpu)).toEqual([2, 3, 4, 7, 13]);
});

test('nothing is told of a time before the first reading, or by one reading alone', () => {
  expect(readingsOf([1000, 2], [11_000, 4]).at(500)).toBeUndefined();
  expect(readingsOf([1000, 2]).at(2000)).toBeUndefined();
});

test('a reading that the kubelet tells again counts once', () => {
  const readings = readingsOf([1000, 2], [1000, 2], [3000, 4]);
  expect(readings.at(2000)?.cpu).toBe(3);
});
