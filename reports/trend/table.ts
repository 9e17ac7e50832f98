import { styleText } from 'node:util';
import type { Trend, TrendGroup } from '../../contracts/record/trend.ts';
import { breakLongWords, plainTable } from '../terminal/plain-table.ts';
import { verdictName } from '../words/verdicts.ts';
import {
  dayOf,
  daysWords,
  extentOf,
  flippingChecks,
  groupName,
  lackOfTrend,
  latestChanges,
  openDeviations,
  registerWords,
  signatureNote,
} from './highlights.ts';

interface TableOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Rows of each part: all of them are on the page. */
const shown = 10;

const widths = { first: 18, id: 13, when: 30 };

const changeRows = (group: TrendGroup): string[][] =>
  latestChanges(group).map(({ requirement, change, at, versions }) => [
    change.kind,
    requirement.id,
    `${dayOf(at)}, ${versions}`,
    `${verdictName(change.before)} → ${verdictName(change.after)}: ${requirement.statement}`,
  ]);

const flipRows = (group: TrendGroup): string[][] =>
  flippingChecks(group).map(({ check, logtoVersion, count, last, sameHarness }) => [
    `${count} ${count === 1 ? 'flip' : 'flips'}`,
    check.requirements.join(' '),
    `last ${dayOf(last)}, ${logtoVersion}`,
    `${check.id} ${check.title} (${check.project})${sameHarness === 0 ? '; the harness changed each time' : ''}`,
  ]);

const deviationRows = (group: TrendGroup): string[][] =>
  openDeviations(group).map(({ requirement, spans, since, days }) => [
    daysWords(days),
    requirement.id,
    `since ${dayOf(since)}, ${spans.map(({ logtoVersion }) => logtoVersion).join(', ')}`,
    `${requirement.severity}: ${registerWords(requirement)}`,
  ]);

/** Trends of a group for a terminal. */
const groupLines = (group: TrendGroup, { colour, width }: TableOptions): string[] => {
  const bold = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const room = Math.max(40, width - widths.first - widths.id - widths.when);
  const part = (name: string, rows: readonly string[][]): string[] => {
    const cells = rows
      .slice(0, shown)
      .map((row) => row.map((cell, at) => (at === 3 ? breakLongWords(cell, room) : cell)));
    return [
      bold(`${name}: ${rows.length === 0 ? 'none' : rows.length}`),
      ...(rows.length > 0 ? [plainTable(cells, { colWidths: [widths.first, widths.id, widths.when, room] })] : []),
      ...(rows.length > shown ? [`  and ${rows.length - shown} more`] : []),
    ];
  };
  const lack = lackOfTrend(group);
  return [
    `${bold(groupName(group))}: ${extentOf(group)}`,
    ...(lack === undefined ? [] : [`  ! ${lack}`]),
    ...(lack === undefined ? part('Changes, newest first', changeRows(group)) : []),
    ...(lack === undefined ? part('Flips', flipRows(group)) : []),
    ...part('Open deviations, oldest first', deviationRows(group)),
  ];
};

/** What changed, what flips and what has deviated for how long, for a terminal. */
export const trendTable = ({ groups, leftOut }: Trend, options: TableOptions): string => {
  const note = signatureNote(groups);
  return [
    ...groups.map((group) => groupLines(group, options).join('\n')),
    ...(leftOut.length > 0 ? [leftOut.map(({ run, reason }) => `Left out: ${run} ${reason}`).join('\n')] : []),
    ...(note === undefined ? [] : [note]),
  ].join('\n\n');
};
