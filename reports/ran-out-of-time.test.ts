import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import { ranOutOfTime } from './ran-out-of-time.ts';

const lateErrors = [
  'Test timeout of 30000ms exceeded.',
  'Fixture "firstSample" timeout of 120000ms exceeded during setup.',
  'Error: expect(locator).toBeVisible() failed\n\nLocator: x\nExpected: visible\nTimeout: 10000ms\nError: not found',
  'TimeoutError: locator.click: Timeout 10000ms exceeded.',
  'Error: expect(received).toBe(expected)\n\nCall Log:\n- Timeout 5000ms exceeded while waiting on the predicate',
  'no message for 86130000 came within 10000 ms: no request to the provider named this number',
  'the answer to a send did not come within 10 s',
  'GET http://127.0.0.1:1/ had no reply after 130 s',
  'no logout token came within 5 s',
  'apiRequestContext.get: socket hang up',
  'The operation was aborted due to timeout',
];

for (const error of lateErrors) {
  test(`time ran out: ${error.split('\n')[0]}`, () => {
    expect(ranOutOfTime([error])).toBe(true);
  });
}

test('time ran out where what was expected to come did not', async () => {
  const silence = Promise.reject<number>(new Error('no message for 86130000 came within 2000 ms'));
  const error: unknown = await Promise.resolve(expect(silence).resolves.toBe(1)).catch((reason: unknown) => reason);
  expect(ranOutOfTime([stripVTControlCharacters(String(error))])).toBe(true);
});

const wrong = 'Error: expect(received).toBe(expected)\n\nExpected: 200\nReceived: "timeout"';

for (const error of [wrong, 'http://127.0.0.1:1/ answered 500: {}', 'page.goto: net::ERR_CERT_AUTHORITY_INVALID']) {
  test(`time did not run out: ${error.split('\n')[0]}`, () => {
    expect(ranOutOfTime([error])).toBe(false);
  });
}

test('an expectation that the end of the test cut short is no wrong value', () => {
  const cut =
    'Error: expect(locator).toBeVisible() failed\n\nExpected: visible\nError: element(s) not found\n\nCall log:\n  - waiting for x\n  - Test timeout of 30000ms exceeded.';
  expect(ranOutOfTime(['Test timeout of 30000ms exceeded.', cut])).toBe(true);
});

test('a wrong value counts, whatever ran out of time beside it', () => {
  expect(ranOutOfTime(['Test timeout of 30000ms exceeded.', wrong])).toBe(false);
  expect(ranOutOfTime([])).toBe(false);
});
