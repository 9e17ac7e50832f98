import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { flip, foreignZip, hideInZip, pack, renameInZip } from '../testing/repack.ts';
import { openArchive } from './entries.ts';

const test = base.extend<{ place: string }>({
  place: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'archive-'));
    await use(join(folder.path, 'some.zip'));
  },
});

const some = new Map([
  ['evidence/aa', Buffer.from('a')],
  ['evidence/bb', Buffer.from('b')],
]);

const names: ReadonlyArray<readonly [what: string, name: string]> = [
  ['above the dossier', '../../../aa'],
  ['at the root', '/vidence/aa'],
  ['on a drive', 'C:idence/aa'],
  ['with a backslash', 'evidence\\aa'],
  ['with a step back', 'eviden/../a'],
  ['with a line feed', 'evidence/\na'],
];

for (const [what, name] of names) {
  test(`a path ${what} is rejected`, async ({ place }) => {
    const zip = await pack(some, place, { alter: renameInZip('evidence/aa', name) });
    await expect(openArchive(zip)).rejects.toThrow(/no plain file below the dossier|list of files .* is damaged/);
  });
}

test('a duplicate path is rejected, whatever its case', async ({ place }) => {
  for (const name of ['evidence/bb', 'Evidence/BB']) {
    const zip = await pack(some, place, { alter: renameInZip('evidence/aa', name) });
    await expect(openArchive(zip)).rejects.toThrow('is there twice');
  }
});

test('a symbolic link is rejected', async ({ place }) => {
  await expect(openArchive(await pack(some, place, { mode: 0o120777 }))).rejects.toThrow('"evidence/aa" is a link');
});

test('a symbolic link from another system than Unix is rejected', async ({ place }) => {
  const zip = await pack(some, place, { mode: 0o120777, alter: foreignZip });
  await expect(openArchive(zip)).rejects.toThrow('"evidence/aa" is a link');
});

test('a file that the list of files does not have is rejected', async ({ place }) => {
  const other = await readFile(await pack(new Map([['evidence/cc', Buffer.from('c')]]), place));
  const record = other.subarray(0, other.indexOf('PK\x01\x02'));
  await expect(openArchive(await pack(some, place, { alter: hideInZip(record) }))).rejects.toThrow(
    'there are bytes behind its files that are no file of it',
  );
});

test('a file with a second name is rejected', async ({ place }) => {
  const alter = (zip: Buffer): Buffer => flip(zip, zip.indexOf('evidence/bb'));
  await expect(openArchive(await pack(some, place, { alter }))).rejects.toThrow(
    '"evidence/bb" is said to be something else in another place',
  );
});

test('a file with a second name in an extra field is rejected', async ({ place }) => {
  const alter = (zip: Buffer): Buffer => {
    const field = zip.lastIndexOf('UT\x05\0');
    return Buffer.concat([zip.subarray(0, field), Buffer.from('up'), zip.subarray(field + 2)]);
  };
  await expect(openArchive(await pack(some, place, { alter }))).rejects.toThrow(
    /"evidence\/bb" is said to be|is damaged/,
  );
});

test('a comment of a zip is rejected', async ({ place }) => {
  const alter = (zip: Buffer): Buffer => {
    const end = Buffer.from(zip);
    end.writeUInt16LE(4, end.length - 2);
    return Buffer.concat([end, Buffer.from('more')]);
  };
  await expect(openArchive(await pack(some, place, { alter }))).rejects.toThrow('bytes behind its files');
});

test('a file above the compression ratio limit is rejected before it is unpacked', async ({ place }) => {
  const zip = await pack(new Map([['evidence/zeros', Buffer.alloc(8 << 20)]]), place);
  await expect(openArchive(zip)).rejects.toThrow(/"evidence\/zeros" grows from \d+ to 8388608 bytes/);
});

test('files above the compression ratio limit together are rejected', async ({ place }) => {
  const zeros = Buffer.alloc(3 << 20);
  const zip = await pack(new Map(Array.from({ length: 6 }, (_, at) => [`evidence/${at}`, zeros])), place);
  await expect(openArchive(zip)).rejects.toThrow(/the dossier grows from \d+ to 18874368 bytes/);
});

test('a truncated zip is rejected', async ({ place }) => {
  await pack(some, place, { alter: (zip) => zip.subarray(0, zip.length - 1) });
  await expect(openArchive(place)).rejects.toThrow('the dossier is cut short, or is no zip. ');
  await pack(some, place, { alter: (zip) => zip.subarray(0, zip.length / 2) });
  await expect(openArchive(place)).rejects.toThrow('the dossier is cut short, or is no zip. ');
});

test('an empty and an absent file are rejected', async ({ place }) => {
  await expect(openArchive(place)).rejects.toThrow(`there is no file ${place}`);
  await writeFile(place, '');
  await expect(openArchive(place)).rejects.toThrow('the dossier is cut short, or is no zip. ');
});
