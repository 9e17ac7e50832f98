import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { parseRegister, readRegister } from './read-register.ts';
import { loadRegister, registerFile, suitesRegister } from './register.ts';
import { registerFileSchema } from './schema.ts';
import { registerOf, registerText, someEntry } from './testing.ts';

const parse = (...entries: readonly unknown[]) => parseRegister('register.json', registerText(entries));

test('an entry is for a real Logto unless it says otherwise, and cannot be changed', () => {
  const [entry] = registerOf({});
  expect(entry).toMatchObject({ requirement: 'OTP-12', standIn: false });
  expect(Object.isFrozen(entry)).toBe(true);
});

test('an entry speaks of each of its checks, and of its requirement if it names none', () => {
  const [first, second, ofAny] = registerOf({ checks: ['OTP-12.1', 'OTP-12.2.x'] }, { requirement: 'OTP-13' });
  expect([first?.check, second?.check, ofAny?.check]).toEqual(['OTP-12.1', 'OTP-12.2.x', undefined]);
  expect(second?.reason).toBe(first?.reason);
});

test('the register of this repository is in order, and load runs have entries of their own', () => {
  expect(suitesRegister().length).toBeGreaterThan(0);
  expect(loadRegister().map(({ check }) => check)).toContain('load/races/no-code-is-accepted-twice');
  expect(suitesRegister().filter(({ check }) => check?.startsWith('load/'))).toEqual([]);
});

test('the published JSON Schema is the one that registers are checked against', async () => {
  const published: unknown = JSON.parse(await readFile('docs/deviations.schema.json', 'utf8'));
  // Renew it with: npm run --silent report -- schema deviations > docs/deviations.schema.json && npm run fix
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(registerFileSchema, { io: 'input' }))));
});

test('the register of this repository says where its schema is', async () => {
  const { $schema = '' } = registerFileSchema.parse(JSON.parse(await readFile(registerFile, 'utf8')));
  expect(join(registerFile, '..', $schema)).toBe(join(import.meta.dirname, '../../docs/deviations.schema.json'));
});

const { reproduction: _, ...withoutReproduction } = someEntry;

test('an entry that is held back has no reproduction, and says who was told and when', () => {
  const heldBack = { reportedTo: 'security@logto.io', reportedOn: '2026-11-24' };
  expect(parse({ ...withoutReproduction, heldBack })).toHaveLength(1);
  expect(() => registerOf({ heldBack })).toThrow('reproduction: an entry has a reproduction, or is held back');
});

const faults: ReadonlyArray<readonly [name: string, entry: object, says: string]> = [
  ['no reproduction', withoutReproduction, 'entry 2, reproduction: '],
  ['a short reproduction', { ...someEntry, reproduction: 'Try it.' }, 'entry 2, reproduction: '],
  ['a wrong range', { ...someEntry, logtoVersions: 'the latest' }, 'entry 2, logtoVersions: it is no range'],
  ['a range of everything', { ...someEntry, logtoVersions: '*' }, 'entry 2, logtoVersions: it leaves no version out'],
  ['a date of its own form', { ...someEntry, expires: '31.3.2027' }, 'entry 2, expires: '],
  ['no owner', { ...someEntry, owner: '' }, 'entry 2, owner: '],
  ['a wrong requirement', { ...someEntry, requirement: 'otp12' }, 'entry 2, requirement: an id looks like'],
  ['a title for an id', { ...someEntry, checks: ['A code'] }, 'entry 2, checks: an id of a check looks like OTP-03.2'],
  ['no check', { ...someEntry, checks: [] }, 'entry 2, checks: '],
  ['no expression', { ...someEntry, failsWith: { text: '(' } }, 'entry 2, failsWith: it is no regular expression'],
  [
    'a bound of no figure',
    { ...someEntry, failsWith: { text: 'a', atMost: 1 } },
    'entry 2, failsWith: a bound needs a',
  ],
  [
    'a form of a finding',
    { ...someEntry, checks: ['explore/otp-12-accepted-verifycode'], failsWith: { text: 'a' } },
    'entry 2, failsWith: what a finding of an exploration looks like is in the id',
  ],
  ['a field that there is not', { ...someEntry, until: '2027' }, 'entry 2: Unrecognized key: "until"'],
];

for (const [name, entry, says] of faults) {
  test(`${name} is refused in one line that names the file, the line of the entry and the field`, () => {
    expect(() => parse(someEntry, entry)).toThrow(`register.json, line 3, ${says}`);
    expect(() => parse(someEntry, entry)).toThrow(/^[^\n]+$/);
  });
}

test('an entry that stands twice is refused with its line', () => {
  expect(() => registerOf({}, {})).toThrow('register.json, line 3: OTP-12 stands twice');
  const checks = ['OTP-12.1', 'OTP-12.2'];
  expect(() => registerOf({ checks }, { checks: ['OTP-12.2'] })).toThrow('line 3: OTP-12 at OTP-12.2 stands twice');
  expect(registerOf({ checks }, { checks: ['OTP-12.3'] })).toHaveLength(3);
});

test('an entry for a requirement or a check that is no more is refused with its line', () => {
  expect(() => registerOf({ requirement: 'OTP-99' })).toThrow('line 2: the catalogue has no requirement OTP-99');
  const retired = { 'OTP-12.9': 'one check with OTP-12.1' };
  const text = registerText([{ ...someEntry, checks: ['OTP-12.1', 'OTP-12.9'] }]);
  expect(() => parseRegister('own.json', text, { retired })).toThrow(
    'own.json, line 2: the check OTP-12.9 was removed: one check with OTP-12.1',
  );
});

test('an entry that names an unknown check is refused with its line number', () => {
  expect(() => parse({ ...someEntry, checks: ['OTP-12.1', 'OTP-12.99'] })).toThrow(
    'line 2: there is no check OTP-12.99',
  );
});

test('an entry may name the check of a finding of an exploration, and none that is mistyped', () => {
  for (const check of [
    'explore/otp-12-accepted-verifycode',
    'explore/otp-12-server-error-by-null-in-api-sendmalformed-verify',
  ]) {
    expect(parse({ ...someEntry, checks: [check] })).toMatchObject([{ check }]);
  }
  for (const mistyped of [
    'otp-12-acepted-verifycode',
    'otp-12-accepted-verify',
    'otp-12-accepted',
    'exploration',
    'otp-13-accepted-verifycode',
  ]) {
    expect(() => parse({ ...someEntry, checks: [`explore/${mistyped}`] })).toThrow(
      `line 2: there is no check explore/${mistyped} of OTP-12`,
    );
  }
});

test('a file that is not valid JSON, has another form or is not there is refused in one line', () => {
  expect(() => parseRegister('own.json', '{"schemaVersion":1,\n"deviations":[}')).toThrow(
    /^own\.json is not valid JSON \(Unexpected token[^\n]+$/,
  );
  expect(() => parseRegister('own.json', '{"schemaVersion":2,"deviations":[]}')).toThrow('own.json, schemaVersion: ');
  expect(() => parseRegister('own.json', '[]')).toThrow('own.json, the file: ');
  expect(() => readRegister('/nowhere/own.json')).toThrow('/nowhere/own.json cannot be read (ENOENT');
});
