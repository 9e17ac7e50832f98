import { keyOf } from '../../contracts/record/ledger.ts';
import type { Check, JudgedRequirement, Verdict } from '../../contracts/record/verdict.ts';
import { type AnyVerdict, looks } from '../words/verdicts.ts';

type Behaviour = (typeof looks)[AnyVerdict]['behaviour'];

/** Worst first. */
export const changeKinds = [
  'new failure',
  'new deviation',
  'new note',
  'no longer decided',
  'mended',
  'gone deviation',
  'gone note',
  'newly decided',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What it is called when a requirement comes to hold. */
const turnedRight = {
  wrong: 'mended',
  deviating: 'gone deviation',
  noted: 'gone note',
  none: 'newly decided',
} as const satisfies Record<Exclude<Behaviour, 'right'>, ChangeKind>;

const kindOf = (before: Behaviour, after: Behaviour): ChangeKind | undefined => {
  if (before === after) {
    return undefined;
  }
  if (after === 'noted') {
    return before === 'wrong' ? 'mended' : 'new note';
  }
  if (before !== 'right' && after === 'right') {
    return turnedRight[before];
  }
  return after === 'wrong' ? 'new failure' : after === 'deviating' ? 'new deviation' : 'no longer decided';
};

/** A requirement that came to something else, or one of its checks did. */
export interface Change {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly statement: string;
  readonly severity: JudgedRequirement['severity'];
  readonly before: AnyVerdict;
  readonly after: AnyVerdict;
  /** Why it is not a pass, else why it was none before: the first line. */
  readonly reason: string | undefined;
  /** Checks of it that came to something else. */
  readonly checks: ReadonlyArray<{
    readonly id: string;
    readonly title: string;
    readonly project: string;
    readonly before: Check['verdict'] | null;
    readonly after: Check['verdict'] | null;
  }>;
}

export interface Comparison {
  readonly before: Verdict;
  readonly after: Verdict;
  /** Worst first. */
  readonly changes: readonly Change[];
  /** Requirements that were decided both times and came to the same. */
  readonly unchanged: number;
  /** What makes the two less alike than a reader would think, as sentences. */
  readonly caveats: readonly string[];
}

const changedChecks = (id: string, before: Verdict, after: Verdict): Change['checks'] => {
  const of = ({ checks }: Verdict) =>
    new Map(checks.filter(({ requirements }) => requirements.includes(id)).map((check) => [keyOf(check), check]));
  const [old, now] = [of(before), of(after)];
  return [...new Map([...old, ...now])].flatMap(([key, { id: check, title, project }]) => {
    const pair = { before: old.get(key)?.verdict ?? null, after: now.get(key)?.verdict ?? null };
    return pair.before === pair.after ? [] : [{ id: check, title, project, ...pair }];
  });
};

/** What changed in a requirement that came to the same: a check that deviates now beside one that did before. */
const kindOfChecks = (checks: Change['checks']): ChangeKind | undefined => {
  const kinds = checks.map(
    ({ before, after }) => before && after && kindOf(looks[before].behaviour, looks[after].behaviour),
  );
  return changeKinds.find((kind) => kinds.includes(kind) && !kind.endsWith('decided'));
};

const nameOf = ({ target }: Verdict): string => (target.isStandIn ? 'the stand-in' : `Logto ${target.logtoVersion}`);

const caveatsOf = (before: Verdict, after: Verdict): string[] => {
  const differs = <T>(of: (verdict: Verdict) => T): boolean => of(before) !== of(after);
  const keys = ({ checks }: Verdict): string => checks.map(keyOf).sort().join('\n');
  return [
    ...(differs(({ target }) => target.isStandIn) ? ['one is of the stand-in, which proves nothing about Logto'] : []),
    ...(differs(({ target }) => target.kind)
      ? [`they were brought up differently: ${before.target.kind} and ${after.target.kind}`]
      : []),
    ...(differs(({ run }) => run.gitRevision) ? ['they are of different commits of the harness'] : []),
    ...(differs(keys) ? ['they did not run the same checks'] : []),
    ...[before, after]
      .filter(({ run }) => !run.complete)
      .map((verdict) => `the run of ${nameOf(verdict)} was interrupted`),
  ];
};

/** What changed between two runs, requirement by requirement. */
export const compareVerdicts = (before: Verdict, after: Verdict): Comparison => {
  const [old, now] = [before, after].map(({ requirements }) => new Map(requirements.map((row) => [row.id, row])));
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  const pairs = ids.flatMap((id) => {
    const [was, is] = [old?.get(id), now?.get(id)];
    const row = is ?? was;
    return row ? [{ row, was, is, before: was?.verdict ?? 'not-selected', after: is?.verdict ?? 'not-selected' }] : [];
  });
  const changes = pairs.flatMap(({ row, was, is, before: from, after: to }): Change[] => {
    const { id, statement, severity } = row;
    const checks = changedChecks(id, before, after);
    const kind = kindOf(looks[from].behaviour, looks[to].behaviour) ?? kindOfChecks(checks);
    const why = is?.reason ?? (was?.reason === undefined ? undefined : `before: ${was.reason}`);
    const reason = why?.split('\n')[0];
    return kind ? [{ kind, id, statement, severity, before: from, after: to, reason, checks }] : [];
  });
  return {
    ...{ before, after },
    changes: changes.toSorted((one, other) => changeKinds.indexOf(one.kind) - changeKinds.indexOf(other.kind)),
    unchanged: pairs.filter(
      ({ row, before: from, after: to }) =>
        looks[from].behaviour !== 'none' &&
        looks[from].behaviour === looks[to].behaviour &&
        !changes.some(({ id }) => id === row.id),
    ).length,
    caveats: caveatsOf(before, after),
  };
};

/** Whether something that held, or was known, fails now. */
export const isWorse = ({ changes }: Comparison): boolean => changes.some(({ kind }) => kind === 'new failure');

/** `Logto 1.41.0 → Logto 1.42.0: 1 new failure, 2 mended, 120 unchanged` */
export const headline = ({ before, after, changes, unchanged }: Comparison): string => {
  const counts = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? [`${count} ${kind}${count > 1 && /failure|deviation|note/.test(kind) ? 's' : ''}`] : [];
  });
  return `${nameOf(before)} → ${nameOf(after)}: ${[...(counts.length > 0 ? counts : ['nothing changed']), `${unchanged} unchanged`].join(', ')}`;
};
