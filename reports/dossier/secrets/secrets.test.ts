import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { keys, seal, writeDossier, writeJudgedRun } from '../testing/judged-run.ts';
import { pack, unpack } from '../testing/repack.ts';

const value = 'k9+/"Qé1zT0pW4-secret';
const secrets = [{ kind: 'client secret', value }];
const pem = keys.Ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const base32Of = (bytes: Buffer): string =>
  bytes
    .toString('hex')
    .replace(/../g, (byte) => Number.parseInt(byte, 16).toString(2).padStart(8, '0'))
    .replace(/.{1,5}/g, (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five.padEnd(5, '0'), 2)));

const unit = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(4, '0');

/** How evidence may hold a value: each in the middle of something else. */
const encodings: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (text) => text,
  'in a URL': encodeURIComponent,
  'in a form': (text) => new URLSearchParams({ text }).toString(),
  'in JSON': (text) => JSON.stringify({ text }),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ text })),
  'in Basic authorization': (text) => Buffer.from(`client-id:${text}`).toString('base64'),
  'in base64 at another place': (text) => Buffer.from(`clientid:${text}`).toString('base64'),
  'in base64url': (text) => Buffer.from(`"${text}"`).toString('base64url'),
  'in base64 of base64': (text) => Buffer.from(`a ${Buffer.from(`id:${text}`).toString('base64')}`).toString('base64'),
  'in base32': (text) => base32Of(Buffer.from(`id:${text}`)),
  'in JSON with each character escaped': (text) =>
    `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`,
  'in numeric entities of HTML': (text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
  'in hexadecimal entities of HTML': (text) =>
    [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16).toUpperCase()};`).join(''),
  'in JSON with signs escaped': (text) => text.replace(/\W/gu, (sign) => `\\u${unit(sign)}`),
  'in JSON in JSON with signs escaped': (text) => text.replace(/\W/gu, (sign) => `\\\\u${unit(sign)}`),
  'in entities of HTML with zeros in front': (text) => text.replace(/\W/gu, (sign) => `&#0${sign.codePointAt(0)};`),
  'in a URL with each byte encoded': (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  'in base64 of a URL': (text) => Buffer.from(`id=a&secret=${encodeURIComponent(text)}`).toString('base64'),
  'in base64 in lines': (text) =>
    Buffer.from(`${'a'.repeat(40)}${text}`)
      .toString('base64')
      .replace(/.{64}/g, '$&\n'),
  'in a string of a program': (text) => text.replace(/\W/gu, (sign) => `\\u{${unit(sign)}}`),
  'in a Buffer as Node prints it': (text) =>
    `<Buffer ${Buffer.from(text)
      .toString('hex')
      .replace(/..(?=.)/g, '$& ')}>`,
  'in a Buffer as JSON has it': (text) => JSON.stringify(Buffer.from(text)),
  'in hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal digits of base64': (text) => Buffer.from(Buffer.from(text).toString('base64')).toString('hex'),
};

/** What a dossier holds of a file among the results, and how often each kind was taken out. */
const sealedOf = async (written: Parameters<typeof writeDossier>[0], name: string, sealing = {}) => {
  await using dossier = await writeDossier(written, sealing);
  const { redacted } = dossier.manifest;
  return { text: `${(await unpack(dossier.file)).get(`evidence/allure-results/${name}`)}`, redacted };
};

for (const [how, encode] of Object.entries(encodings)) {
  test(`a known secret ${how} is taken out`, async () => {
    const leave = (folder: string) =>
      writeFile(join(folder, 'allure-results/5-attachment.txt'), `- ${encode(value)} -`);
    const ofRun = await sealedOf({ secrets, leave }, '5-attachment.txt');
    const ofMachine = await sealedOf({ leave }, '5-attachment.txt', { secrets });
    for (const { text, redacted } of [ofRun, ofMachine]) {
      expect(text).toContain('(redacted: client secret)');
      expect(text).not.toContain(encode(value));
      expect(redacted).toEqual({ 'client secret': 1 });
    }
  });
}

test('a known secret in a trace is taken out of it', async () => {
  const trace = new Map([['trace.network', Buffer.from(`{"cookie":${JSON.stringify(value)}}`)]]);
  const leave = async (folder: string) => void (await pack(trace, join(folder, 'allure-results/6-attachment.zip')));
  await using dossier = await writeDossier({ secrets, leave });
  const zip = join(dossier.folder, '..', 'trace.zip');
  await writeFile(zip, (await unpack(dossier.file)).get('evidence/allure-results/6-attachment.zip') ?? '');
  expect((await unpack(zip)).get('trace.network')?.toString()).toContain('(redacted: client secret)');
});

const packed: Readonly<Record<string, (text: string) => Buffer>> = {
  'packed by gzip': (text) => gzipSync(text),
  'in UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'in UTF-16 with the high byte first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

const inName = 'k9zT0pW4Qe-secret';

const withComment = (zip: Buffer, comment: string): Buffer =>
  Buffer.concat([zip.subarray(0, -2), Buffer.from([comment.length, 0]), Buffer.from(comment)]);

const withName = (gzip: Buffer, name: string): Buffer =>
  Buffer.concat([
    gzip.subarray(0, 3),
    Buffer.from([8]),
    gzip.subarray(4, 10),
    Buffer.from(`${name}\0`),
    gzip.subarray(10),
  ]);

test('a known secret beside what an archive holds is not sealed', async () => {
  const leave = async (folder: string) => {
    const zip = join(folder, 'allure-results/6-attachment.zip');
    await pack(new Map([['a.txt', Buffer.from('nothing')]]), zip, { alter: (bytes) => withComment(bytes, inName) });
    await writeFile(join(folder, 'allure-results/7-attachment.gz'), withName(gzipSync('nothing'), inName));
  };
  await using dossier = await writeDossier({ leave });
  expect((await unpack(dossier.file)).values().some((content) => content.includes(inName))).toBe(false);
});

for (const [how, write] of Object.entries(packed)) {
  test(`known and unknown secrets ${how} are taken out`, async () => {
    const leave = (folder: string) =>
      writeFile(join(folder, 'allure-results/5-attachment.txt'), write(`- ${value} password=correct-horse`));
    await using dossier = await writeDossier({ secrets, leave });
    const sealed = (await unpack(dossier.file)).get('evidence/allure-results/5-attachment.txt');
    expect(dossier.manifest.redacted).toEqual({ 'client secret': 1, password: 1 });
    expect(sealed).toEqual(write('- (redacted: client secret) password=(redacted: password 1)'));
  });
}

for (const [where, name] of [
  ['of a file', `allure-results/${inName}-attachment.txt`],
  ['of a working folder that is left out', `test-results/${inName}/a.txt`],
] as const) {
  test(`a secret in the name ${where} prevents sealing and is not shown`, async () => {
    const leave = async (folder: string) => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), 'nothing');
    };
    const known = [{ kind: 'client secret', value: inName }];
    await using ofRun = await writeJudgedRun({ secrets: known, leave });
    await using ofMachine = await writeJudgedRun({ leave });
    const told = 'secrets are in the names of files (client secret), which a dossier shows. Nothing was sealed';
    await expect(seal(ofRun.folder)).rejects.toThrow(told);
    await expect(seal(ofMachine.folder, { secrets: known })).rejects.toThrow(told);
  });
}

test('a phone number in the name of an entry of a trace prevents sealing', async () => {
  const trace = new Map([['resources/8613912348765.txt', Buffer.from('nothing')]]);
  const leave = async (folder: string) => void (await pack(trace, join(folder, 'allure-results/6-attachment.zip')));
  await using run = await writeJudgedRun({ leave });
  await expect(seal(run.folder)).rejects.toThrow('secrets are in the names of files (phone number)');
});

test('a known secret in what is neither text nor picture prevents sealing', async () => {
  const leave = (folder: string) => writeFile(join(folder, 'allure-results/5-attachment.bin'), `\0${value}\0`);
  await using run = await writeJudgedRun({ secrets, leave });
  await expect(seal(run.folder)).rejects.toThrow('client secret in allure-results/5-attachment.bin');
});

test('an unknown password beside a NUL byte is redacted', async () => {
  const leave = (folder: string) =>
    writeFile(join(folder, 'allure-results/5-attachment.txt'), '\0 password=correct-horse');
  const { text, redacted } = await sealedOf({ leave }, '5-attachment.txt');
  expect({ text, redacted }).toEqual({ text: '\0 password=(redacted: password 1)', redacted: { password: 1 } });
});

const looksLikeSecret: Readonly<Record<string, string>> = {
  'private key': pem,
  'JSON Web Token': 'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJlLW9mLXRva2Vu',
  'authorization header': 'authorization: Bearer 3mYh2o0VQyqk0aVbq1Xo',
  password: '{"password":"correct-horse"}',
};

for (const [kind, text] of Object.entries(looksLikeSecret)) {
  test(`an unknown ${kind} is taken out`, async () => {
    const leave = (folder: string) => writeFile(join(folder, 'allure-results/5-attachment.txt'), text);
    const sealed = await sealedOf({ leave }, '5-attachment.txt');
    expect(sealed.redacted).toEqual({ [kind]: 1 });
    expect(sealed.text).not.toContain(text.slice(-12, -2));
  });
}

test('the placeholder of a removed secret does not prevent sealing', async () => {
  const leave = (folder: string) =>
    writeFile(join(folder, 'allure-results/5-attachment.txt'), '{"password":"(not kept)"}');
  await using run = await writeJudgedRun({ leave });
  expect((await seal(run.folder)).result).toBe('test result PASSED');
});
