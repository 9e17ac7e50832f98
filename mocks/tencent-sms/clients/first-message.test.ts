import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FakeProvider } from '../index.ts';
import { expect, test } from '../testing/test.ts';
import { type Client, languages } from './languages.ts';
import { setups } from './setups.ts';
import { snippetIn, withSetup } from './snippets.ts';

/** An SDK is fetched from its registry once. */
const fetchTimeout = 300_000;

const lacking: Client = () => Promise.reject(new Error('the test was to be skipped'));

/** Writes the CA where the program runs, as `--ca-file` does. */
const addressOf = async ({ route }: FakeProvider) => {
  const folder = test.info().outputPath('client');
  await mkdir(folder, { recursive: true });
  const caFile = join(folder, 'fake-ca.pem');
  await writeFile(caFile, route.ca);
  return { folder, address: { port: route.port, caFile } };
};

for (const [language, find] of Object.entries(languages)) {
  test.describe(`the README's program in ${language}`, () => {
    // One worker for each, so that the SDK is fetched once.
    test.describe.configure({ mode: 'default' });
    let client = lacking;

    test.beforeAll(async () => {
      test.setTimeout(fetchTimeout);
      const found = await find();
      test.skip(typeof found === 'string', String(found));
      client = typeof found === 'string' ? lacking : found;
    });

    for (const setup of setups) {
      test(`sends to ${setup.host} by ${setup.reqMethod} with ${setup.signMethod}`, async ({ provider }) => {
        const { folder, address } = await addressOf(provider);
        const printed = await client(withSetup(snippetIn(language), setup), address, folder);
        expect(printed).toContain('send success');
        const taken = provider.requests(setup.phone);
        expect(taken).toMatchObject([{ method: setup.reqMethod, headers: { host: setup.host }, verdict: 'Ok' }]);
        expect(JSON.stringify(taken)).toContain(setup.signMethod);
        expect(JSON.stringify(taken)).toContain(setup.region);
      });
    }

    test('shows the code that the fake refuses a wrong key with', async ({ provider }) => {
      const { folder, address } = await addressOf(provider);
      const wrong = { TENCENTCLOUD_SECRET_KEY: 'wrong' };
      const ended = client(snippetIn(language), address, folder, wrong);
      await expect(ended).rejects.toThrow('AuthFailure.SignatureFailure');
    });
  });
}
