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

const credential = { secretId: 'AKIDfile' };
const template = { templateId: '7', text: '验证码{1}', type: 'notice' };
const nested: Readonly<Record<string, object>> = {
  'credentials[0].secretId': { credentials: [{ secretId: '' }] },
  'credentials[0].secretKey': { credentials: [{ ...credential, secretKey: 7 }] },
  'credentials[0].token': { credentials: [{ ...credential, token: 7 }] },
  'credentials[0].actions[0]': { credentials: [{ ...credential, actions: [7] }] },
  'applications[0].smsSdkAppId': { applications: [{ smsSdkAppId: '14' }] },
  'applications[0].disabled': { applications: [{ smsSdkAppId: '1400000001', disabled: 'no' }] },
  'signatures[0].text': { signatures: [{ text: '' }] },
  'signatures[0].scopes[0]': { signatures: [{ text: '某公司', scopes: ['abroad'] }] },
  'signatures[0].review': { signatures: [{ text: '某公司', review: 'lost' }] },
  'templates[0].templateId': { templates: [{ ...template, templateId: 'x' }] },
  'templates[0].text': { templates: [{ ...template, text: '{1}' }] },
  'templates[0].type': { templates: [{ ...template, type: 'greeting' }] },
  'templates[0].scope': { templates: [{ ...template, scope: 'abroad' }] },
  'templates[0].review': { templates: [{ ...template, review: 'pending' }] },
  ...Object.fromEntries(
    Object.keys(accountSchema.shape.limits.unwrap().shape).map((name) => [
      `limits.${name}`,
      { limits: { [name]: -1 } },
    ]),
  ),
  'limits.custom.seconds': { limits: { custom: { seconds: 0, count: 1 } } },
  'limits.custom.count': { limits: { custom: { seconds: 1, count: 0 } } },
  'limits.countryInDay.CN': { limits: { countryInDay: { CN: -1 } } },
  ...Object.fromEntries(
    Object.keys(accountSchema.shape.receipts.unwrap().shape).map((name) => [
      `receipts.${name}`,
      { receipts: { [name]: -1 } },
    ]),
  ),
};

for (const [field, changes] of Object.entries(nested)) {
  test(`an account file with a wrong ${field} is rejected in one line that names it`, async () => {
    const file = test.info().outputPath('account.json');
    await writeFile(file, JSON.stringify({ ...defaultAccount(), ...changes }));
    const message = await readAccount(file, accountSchema).then(String, String);
    expect(message.split('\n').slice(1)).toEqual([expect.stringContaining(`  ${field}: `)]);
  });
}
