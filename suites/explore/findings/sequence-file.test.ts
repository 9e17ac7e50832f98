import { expect, test } from '@playwright/test';
import { parseSequence } from './sequence-file.ts';

const kept = {
  ...{ schemaVersion: 1, requirement: 'OTP-04', property: 'accepted', what: 'a code was accepted twice' },
  ...{ target: 'Logto 1.42.0', policy: { codeLifetime: 600 }, steps: [{ do: 'pass', seconds: 60 }] },
};

test('a sequence is read as it was written', () => {
  expect(parseSequence('f.json', JSON.stringify(kept))).toEqual(kept);
});

for (const [what, text, message] of [
  ['cut short', '{"schemaVersion": 1,', 'f.json is not valid JSON'],
  ['of another version', '{"schemaVersion": 7}', 'f.json has the form 7, and this harness reads form 1'],
  [
    'of a step that there is not',
    JSON.stringify({ ...kept, steps: [{ do: 'fly' }] }),
    'f.json is not a sequence (steps.0',
  ],
  ['without steps', JSON.stringify({ ...kept, steps: [] }), 'f.json is not a sequence (steps:'],
] as const) {
  test(`a file ${what} is refused in one line`, () => {
    expect(() => parseSequence('f.json', text)).toThrow(message);
  });
}
