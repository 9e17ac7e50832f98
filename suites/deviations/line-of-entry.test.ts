import { expect, test } from '@playwright/test';
import { lineOfEntry } from './line-of-entry.ts';

const text = `{
  "schemaVersion": 1,
  "deviations": [
    {
      "reason": "a text with { and [ and \\" in it",
      "heldBack": { "reportedTo": "somebody" }
    },

    { "checks": ["OTP-12.1"] },
    {}
  ]
}`;

test('an entry is found by its number, whatever stands in those before it', () => {
  expect([0, 1, 2].map((at) => lineOfEntry(text, at))).toEqual([4, 9, 10]);
});
