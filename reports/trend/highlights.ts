import { severities } from '../../contracts/record/catalogue.ts';
import type {
  CheckTrend,
  DeviationSpan,
  RequirementTrend,
  RunColumn,
  TrendGroup,
} from '../../contracts/record/trend.ts';
import { daysBetween } from './spans.ts';

/** `2026-11-24` */
export const dayOf = (time: string): string => time.slice(0, 10);

/** `Logto` or `Stand-in, not Logto`: what a group of runs is of. */
export const groupName = ({ isStandIn }: Pick<TrendGroup, 'isStandIn'>): string =>
  isStandIn ? 'Stand-in, not Logto' : 'Logto';

/** The versions of Logto that runs were of, each once, in the order of their first runs. */
export const versionsOf = (runs: readonly RunColumn[]): string[] => [
  ...new Set(runs.map(({ logtoVersion }) => logtoVersion)),
];

/** `3 runs from 2026-11-22 to 2026-11-24, of 1.41.0, 1.42.0` */
export const extentOf = ({ runs }: TrendGroup): string => {
  const days = [...new Set([runs[0], runs.at(-1)].map((run) => dayOf(run?.startedAt ?? '')))];
  const when = days.length === 1 ? `on ${days[0]}` : `from ${days.join(' to ')}`;
  return `${runs.length} ${runs.length === 1 ? 'run' : 'runs'} ${when}, of ${versionsOf(runs).join(', ')}`;
};

/** What is to be known of a group before its figures; undefined where it has a trend. */
export const lackOfTrend = ({ runs }: TrendGroup): string | undefined =>
  runs.length === 1 ? 'One run has no trend: what it came to is shown alone' : undefined;

const runOf = ({ runs }: TrendGroup, id: string): RunColumn | undefined => runs.find((run) => run.id === id);

/** When a run of a group started; empty for one that is not of it. */
export const startOf = (group: TrendGroup, id: string): string => runOf(group, id)?.startedAt ?? '';

/** Each change of a requirement, newest first. */
export const latestChanges = (group: TrendGroup) =>
  group.requirements
    .flatMap((requirement) =>
      requirement.changes.map((change) => ({
        ...{ requirement, change, at: startOf(group, change.to) },
        versions: [...new Set([change.from, change.to].map((id) => runOf(group, id)?.logtoVersion ?? ''))].join(' → '),
      })),
    )
    .toSorted((one, other) => other.at.localeCompare(one.at));

/** Checks that flipped on a version, by how often. */
export const flippingChecks = (group: TrendGroup) =>
  group.checks
    .flatMap((check: CheckTrend) =>
      [...Map.groupBy(check.flips, ({ logtoVersion }) => logtoVersion)].map(([logtoVersion, flips]) => ({
        ...{ check, logtoVersion, count: flips.length, last: startOf(group, flips.at(-1)?.to ?? '') },
        sameHarness: flips.filter(({ sameHarness }) => sameHarness).length,
      })),
    )
    .toSorted((one, other) => other.count - one.count || other.last.localeCompare(one.last));

/** A requirement that deviates still, on whatever version. */
export interface OpenDeviation {
  readonly requirement: RequirementTrend;
  /** One for each version on which it is open. */
  readonly spans: readonly DeviationSpan[];
  readonly since: string;
  readonly until: string;
  readonly days: number;
}

const rankOf = ({ requirement }: OpenDeviation): number => severities.indexOf(requirement.severity);

/** Requirements that deviate still, the oldest first, and of these the most severe. Of several versions the first and the last run count. */
export const openDeviations = ({ requirements }: TrendGroup): OpenDeviation[] =>
  requirements
    .flatMap((requirement) => {
      const spans = requirement.deviations
        .filter(({ open }) => open)
        .toSorted((one, other) => one.since.localeCompare(other.since));
      const [oldest] = spans;
      const until =
        spans
          .map((span) => span.until)
          .toSorted()
          .at(-1) ?? '';
      return oldest ? [{ requirement, spans, since: oldest.since, until, days: daysBetween(oldest.since, until) }] : [];
    })
    .toSorted((one, other) => one.since.localeCompare(other.since) || rankOf(one) - rankOf(other));

/** Owner, expiry and whom it was told to, as the register says; a deviation that is held back shows no more than that. */
export const registerWords = ({ entries }: RequirementTrend): string =>
  entries.length === 0
    ? 'not in the register'
    : [
        ...new Set(
          entries.map(({ owner, expires, heldBack }) =>
            [
              `${owner}, expires ${expires}`,
              ...(heldBack ? [`held back: told to ${heldBack.reportedTo} on ${heldBack.reportedOn}`] : []),
            ].join('; '),
          ),
        ),
      ].join(' | ');

/** `45 days`, `less than a day` */
export const daysWords = (days: number): string =>
  days === 0 ? 'less than a day' : `${days} ${days === 1 ? 'day' : 'days'}`;

/** What a trend cannot say; nothing without dossiers. */
export const signatureNote = (groups: readonly TrendGroup[]): string | undefined => {
  const dossiers = groups.flatMap(({ runs }) => runs).filter(({ source }) => source === 'dossier').length;
  return dossiers === 0
    ? undefined
    : `Signatures of ${dossiers} ${dossiers === 1 ? 'dossier' : 'dossiers'} were not checked here: npm run report -- verify <dossier> --key <file>`;
};
