import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFileSchema } from '../../../contracts/record/catalogue.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import type { Outcome, Run } from '../../../contracts/record/ledger.ts';
import { someEnvironment } from '../../testing/inline-run.ts';
import { entry, failure, row, type WrittenCheck, writeCatalogue, writeRun } from '../../testing/written-run.ts';
import { buildVerdict } from '../../verdict/verdict.ts';
import type { Source } from '../source.ts';

type Rules = Parameters<typeof writeCatalogue>[1];

interface Written extends Rules {
  readonly checks?: readonly WrittenCheck[];
  readonly run?: Partial<Run>;
  readonly environment?: typeof someEnvironment;
}

const judgedAt = '2026-11-24T21:00:00.000Z';

const skipped: Partial<Outcome> = {
  ...{ status: 'skipped', expectedStatus: 'skipped' },
  annotations: [{ type: 'skip', description: 'the tenant has no password' }],
};

const check = (requirement: string, outcome: WrittenCheck['outcome'], at = 1): WrittenCheck => ({
  ...{ title: `what ${requirement}.${at} says`, tags: [`@${requirement}.${at}`, `@${requirement}`], outcome },
});

/** A check of each verdict, and requirements that no check decides. */
export const ofEachVerdict: Written = {
  checks: [
    check('OTP-01', {}),
    check('OTP-02', failure),
    check('OTP-03', failure),
    check('OTP-04', {}),
    check('OTP-05', failure),
    check('OTP-06', skipped),
    check('OTP-07', null),
  ],
  requirements: [
    ...['OTP-01', 'OTP-02', 'OTP-03', 'OTP-04', 'OTP-06', 'OTP-07', 'OTP-09'].map((id) => row(id)),
    row('OTP-05', { level: 'may', clauses: [{ standard: '63B-4', section: '3.1.3.2', link: null }] }),
    row('OTP-08', { status: { kind: 'harness', command: 'npm run load', decidedBy: ['otp-send'] } }),
  ],
  deviations: [entry('OTP-03'), entry('OTP-04', { owner: 'somebody else' })],
};

/** What a run that nobody ran comes to, for documents to be made of it. */
export const writeSource = async (written: Written): Promise<Source> => {
  const { checks = [], run = {}, environment = someEnvironment, ...rules } = written;
  await using folder = await writeRun(checks, run);
  await writeCatalogue(folder.folder, rules);
  const read = (name: string) => readFile(join(folder.folder, name));
  const verdict = await buildVerdict({
    ...{ folder: folder.folder, environment, rules: { today: new Date(judgedAt) } },
  });
  const catalogue = catalogueFileSchema.parse(JSON.parse((await read(fileNames.catalogue)).toString()));
  const paths = [
    ...[fileNames.outcomes, fileNames.catalogue, fileNames.deviations],
    ...verdict.checks.flatMap(({ evidence }) => evidence.map(({ file }) => file)),
  ];
  const files = await Promise.all(
    paths.map(async (path) => ({
      path,
      sha256: createHash('sha256')
        .update(await read(path))
        .digest('hex'),
    })),
  );
  return { verdict, catalogue, judgement: { judgedAt }, files, evidenceFolder: '../evidence' };
};
