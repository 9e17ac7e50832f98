import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { severities } from '../../contracts/record/catalogue.ts';
import { keyOf } from '../../contracts/record/ledger.ts';
import type { RequirementProof } from '../../contracts/record/proof.ts';
import { markdownTable } from '../../reports/words/markdown.ts';
import { keyOfBreakage, type Side } from './breakage.ts';
import { breakages, canSee, redByThemselves } from './breakages.ts';
import { type Proof, readProof } from './proof-file.ts';
import { summarize, writeSummary } from './summary.ts';

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
      const rows = proofs.filter((requirement) => requirement.severity === severity);
      const count = (wanted: RequirementProof['state']) => String(rows.filter(({ state }) => state === wanted).length);
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
  const { requirements, faults, checks } = summarize(proof);
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
    `${faults.tried} of ${faults.known} faults were tried, on ${proof.checks.length} checks, of which ${checks.passing} pass with nothing broken; ${checks.seenRed} of these were seen red. That took ${Math.round(seconds / 60)} minutes.`,
    '',
    ...counts(requirements),
    ...(['stand-in', 'application', 'provider', 'openid-provider'] as const).flatMap((side) => faultTable(proof, side)),
    '',
    '## Requirements, and the faults that turn a check of theirs red',
    '',
    ...markdownTable(
      ['requirement', 'severity', 'faults'],
      requirements.map(({ id, severity, faults, state }) => [
        id,
        severity,
        faults.length > 0 ? faults.map((name) => `\`${name}\``).join(' ') : state,
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

/** Writes the page, and its numbers for the runs. */
export const writePage = async (): Promise<void> => {
  const proof = await readProof();
  await writeFile(pageFile, renderPage(proof));
  await writeSummary(proof);
};

export const readPage = (): Promise<string> => readFile(pageFile, 'utf8');
