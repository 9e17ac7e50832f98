import { basename } from 'node:path';
import { dossierNames, type Manifest } from '../../contracts/record/dossier.ts';
import type { Check, JudgedRequirement, Verdict } from '../../contracts/record/verdict.ts';

interface Numbered {
  readonly number: number;
  readonly check: Check;
  readonly name: string;
  /** Without its folder. */
  readonly file: string;
  /** Null for a file that is not in the dossier. */
  readonly sha256: string | null;
}

export interface EvidenceIndex {
  readonly all: readonly Numbered[];
  readonly of: (requirement: Pick<JudgedRequirement, 'checks'>) => readonly number[];
  readonly checksOf: (requirement: Pick<JudgedRequirement, 'checks'>) => readonly Check[];
}

/** Gives each file of evidence a number, in the order of the requirements, so that those of one stand together. */
export const numberEvidence = ({ checks, requirements }: Verdict, { files }: Manifest): EvidenceIndex => {
  const [byId, sums] = [
    Map.groupBy(checks, ({ id }) => id),
    new Map(files.map(({ path, sha256 }) => [path, sha256] as const)),
  ];
  const checksOf: EvidenceIndex['checksOf'] = (requirement) => requirement.checks.flatMap((id) => byId.get(id) ?? []);
  const inOrder = new Set([...requirements.flatMap(checksOf), ...checks]);
  const all = [...inOrder]
    .flatMap((check) => check.evidence.map(({ name, file }) => ({ check, name, file })))
    .map(({ file, ...rest }, at): Numbered => {
      const sha256 = sums.get(`${dossierNames.evidence}/${file}`) ?? null;
      return { number: at + 1, ...rest, file: basename(file), sha256 };
    });
  const numbers = Map.groupBy(all, ({ check }) => check);
  const of: EvidenceIndex['of'] = (requirement) =>
    checksOf(requirement).flatMap((check) => (numbers.get(check) ?? []).map(({ number }) => number));
  return { all, of, checksOf };
};

/** `1–4, 7`: numbers one after the other as a range. */
export const ranges = (numbers: readonly number[]): string => {
  const found: Array<{ from: number; to: number }> = [];
  for (const number of [...new Set(numbers)].toSorted((one, other) => one - other)) {
    const last = found.at(-1);
    if (last && last.to === number - 1) {
      last.to = number;
    } else {
      found.push({ from: number, to: number });
    }
  }
  return found.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};
