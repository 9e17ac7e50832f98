import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { parseRegister } from './read-register.ts';
import { explorationRegister, loadRegister, suitesRegister } from './register.ts';
import { registerOf, registerText, someEntry } from './testing.ts';

/** What a team's own register says on top of one that has this entry. */
const onTopOf = (shipped: readonly Deviation[], own: object) =>
  parseRegister('own.json', registerText([{ ...someEntry, ...own }]), { onTopOf: shipped, isKnown: () => true });

const shipped = registerOf({ checks: ['OTP-12.1'], absentFrom: '1.41.0' });

test("a team's register adds what the harness's does not have", () => {
  expect(onTopOf(shipped, { checks: ['OTP-12.2'] })).toMatchObject([{ check: 'OTP-12.2' }]);
  expect(onTopOf(shipped, { checks: ['OTP-12.1'], logtoVersions: '1.43.0' })).toHaveLength(1);
});

for (const [name, own, says] of [
  ['the same check', { checks: ['OTP-12.1'] }, 'the register of the harness has OTP-12.1 for Logto 1.42.0 already'],
  ['every check of its requirement', {}, 'the register of the harness has OTP-12.1 for Logto 1.42.0 already'],
  ['a version that lacks it', { logtoVersions: '1.41.0' }, 'by the register of the harness OTP-12.1 does not occur on'],
  [
    'a version that has it',
    { logtoVersions: '1.43.0', absentFrom: '1.42.0' },
    'by the register of the harness OTP-12.1 occurs on Logto 1.42.0',
  ],
] as const) {
  test(`an entry that meets one of the harness for ${name} is refused with its line`, () => {
    expect(() => onTopOf(shipped, own)).toThrow(`own.json, line 2: ${says}`);
  });
}

test('an entry that contradicts itself is refused with its line', () => {
  expect(() => registerOf({ absentFrom: '1.42.x' })).toThrow(
    'register.json, line 2: it occurs on 1.42.0 and is absent from 1.42.x',
  );
});

test('a finding of an exploration that a team accepts is asked for by explorations alone', async () => {
  await using folder = await temporaryFolder('register');
  const file = join(folder.path, 'own.json');
  const check = 'explore/aut-01-accepted-authorize';
  await writeFile(file, registerText([{ ...someEntry, requirement: 'AUT-01', checks: [check] }]));
  const registers = [explorationRegister(file), suitesRegister(file), loadRegister(file)];
  expect(registers.map((entries) => entries.some((entry) => entry.check === check))).toEqual([true, false, false]);
});
