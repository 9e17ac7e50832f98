import { expect, test } from '@playwright/test';
import type { PlannedCheck } from '../../contracts/record/ledger.ts';
import { listSuites } from './list-suites.ts';
import { requireChecks, selectRun } from './selection.ts';

const check: PlannedCheck = {
  ...{ id: 'OTP-04.2.x', project: 'password-and-code', title: 'x', file: 'otp/x.spec.ts', titles: ['x'] },
  tags: ['@OTP-04.2.x'],
};

test('all is a whole run', () => {
  expect(selectRun({ all: true })).toEqual({ selection: { whole: true, requirements: null }, parameters: [] });
});

test('nothing asked for is the four flows, which is not the whole', () => {
  const { selection, parameters } = selectRun({});
  expect(selection).toEqual({ whole: false, requirements: null });
  expect(parameters.at(-1)).toMatch(/^\(\?:@flow\)/);
});

test("the user's own application is checked beyond the four flows", () => {
  expect(selectRun({}, true).parameters.at(-1)).toMatch(/^\(\?:@flow\|@application\)/);
});

test('a run of the four flows loads the files of their checks alone, and misses none', async () => {
  const { parameters } = selectRun({}, true);
  const signal = AbortSignal.timeout(60_000);
  const lists = await Promise.all([listSuites(parameters, signal), listSuites(parameters.slice(-2), signal)]);
  const [narrow, wide] = lists.map((checks) => checks.map(({ id }) => id).sort());
  expect(narrow).toEqual(wide);
  expect(parameters).not.toContain('suites/otp/single-use.spec.ts');
});

test('ids, severities and levels come to the tags of checks, flows to their folder', () => {
  const { selection, parameters } = selectRun({
    ...{ check: ['OTP-04', 'DSC-03'], severity: ['critical'], level: ['must'], flow: ['otp'] },
  });
  expect(selection).toEqual({ whole: false, requirements: ['OTP-04'] });
  expect(parameters).toEqual(['suites/otp/', '--grep', '@(?:OTP-04)(?![\\w-])']);
});

test('a check that is named is selected alone, and one with several values with all of them', () => {
  const { selection, parameters } = selectRun({ check: ['OTP-04.2', 'DSC-03'], level: ['must'] });
  expect(selection).toEqual({ whole: false, requirements: ['OTP-04'] });
  const selects = new RegExp(parameters.at(-1) ?? '');
  const tags = ['@OTP-04.2', '@OTP-04.2.x', '@OTP-04.21', '@OTP-04.1', '@OTP-04'];
  expect(tags.filter((tag) => selects.test(tag))).toEqual(['@OTP-04.2', '@OTP-04.2.x']);
});

test('an unknown check id is rejected with a pointer to the list', () => {
  expect(() => requireChecks({ check: ['OTP-04.2', 'OTP-04.2.x'] }, [check])).not.toThrow();
  expect(() => requireChecks({ check: ['OTP-04.2', 'OTP-04.9'] }, [check])).toThrow(
    'there is no check OTP-04.9. See "npm start -- --list --check OTP-04"',
  );
});

test('an id that there is not is refused with those that come near', () => {
  expect(() => selectRun({ check: ['OTP-99'] })).toThrow(/no requirement OTP-99. There are OTP-01 to OTP-\d+$/);
});

test('a named requirement that no check decides is refused', () => {
  expect(() => requireChecks({ check: ['OTP-04', 'OTP-02'] }, [check])).toThrow('no check decides OTP-02. See');
  expect(() => requireChecks({ check: ['OTP-04'] }, [check])).not.toThrow();
});

test('an empty selection is refused with what was asked for', () => {
  const wanted = { flow: ['otp'], level: ['may'] } as const;
  expect(() => requireChecks(wanted, [])).toThrow('no check is selected by --flow otp --level may. See');
});
