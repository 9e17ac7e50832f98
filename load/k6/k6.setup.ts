import { expect, test } from '@playwright/test';
import { findK6 } from './find-k6.ts';

test('k6 is found, or built once', async () => {
  test.setTimeout(600_000);
  expect((await findK6()).version).toMatch(/^2\./);
});
