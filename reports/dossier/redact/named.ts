import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { numbersIn } from './numbers.ts';

/** Phone numbers and codes that a text names. */
export const namedIn = (text: string) => ({
  numbers: numbersIn(text),
  codes: text.match(/(?<!\d)\d{6}(?!\d)/g) ?? [],
});

/** Those that the catalogue and the register name: they are the same in every run, and their files stay as they are. */
export const namedByRules = async (folder: string) => {
  const texts = [fileNames.catalogue, fileNames.deviations].map((name) => readFile(join(folder, name), 'latin1'));
  return namedIn((await Promise.all(texts)).join('\n'));
};
