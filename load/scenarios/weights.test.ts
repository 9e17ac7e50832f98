import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readWeights } from './weights.ts';

/** Reads shares out of a file that has this text. */
const read = async (text: string) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'weights-'));
  const file = join(folder.path, 'weights.json');
  await writeFile(file, text);
  return await readWeights(file);
};

test('reads the shares of a file', async () => {
  expect(await read('{"sign-in": 4, "register": 1}')).toEqual({ 'sign-in': 4, register: 1 });
});

for (const [text, problem] of [
  ['{"sign-up": 1}', 'sign-up'],
  ['{"sign-in": -1}', 'sign-in'],
  ['{}', 'it names no flow'],
  ['sign-in', 'is not valid JSON'],
] as const) {
  test(`refuses ${text}`, async () => {
    await expect(read(text)).rejects.toThrow(problem);
  });
}
