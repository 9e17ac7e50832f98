import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Secret } from '../../../contracts/record/dossier.ts';
import type { Run } from '../../../contracts/record/ledger.ts';
import type { Verdict } from '../../../contracts/record/verdict.ts';
import { someEnvironment } from '../../testing/inline-run.ts';
import { type WrittenCheck, writeCatalogue, writeRun } from '../../testing/written-run.ts';
import { judgeRun } from '../../verdict/judge-run.ts';
import type { About } from '../../verdict/verdict.ts';
import { writeSums } from '../files/sums.ts';
import { sealRun } from '../seal.ts';
import { writeSecretSearch } from '../secrets/search.ts';
import { signByKey, trustInKey } from '../trust/by-key.ts';

/** When runs of tests were judged, and sealed. */
export const judgedAt = new Date('2026-11-24T21:00:00Z');
export const sealedAt = new Date('2026-11-24T22:00:00Z');

/** A key pair of each kind that signs dossiers. */
export const keys = {
  Ed25519: generateKeyPairSync('ed25519'),
  'ECDSA P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
} as const;

/** In the key by which tests seal. */
export const trust = trustInKey(keys.Ed25519.publicKey);

type Rules = Parameters<typeof writeCatalogue>[1];

interface Written extends Rules, Partial<About> {
  readonly checks?: readonly WrittenCheck[];
  readonly run?: Partial<Run>;
  readonly secrets?: readonly Secret[];
  readonly ownNumbers?: readonly string[];
  /** Does what else the run left, before it is judged. */
  readonly leave?: (folder: string) => Promise<void>;
}

/** Two checks that pass. */
const passing: readonly WrittenCheck[] = [
  { title: 'a code', tags: ['@OTP-01.1'], outcome: {} },
  { title: 'a password', tags: ['@OTP-02.1'], outcome: {} },
];

/** Writes what a judged run leaves, without running anything. */
export const writeJudgedRun = async (written: Written = {}) => {
  const {
    checks = passing,
    run,
    secrets = [],
    ownNumbers = ['8613615', '8618615'],
    leave,
    environment = someEnvironment,
    ...rules
  } = written;
  const { folder, ...rest } = await writeRun(checks, run);
  await writeCatalogue(folder, { selection: { whole: false, requirements: null }, ...rules });
  await leave?.(folder);
  const verdict: Verdict = await judgeRun({ folder, environment, rules: { today: judgedAt } });
  await writeSecretSearch(folder, { secrets, ownNumbers });
  await writeSums(folder);
  return { folder, verdict, [Symbol.asyncDispose]: () => rest[Symbol.asyncDispose]() };
};

type Sealing = Partial<Pick<Parameters<typeof sealRun>[0], 'sign' | 'secrets' | 'now' | 'recipient' | 'print' | 'out'>>;

/** Seals a run with a key of tests. */
export const seal = async (folder: string, sealing: Sealing = {}) => {
  const file = join(folder, '..', 'run.dossier.zip');
  const sign = signByKey(keys.Ed25519.privateKey);
  return { file, ...(await sealRun({ folder, sign, out: file, secrets: [], now: sealedAt, ...sealing })) };
};

/** A sealed run. */
export const writeDossier = async (written: Written = {}, sealing: Sealing = {}) => {
  const run = await writeJudgedRun(written);
  const sealed = await seal(run.folder, sealing);
  return { ...run, ...sealed, copy: join(run.folder, '..', 'copy.zip') };
};
