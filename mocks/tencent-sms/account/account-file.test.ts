import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { accountJsonSchema, readAccount } from '../../sms/command/command.ts';
import { startFakeProvider } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { sendBody, senderTo } from '../testing/sender.ts';
import { accountSchema, defaultAccount } from './account.ts';

const here = (...names: string[]) => path.join(import.meta.dirname, ...names);
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

test('the JSON Schema of account files is up to date', async () => {
  const made: unknown = JSON.parse(JSON.stringify(accountJsonSchema(accountSchema)));
  const remedy = 'npm run sms -- --schema mocks/tencent-sms/account/account.schema.json';
  expect(await readJson(here('account.schema.json')), remedy).toEqual(made);
});

const sends = {
  mainland: { TemplateId: '1001', TemplateParamSet: ['123456', '5'], PhoneNumberSet: ['+8613711112222'] },
  abroad: { TemplateId: '2001', TemplateParamSet: ['1234'], PhoneNumberSet: ['+60198890000'] },
};

for (const [name, body] of Object.entries(sends)) {
  test(`the example account for ${name} follows the schema and sends`, async () => {
    const file = here('examples', `${name}.json`);
    const validate = addFormats.default(new Ajv2020({ strict: false })).compile(accountJsonSchema(accountSchema));
    expect(validate(await readJson(file)), JSON.stringify(validate.errors)).toBe(true);
    const account = await readAccount(file, accountSchema);
    await using provider = await startFakeProvider({ account });
    const options = { headers: { 'x-tc-region': account.regions.at(-1) ?? '' } };
    expect(verdictOf(await senderTo(provider).send(sendBody(account, body), options))).toBe('Ok');
  });
}

const wrongValues: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.keys(accountSchema.shape).map((name) => [name, 0.5])),
  unknown: 1,
};

for (const [name, value] of Object.entries(wrongValues)) {
  test(`an account file with a wrong ${name} is rejected in one line`, async () => {
    const file = test.info().outputPath('account.json');
    await writeFile(file, JSON.stringify({ ...defaultAccount(), [name]: value }));
    const message = await readAccount(file, accountSchema).then(String, String);
    expect(message.split('\n')).toEqual([expect.stringContaining('is wrong:'), expect.stringContaining(name)]);
  });
}
