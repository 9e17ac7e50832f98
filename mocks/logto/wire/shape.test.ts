import { expect, test } from '@playwright/test';
import { compareShape } from './shape.ts';

test('values may differ, keys and types may not', () => {
  expect(compareShape({ id: '<id:12>', at: '<epoch_ms>' }, { id: 'x', at: 1 })).toEqual([]);
  expect(compareShape({ id: '<id:12>' }, { id: 1 })).toEqual(['body.id: string expected, number found']);
  expect(compareShape({ id: 'a' }, {})).toEqual(['body.id: missing']);
  expect(compareShape({}, { id: 'a' })).toEqual(['body.id: not in the recording']);
});

test('a null is not an object, and an array not a longer one', () => {
  expect(compareShape({ a: null }, { a: {} })).toEqual(['body.a: null expected, object found']);
  expect(compareShape([1], [1, 2])).toEqual(['body: 1 elements expected, 2 found']);
});

test('bodies that were cut are compared as far as they were kept', () => {
  expect(compareShape({ '(keys only)': { a: '{2 keys}' }, '(bytes)': 9 }, { a: { b: 1, c: 2 } })).toEqual([]);
  expect(compareShape({ '(keys only)': { a: '{2 keys}' } }, { a: { b: 1 } })).toEqual([
    'body.a: 2 keys expected, 1 found',
  ]);
  expect(compareShape(['array of 2', { a: 1 }], [{ a: 1 }, { a: 2 }])).toEqual([]);
  expect(compareShape(['array of 2', { a: 1 }], [{ b: 1 }])).toEqual([
    'body: 2 elements expected, 1 found',
    'body[0].a: missing',
    'body[0].b: not in the recording',
  ]);
});
