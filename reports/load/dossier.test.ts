import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { writeSums } from '../dossier/files/sums.ts';
import { sealRun } from '../dossier/seal.ts';
import { writeSecretSearch } from '../dossier/secrets/search.ts';
import { keys } from '../dossier/testing/judged-run.ts';
import { signByKey } from '../dossier/trust/by-key.ts';
import { someEnvironment } from '../testing/inline-run.ts';
import { writeCatalogue } from '../testing/written-run.ts';
import { judgeRun } from '../verdict/judge-run.ts';
import { writeLoadRun } from './written-load-run.ts';

test('a load run is sealed with its history and what was measured', async () => {
  await using run = await writeLoadRun();
  const { folder } = run;
  await writeFile(join(folder, 'history-1.ndjson'), '');
  await writeCatalogue(folder, { selection: { whole: false, requirements: null } });
  const verdict = await judgeRun({ folder, environment: someEnvironment, rules: {} });
  await writeSecretSearch(folder, { secrets: [], ownNumbers: [] });
  await writeSums(folder);
  const out = `${folder}.dossier.zip`;
  const { manifest } = await sealRun({ folder, sign: signByKey(keys.Ed25519.privateKey), out, secrets: [] });
  await rm(out);
  const paths = manifest.files.map(({ path }) => path);
  expect(manifest.run.verdict).toBe(verdict.verdict);
  for (const name of [fileNames.load, fileNames.observed, 'history-1.ndjson']) {
    expect(paths).toContain(`evidence/${name}`);
  }
});
