import { expect, test } from '@playwright/test';
import { reasonLine } from './reason-line.ts';

const cases: ReadonlyArray<readonly [what: string, reason: string, line: string]> = [
  ['a plain reason', 'no message came within 10 s\nmore', 'no message came within 10 s'],
  ['an assertion with a message', 'the old password\n\nexpect(received).toBe(expected)', 'the old password'],
  [
    'an assertion about a value',
    'expect(received).toMatch(expected)\n\nExpected pattern: /^a$/\nReceived string:  "b"',
    'expected pattern: /^a$/, received string: "b"',
  ],
  [
    'a list that has to be empty',
    'expect(received).toEqual(expected) // deep equality\n\n- Expected  - 1\n+ Received  + 3\n\n- Array []\n+ Array [\n+   "500 /oidc/auth",\n+   "500 /oidc/token",\n+ ]',
    'expected [], received ["500 /oidc/auth", "500 /oidc/token"]',
  ],
  [
    'one line that is missing',
    'expect(received).toEqual(expected)\n\n- Expected  - 1\n+ Received  + 0\n\n  Array [\n    "a",\n-   "b",\n  ]',
    'expected "b"',
  ],
  [
    'an element that is not there',
    "expect(locator).toBeVisible() failed\n\nLocator: getByRole('alert')\nExpected: visible\nTimeout: 5000ms\nError: element(s) not found",
    "locator: getByRole('alert'), expected: visible, error: element(s) not found",
  ],
  ['an assertion that tells nothing', 'expect(received).toBeSomething()', 'expect(received).toBeSomething()'],
];

for (const [what, reason, line] of cases) {
  test(`the line of ${what} says what was expected and what came`, () => {
    expect(reasonLine(reason)).toBe(line);
  });
}

test('a long comparison is cut', () => {
  const reason = `expect(received).toBe(expected)\n\nExpected: "a"\nReceived: "${'b'.repeat(1000)}"`;
  expect(reasonLine(reason)).toMatch(/^expected: "a", received: "b+…$/);
  expect(reasonLine(reason)).toHaveLength(300);
});
