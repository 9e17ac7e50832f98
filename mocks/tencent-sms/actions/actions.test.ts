import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import sdk from 'tencentcloud-sdk-nodejs-sms';
import { actions, tencentActions } from './index.ts';

const clients = [
  ['2021-01-11', sdk.sms.v20210111.Client],
  ['2019-07-11', sdk.sms.v20190711.Client],
] as const;

for (const [version, { prototype }] of clients) {
  test(`the actions of version ${version} are those of the official SDK`, () => {
    const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    expect(tencentActions.get(version)).toEqual(new Set(methods));
  });
}

test('the README names every action, and says of each whether it is answered', async () => {
  const readme = await readFile(path.join(import.meta.dirname, '..', 'README.md'), 'utf8');
  for (const action of tencentActions.get('2021-01-11') ?? []) {
    const answered = actions.get('2021-01-11')?.has(action) ? 'yes' : 'no';
    expect(readme, action).toMatch(new RegExp(`\\| \`${action}\` \\| ${answered} \\|`));
  }
});
