import { expect, test } from '@playwright/test';
import { someEnvironment as environment } from '../testing/inline-run.ts';
import { entry, failure, row, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from './verdict.ts';

for (const [text, says] of [
  ['Expected: 2 Received: 1', 'known deviation from OTP-03: Logto keeps codes as they are.'],
  ['answered 500', 'it fails otherwise than the known deviation from OTP-03 (/answered 500/): Expected: 2'],
] as const) {
  test(`where an entry pins "${text}" the reason of the failure begins with "${says}"`, async () => {
    await using run = await writeRun([{ title: 'a code', tags: ['@OTP-03.1'], outcome: failure }]);
    const deviations = [entry('OTP-03', { logtoVersions: environment.target.logtoVersion, failsWith: { text } })];
    await writeCatalogue(run.folder, { requirements: [row('OTP-03')], deviations });
    const { checks } = await buildVerdict({ folder: run.folder, environment, rules: {} });
    expect(checks[0]?.reason).toContain(`${says}\n\nExpected: 2`);
  });
}
