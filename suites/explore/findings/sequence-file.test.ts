import { expect, test } from '@playwright/test';
import { parseSequence, readSequence } from './sequence-file.ts';

const kept = {
  ...{ schemaVersion: 1, requirement: 'OTP-04', property: 'accepted', what: 'a code was accepted twice' },
  ...{ target: 'Logto 1.42.0', policy: { codeLifetime: 600 }, steps: [{ do: 'pass', seconds: 60 }] },
};

test('a sequence is read as it was written', () => {
  expect(parseSequence('f.json', JSON.stringify(kept))).toEqual(kept);
});

for (const [what, text, message] of [
  ['cut short', '{"schemaVersion": 1,', 'f.json is not valid JSON'],
  ['without anything', '', 'f.json is not valid JSON'],
  ['of a list', '[]', 'f.json is not a sequence (Invalid input: expected object'],
  ['of another version', '{"schemaVersion": 7}', 'f.json has the form 7, and this harness reads form 1'],
  ['without steps', JSON.stringify({ ...kept, steps: [] }), 'f.json is not a sequence (steps: Too small'],
] as const) {
  test(`a file ${what} is refused in one line`, () => {
    expect(() => parseSequence('f.json', text)).toThrow(message);
    expect(() => parseSequence('f.json', text)).toThrow(/^[^\n]+$/);
  });
}

for (const [field, value, message] of [
  ['schemaVersion', '1', 'schemaVersion: '],
  ['check', 'OTP', 'check: it is no id of a check'],
  ['title', 'a'.repeat(91), 'title: Too big'],
  ['requirement', 'OTP-99', 'requirement: nothing is judged by this requirement and property'],
  ['property', 'acepted', 'requirement: nothing is judged by this requirement and property'],
  ['property', 7, 'property: Invalid input: expected string'],
  ['key', 'OTP-05 accepted verifyCode', 'key: it is not of this requirement and property'],
  ['what', null, 'what: '],
  ['target', ['Logto'], 'target: '],
  ['policy', { codeTries: 'three' }, 'policy.codeTries: '],
  ['policy', [], 'policy: '],
  ['steps', {}, 'steps: '],
  ['until', '2027', 'Unrecognized key: "until"'],
] as const) {
  test(`a file whose ${field} is ${JSON.stringify(value).slice(0, 30)} is refused in one line`, () => {
    const text = JSON.stringify({ ...kept, [field]: value });
    expect(() => parseSequence('f.json', text)).toThrow(`f.json is not a sequence (${message}`);
    expect(() => parseSequence('f.json', text)).toThrow(/^[^\n]+$/);
  });
}

const tab = { browser: 0, client: 0 };

for (const [what, step, message] of [
  ['that there is not', { do: 'fly' }, 'step 2 is "fly", which this version of the harness does not know'],
  ['that was another way once', { do: 'pass', minutes: 1 }, 'step 2, pass, seconds: '],
  [
    'with a number beyond what there is',
    { do: 'submit', tab: { browser: 9, client: 0 } },
    'step 2, submit, tab.browser: ',
  ],
  ['without its kind', { tab }, 'step 2, do: '],
  ['at the same time as itself', { do: 'together', steps: [{ do: 'submit', tab }] }, 'step 2, together'],
  ['that is compared to none', { do: 'alike', known: [], unknown: [] }, 'step 2, alike'],
] as const) {
  test(`a file of a step ${what} is refused in one line, which names the step`, () => {
    const text = JSON.stringify({ ...kept, steps: [...kept.steps, step] });
    expect(() => parseSequence('f.json', text)).toThrow(`f.json is not a sequence (${message}`);
    expect(() => parseSequence('f.json', text)).toThrow(/written by another version|Invalid discriminator/);
  });
}

test('a file that is not there, a folder and a file without end are refused in one line', async () => {
  await expect(readSequence('/nowhere/f.json')).rejects.toThrow(/^\/nowhere\/f\.json cannot be read \(ENOENT[^\n]+$/);
  await expect(readSequence('/tmp')).rejects.toThrow(/^\/tmp cannot be read \(EISDIR[^\n]+$/);
  await expect(readSequence('/dev/zero')).rejects.toThrow(/^\/dev\/zero is too large for a sequence[^\n]+$/);
});

test('the sequence in which a target died can be read', () => {
  const died = { ...kept, requirement: 'none', property: 'unfinished' };
  expect(parseSequence('f.json', JSON.stringify(died))).toEqual(died);
});
