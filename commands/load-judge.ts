import { exitCodes } from '../contracts/record/verdict.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';
import { HarnessError } from '../fixtures/tools/errors.ts';
import { type Judgement, judgeHistory } from '../load/history/judge.ts';
import { mergeHistories } from '../load/history/merge.ts';
import { defaultPolicy } from '../load/history/model/policy.ts';
import type { Recorded } from '../load/history/model/recorded.ts';
import { plainTable } from '../reports/terminal/plain-table.ts';

import { defineCommand } from './define-command.ts';

import { natural } from './stack-options.ts';

/** Violations of one invariant that are printed. */
const shown = 5;

const totalsOf = (events: readonly Recorded[]): string => {
  const of = (suits: (event: Recorded) => boolean): number => events.filter(suits).length;
  const generators = new Set(events.flatMap((event) => ('generator' in event ? [event.generator] : [])));
  return [
    `${events.length} events of ${generators.size} generators (${[...generators].join(', ')})`,
    `${of(({ kind }) => kind === 'asked')} codes asked for`,
    `${of((event) => event.kind === 'send' && event.outcome === 'accepted')} of them granted`,
    `${of(({ kind }) => kind === 'delivered')} messages delivered`,
    `${of((event) => event.kind === 'try' && event.outcome === 'accepted')} codes accepted`,
  ].join(', ');
};

const rowOf = ({ invariant, judged, violations }: Judgement): string[] => [
  violations.length > 0 ? '✖' : judged === 0 ? '–' : '✔',
  invariant.title,
  `${judged} ${invariant.subjects}`,
  violations.length > 0 ? `broken ${violations.length} times` : '',
];

const detailsOf = ({ violations, measured }: Judgement): string[] => [
  ...(measured === undefined ? [] : [`  ${measured}`]),
  ...violations.slice(0, shown).map(({ kind, message, events }) => `  ${kind}: ${message} (${events.join(', ')})`),
];

interface Flags {
  /** Milliseconds. */
  readonly clockTolerance: number;
}

const judge = async (files: readonly string[], { clockTolerance }: Flags): Promise<number> => {
  const events = await mergeHistories(files.map(typedPath));
  for (const [kind, what] of [
    ['send', 'no generator asked for a code'],
    ['delivered', 'no harness saw a message'],
  ] as const) {
    if (events.length > 0 && events.every((event) => event.kind !== kind)) {
      process.stderr.write(`${what}: is a file missing?\n`);
    }
  }
  if (events.length === 0) {
    throw new HarnessError('the histories are empty', 'Give the files that the runs left: history-*.ndjson');
  }
  const judgements = judgeHistory(events, { ...defaultPolicy, clockTolerance });
  const broken = judgements.filter(({ violations }) => violations.length > 0);
  const table = plainTable(judgements.map(rowOf), {});
  process.stdout.write(`${[totalsOf(events), table, ...broken.flatMap(detailsOf)].join('\n')}\n`);
  return broken.length > 0 ? exitCodes.fail : exitCodes.pass;
};

await defineCommand('npm run load:judge --', (command, act) =>
  command
    .description(
      'Judges the histories of several generators of one load run together. Exit: 0 nothing broken, 1 broken, 2 undecided.',
    )
    .argument(
      '<file...>',
      "history files: one a generator, and those of the harnesses that followed the run's providers",
    )
    .option(
      '--clock-tolerance <ms>',
      'largest clock difference between the machines',
      natural,
      defaultPolicy.clockTolerance,
    )
    .action(act((_signal, files: readonly string[], flags: Flags) => judge(files, flags))),
);
