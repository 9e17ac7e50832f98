import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDecidedBy, severities } from '../../contracts/record/catalogue.ts';
import { keyOf } from '../../contracts/record/ledger.ts';
import { markdownTable } from '../../reports/words/markdown.ts';
import { loadCatalogue, type Requirement } from '../../suites/catalogue/index.ts';
import { keyOfBreakage, type Side } from './breakage.ts';
import { breakages, canSee, redByThemselves } from './breakages.ts';
import { type Proof, type ProvenCheck, readProof } from './proof-file.ts';

const pageFile = join(import.meta.dirname, '..', '..', 'docs', 'faults.md');

const sides: Readonly<Record<Side, string>> = {
  'stand-in': 'Faults of the stand-in',
  application: 'Faults of the sample app',
  provider: 'Faults of the fake provider, each set by checks and then kept from doing anything',
  'openid-provider': 'Faults of the OpenID provider before the sample app, kept from doing anything',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

const nameOf = ({ id, project }: { readonly id: string; readonly project: string }): string =>
  project === 'password-and-code' ? `\`${id}\`` : `\`${id}\` (${project})`;

const faultTable = ({ faults, checks }: Proof, side: Side): string[] => {
  const found = new Map(faults.map((fault) => [keyOfBreakage(fault), fault]));
  const rows = breakages
    .filter((breakage) => breakage.side === side)
    .map((breakage) => {
      const fault = found.get(keyOfBreakage(breakage));
      const [first] = fault?.red ?? [];
      const [byItself] = redByThemselves(breakage, checks);
      const applies = breakage.seenBy.some((id) => canSee(id, checks));
      const untried = fault === undefined ? 'not tried yet' : applies ? 'none' : 'not applicable here';
      const none = byItself === undefined ? untried : `red by itself, a deviation: ${nameOf(byItself)}`;
      const red = first === undefined ? none : `${fault?.red.length}: ${nameOf(first)}: ${cell(first.reason)}`;
      return [`\`${breakage.name}\``, cell(breakage.breaks), breakage.seenBy.join(' '), red];
    });
  return [
    '',
    `## ${sides[side]}`,
    '',
    ...markdownTable(['fault', 'what goes wrong', 'seen by', 'checks that turn red, and the first'], rows),
  ];
};

interface RequirementProof {
  readonly requirement: Requirement;
  readonly faults: readonly string[];
  readonly status: 'proven' | 'deviates' | 'not applicable' | 'not tried yet' | 'unproven';
}

/** Whether a fault that has to be seen by the requirement was not tried yet. */
const isAwaited = ({ id }: Requirement, { faults }: Proof): boolean => {
  const tried = new Set(faults.map(keyOfBreakage));
  return breakages.some((breakage) => breakage.seenBy.includes(id) && !tried.has(keyOfBreakage(breakage)));
};

const statusWithoutProof = (
  has: (state: ProvenCheck['state']) => boolean,
  awaited: boolean,
): RequirementProof['status'] => {
  if (has('fails')) {
    return 'deviates';
  }
  if (!has('passes')) {
    return 'not applicable';
  }
  return awaited ? 'not tried yet' : 'unproven';
};

/** Whether a fault turns a check of each checked requirement red. */
const proofOf = (proof: Proof): RequirementProof[] =>
  loadCatalogue().requirements.flatMap((requirement) => {
    const checks = proof.checks.filter((check) => isDecidedBy(check.requirements, requirement));
    const keys = new Set(checks.map(keyOf));
    const faults = proof.faults.filter(({ red }) => red.some((check) => keys.has(keyOf(check))));
    const has = (state: ProvenCheck['state']) => checks.some((check) => check.state === state);
    if (checks.length === 0) {
      return [];
    }
    const otherwise = statusWithoutProof(has, isAwaited(requirement, proof));
    return [{ requirement, faults: faults.map(({ name }) => name), status: faults.length > 0 ? 'proven' : otherwise }];
  });

const counts = (proofs: readonly RequirementProof[]): string[] =>
  markdownTable(
    [
      'severity',
      'checked',
      'a fault turns it red',
      'red by itself (a deviation)',
      'not applicable here',
      'fault not tried yet',
      'no fault turns it red',
    ],
    severities.map((severity) => {
      const rows = proofs.filter(({ requirement }) => requirement.severity === severity);
      const count = (wanted: RequirementProof['status']) =>
        String(rows.filter(({ status }) => status === wanted).length);
      return [
        severity,
        String(rows.length),
        count('proven'),
        count('deviates'),
        count('not applicable'),
        count('not tried yet'),
        count('unproven'),
      ];
    }),
  );

/** The whole page. */
export const renderPage = (proof: Proof): string => {
  const proofs = proofOf(proof);
  const red = new Set(proof.faults.flatMap((fault) => fault.red.map(keyOf)));
  const passing = proof.checks.filter(({ state }) => state === 'passes');
  const unproven = passing.filter((check) => !red.has(keyOf(check)));
  const seconds = proof.faults.reduce((sum, fault) => sum + fault.seconds, 0);
  return [
    '# Which check sees which fault',
    '',
    'Written by `npm run prove`, which keeps a stack with the stand-in up, breaks one thing after the other and runs the',
    'checks of the requirements that have to see it. A fault of a provider is one that checks set themselves; it is proven',
    'by keeping it from doing anything: then the check must miss it. Checks that are red with nothing broken, for a',
    'deviation of the sample app, count for no fault.',
    '',
    `${proof.faults.length} of ${breakages.length} faults were tried, on ${proof.checks.length} checks, of which ${passing.length} pass with nothing broken; ${passing.length - unproven.length} of these were seen red. That took ${Math.round(seconds / 60)} minutes.`,
    '',
    ...counts(proofs),
    ...(['stand-in', 'application', 'provider', 'openid-provider'] as const).flatMap((side) => faultTable(proof, side)),
    '',
    '## Requirements, and the faults that turn a check of theirs red',
    '',
    ...markdownTable(
      ['requirement', 'severity', 'faults'],
      proofs.map(({ requirement, faults, status }) => [
        requirement.id,
        requirement.severity,
        faults.length > 0 ? faults.map((name) => `\`${name}\``).join(' ') : status,
      ]),
    ),
    '',
    '## Checks that no fault turns red',
    '',
    'They pass, and nobody has seen them fail here. While faults are not tried yet the list is longer than it need be.',
    '',
    ...unproven.map((check) => `- ${nameOf(check)} ${check.requirements.join(' ')}`),
    '',
  ].join('\n');
};

export const writePage = async (): Promise<void> => {
  await writeFile(pageFile, renderPage(await readProof()));
};

export const readPage = (): Promise<string> => readFile(pageFile, 'utf8');
