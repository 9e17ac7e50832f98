import { expect, test } from '@playwright/test';
import { foldersInCycles, readFolderImports } from '../testing/folder-cycles.ts';

/** Where folders import each other still. The list may only become shorter. */
const knotted = /^(commands|fixtures)(\/|$)/;

test('no folder imports one that imports it, beside those that are known to', async () => {
  const folders = foldersInCycles(await readFolderImports());
  expect(folders.filter((folder) => !knotted.test(folder))).toEqual([]);
});

test('folders that import each other are found, over others as well', () => {
  const graph = {
    reports: ['reports/gate'],
    'reports/gate': ['reports/load'],
    'reports/load': ['reports'],
    'load/plan': ['load'],
  };
  const imports = new Map(Object.entries(graph).map(([folder, targets]) => [folder, new Set(targets)]));
  expect(foldersInCycles(imports)).toEqual(['reports', 'reports/gate', 'reports/load']);
});
