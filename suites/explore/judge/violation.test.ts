import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isProperty } from './violation.ts';

const folders = [import.meta.dirname, join(import.meta.dirname, '../play')];

/** The texts on each line of a judge that says which property is broken. */
const named = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = sources.flatMap((source) => source.match(/\bproperty(:| =).*/g) ?? []);
  return lines.flatMap((line) => [...line.matchAll(/'([a-z-]+)'/g)].map(([, text = '']) => text));
};

test('each property by which answers are judged can be read in a file', async () => {
  const all = (await Promise.all(folders.map(named))).flat();
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter((text) => !isProperty(text))).toEqual([]);
});

test('a property may say by what it is broken', () => {
  expect(['server-error by null in API', 'navigation by state'].every(isProperty)).toBe(true);
  expect(['', 'acepted', 'server-error-by', 'none'].some(isProperty)).toBe(false);
});
