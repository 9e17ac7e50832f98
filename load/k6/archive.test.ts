import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { describeSample } from '../../fixtures/application/sample.ts';
import { sampleLoadApplication } from '../plan/application.ts';
import { makePlan } from '../scenarios/make-plan.ts';
import { scriptOf } from '../scenarios/scripts.ts';
import { writeArchive } from './archive.ts';
import { k6Environment } from './environment.ts';
import { findK6 } from './find-k6.ts';

const place = {
  client: { url: 'http://app.test', clientId: 'x' },
  logto: { endpoint: 'http://logto.test' },
  provider: { controlUrl: 'http://sms.test', token: 'secret-token' },
  phoneBlock: 1,
};

const application = sampleLoadApplication(describeSample({ clientId: 'x', clientSecret: 'y' }, place.client.url));

test('an archive has plan and addresses in it and runs without this checkout, but has no token', async () => {
  const k6 = await findK6();
  test.skip(k6.kind === 'docker', 'an archive needs a k6 on this machine');
  await using folder = await mkdtempDisposable(join(tmpdir(), 'archive-'));
  const file = join(folder.path, 'load.tar');
  const plan = makePlan({ scenario: 'sign-in', profile: 'average', weights: {}, share: 1 });
  const environment = k6Environment(place, application, plan, 'one');
  await writeArchive({ k6, script: scriptOf('sign-in'), environment, file });
  expect(await readFile(file, 'latin1')).not.toContain('secret-token');
  const command = k6.kind === 'binary' ? k6.path : '';
  const { stdout } = await execa(command, ['inspect', file], { cwd: folder.path, stdin: 'ignore' });
  expect(JSON.parse(stdout)).toMatchObject({ scenarios: { arrivals: { executor: 'ramping-arrival-rate' } } });
});
