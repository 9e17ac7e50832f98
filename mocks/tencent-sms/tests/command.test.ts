import { copyFile, mkdtempDisposable, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { readAccount } from '../../sms/command/command.ts';
import { addSmsFlags, startFromCommand, writeRules } from '../../sms-provider/command.ts';
import { accountSchema, defaultAccount, defaultKeys } from '../account/account.ts';
import { authorityIn, connectInbox } from '../index.ts';
import { test as base, expect, mainlandPhone, senderTo } from '../testing/test.ts';

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'sms-command-'));
    await use(folder.path);
  },
});

const start = (args: readonly string[], told: string[] = []) =>
  startFromCommand(addSmsFlags(new Command()).parse(args, { from: 'user' }), undefined, (text) => told.push(text));

test('the command writes its CA and its token, and does not print the token', async ({ folder }) => {
  const [tokenFile, caFile] = [path.join(folder, 'token'), path.join(folder, 'ca.pem')];
  const told: string[] = [];
  await using provider = await start(['--token-file', tokenFile, '--ca-file', caFile], told);
  await senderTo(provider).send();
  const token = (await readFile(tokenFile, 'utf8')).trim();
  expect(await connectInbox(provider.controlUrl, { token }).next(mainlandPhone)).toMatchObject({ code: '123456' });
  expect(await readFile(caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
  expect((await stat(tokenFile)).mode & 0o077).toBe(0);
  expect(told.join('')).not.toContain(token);
});

test('with --ca-folder the fake has the same CA after each start', async ({ folder }) => {
  const first = await start(['--ca-folder', folder]);
  await first[Symbol.asyncDispose]();
  await using second = await start(['--ca-folder', folder]);
  await senderTo(second).send();
  expect(second.route.ca).toBe(first.route.ca);
  expect((await stat(path.join(folder, 'ca.key'))).mode & 0o077).toBe(0);
});

test('a CA whose key is of another one is rejected with the remedy', async ({ folder }) => {
  const other = path.join(folder, 'other');
  await Promise.all([authorityIn(folder), authorityIn(other)]);
  await copyFile(path.join(other, 'ca.key'), path.join(folder, 'ca.key'));
  await expect(authorityIn(folder)).rejects.toThrow(
    /its key is not that of its certificate\. Delete ca\.pem and ca\.key/,
  );
  await rm(path.join(folder, 'ca.key'));
  await expect(authorityIn(folder)).rejects.toThrow('one of its files is missing');
});

test('an account file is read, and its secret is what signs', async ({ folder }) => {
  const file = path.join(folder, 'account.json');
  const account = { ...defaultAccount(), credentials: [{ secretId: 'AKIDfile', secretKey: 'key' }] };
  await writeFile(file, JSON.stringify(account));
  const told: string[] = [];
  await using provider = await start(['--account', file], told);
  expect(told.join('')).toContain('SecretId AKIDfile, SmsSdkAppId');
  expect(provider.account.credentials).toEqual([{ secretId: 'AKIDfile', secretKey: 'key' }]);
});

test('the start-up line has the keys of the default account, which open nothing but the fake', async () => {
  const told: string[] = [];
  await using _provider = await start([], told);
  expect(told.join('')).toContain(`SecretId ${defaultKeys.secretId}, SecretKey ${defaultKeys.secretKey}`);
});

test('a wrong account file is named with its wrong parts, in a line each', async ({ folder }) => {
  const file = path.join(folder, 'account.json');
  await writeFile(file, JSON.stringify({ ...defaultAccount(), balance: -1, templates: [{ templateId: 'x' }] }));
  await expect(readAccount(file, accountSchema)).rejects.toThrow(
    /is wrong:\n {2}templates\[0\]\.templateId: [^\n]+\n(?: {2}templates\[0\][^\n]+\n)* {2}balance: [^\n]+$/,
  );
  await expect(readAccount(path.join(folder, 'none.json'), accountSchema)).rejects.toThrow('cannot be read');
});

test('--schema writes the schema of account files, and starts nothing', async ({ folder }) => {
  const file = path.join(folder, 'schema.json');
  const command = addSmsFlags(new Command()).parse(['--schema', file], { from: 'user' });
  expect(await writeRules(command)).toBe(true);
  const kept = path.join(import.meta.dirname, '../account/account.schema.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(await readFile(kept, 'utf8')));
});

test('a taken port is refused', async ({ provider }) => {
  await expect(start(['--port', String(provider.route.port)])).rejects.toThrow('EADDRINUSE');
  const control = new URL(provider.controlUrl).port;
  await expect(start(['--control-port', control])).rejects.toThrow('EADDRINUSE');
});
