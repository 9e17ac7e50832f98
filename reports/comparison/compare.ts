import { keyOf } from '../../contracts/record/ledger.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { reasonLine } from '../words/reason-line.ts';
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

/** Checks of a requirement that came to something else. */
const changedChecks = (id: string, before: Verdict, after: Verdict) => {
  const of = ({ checks }: Verdict) =>
    new Map(checks.filter(({ requirements }) => requirements.includes(id)).map((check) => [keyOf(check), check]));
  const [old, now] = [of(before), of(after)];
  return [...new Map([...old, ...now])].flatMap(([key, { id: check, title, project }]) => {
    const pair = { before: old.get(key)?.verdict ?? null, after: now.get(key)?.verdict ?? null };
    return pair.before === pair.after ? [] : [{ id: check, title, project, ...pair }];
  });
};

/** What it is called when a requirement, or a check, comes from one verdict to another; undefined: no change. */
export const changeKindOf = (before: AnyVerdict, after: AnyVerdict): ChangeKind | undefined =>
  kindOf(looks[before].behaviour, looks[after].behaviour);

/** What changed in a requirement that came to the same: a check that deviates now beside one that did before. */
const kindOfChecks = (checks: ReturnType<typeof changedChecks>): ChangeKind | undefined => {
  const kinds = checks.map(({ before, after }) => before && after && changeKindOf(before, after));
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

/** What a requirement came to in either run; a run that was not about it has no row. */
const pairsOf = (before: Verdict, after: Verdict) => {
  const [old, now] = [before, after].map(({ requirements }) => new Map(requirements.map((row) => [row.id, row])));
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((id) => {
    const [was, is] = [old?.get(id), now?.get(id)];
    const row = is ?? was;
    const came: { readonly before: AnyVerdict; readonly after: AnyVerdict } = {
      ...{ before: was?.verdict ?? 'not-selected', after: is?.verdict ?? 'not-selected' },
    };
    return row ? [{ row, was, is, ...came }] : [];
  });
};

/** How a requirement came to something else, or one of its checks did; nothing where neither did. */
const changeOf = ({ row, was, is, before, after }: ReturnType<typeof pairsOf>[number], runs: [Verdict, Verdict]) => {
  const { id, statement, severity } = row;
  const checks = changedChecks(id, ...runs);
  const kind = changeKindOf(before, after) ?? kindOfChecks(checks);
  /** Why it is not a pass, else why it was none before, in one line. */
  const reason = is?.reason ? reasonLine(is.reason) : was?.reason && `before: ${reasonLine(was.reason)}`;
  return kind ? [{ kind, id, statement, severity, before, after, reason, checks }] : [];
};

export type Change = ReturnType<typeof changeOf>[number];

/** What changed between two runs, requirement by requirement. */
export const compareVerdicts = (before: Verdict, after: Verdict) => {
  const pairs = pairsOf(before, after);
  const changes = pairs.flatMap((pair) => changeOf(pair, [before, after]));
  return {
    ...{ before, after },
    /** Worst first. */
    changes: changes.toSorted((one, other) => changeKinds.indexOf(one.kind) - changeKinds.indexOf(other.kind)),
    /** Requirements that were decided both times and came to the same. */
    unchanged: pairs.filter(
      ({ row, before: from, after: to }) =>
        looks[from].behaviour !== 'none' &&
        looks[from].behaviour === looks[to].behaviour &&
        !changes.some(({ id }) => id === row.id),
    ).length,
    /** What makes the two less alike than a reader would think, as sentences. */
    caveats: caveatsOf(before, after),
  };
};

export type Comparison = ReturnType<typeof compareVerdicts>;

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
