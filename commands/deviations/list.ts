import { styleText } from 'node:util';
import { breakLongWords, plainTable } from '../../reports/terminal/plain-table.ts';
import type { RegisterEntry } from '../../suites/deviations/schema.ts';

const widths = { expires: 14, place: 28, versions: 22, owner: 22 };

const rowOf = (
  { requirement, checks, logtoVersions, absentFrom, sdkVersions, owner, expires, reason }: RegisterEntry,
  today: string,
): readonly string[] => [
  today > expires ? `✖ ${expires}` : `  ${expires}`,
  breakLongWords(checks?.join('\n') ?? requirement, widths.place),
  [
    logtoVersions,
    ...(absentFrom === undefined ? [] : [`not ${absentFrom}`]),
    ...(sdkVersions === undefined ? [] : [`@logto/next ${sdkVersions}`]),
  ].join('\n'),
  owner,
  reason,
];

/** The entries of a register by their expiry, as a table; an expired one is marked. */
export const listOf = (
  entries: readonly RegisterEntry[],
  { today, width, colour }: { readonly today: string; readonly width: number; readonly colour: boolean },
): string => {
  const bold = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const byExpiry = entries.toSorted((one, other) => one.expires.localeCompare(other.expires));
  const expired = entries.filter(({ expires }) => today > expires).length;
  const { expires, place, versions, owner } = widths;
  const table = plainTable(
    [['  Expires', 'Checks', 'Logto', 'Owner', 'Reason'].map(bold), ...byExpiry.map((entry) => rowOf(entry, today))],
    { colWidths: [expires, place, versions, owner, Math.max(30, width - expires - place - versions - owner)] },
  );
  return `${table}\n\n${entries.length} known deviations${expired > 0 ? `, ${expired} of them expired` : ''}`;
};
