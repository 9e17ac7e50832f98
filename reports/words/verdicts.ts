import type { Verdict } from '../../contracts/record/verdict.ts';
import type { CheckVerdict, requirementVerdicts } from '../../contracts/record/verdicts.ts';

/** What a requirement, or a check of it, can come to. */
export type AnyVerdict = (typeof requirementVerdicts)[number];

/** What a reader is to make of it: a class of the pages, and a colour of the terminal. */
export type Tone = 'good' | 'bad' | 'warn' | 'mute' | 'news';

export const colours = { good: 'green', bad: 'red', warn: 'yellow', mute: 'gray', news: 'cyan' } as const;

interface Look {
  readonly mark: string;
  readonly tone: Exclude<Tone, 'news'>;
  /** What it says of the target's behaviour; `none`: nothing was decided. */
  readonly behaviour: 'right' | 'wrong' | 'deviating' | 'noted' | 'none';
}

interface CheckLook extends Look {
  /** What it is called where others read it: on GitHub, in JUnit and in Allure. */
  readonly annotation: 'error' | 'warning' | 'notice' | null;
  readonly junit: 'passed' | 'failure' | 'skipped' | 'error';
  readonly allure: 'passed' | 'failed' | 'broken' | 'skipped' | 'unknown';
}

/** Worst first: what the worst of its checks came to, a requirement comes to. JUnit and Allure know no deviation. */
export const checkLooks = {
  fail: { mark: '✖', tone: 'bad', behaviour: 'wrong', annotation: 'error', junit: 'failure', allure: 'failed' },
  // The deviation is gone, and its entry has to go.
  'unexpected-pass': {
    ...{ mark: '✖', tone: 'bad', behaviour: 'right' },
    ...{ annotation: 'error', junit: 'failure', allure: 'failed' },
  },
  undecided: { mark: '?', tone: 'warn', behaviour: 'none', annotation: 'warning', junit: 'error', allure: 'unknown' },
  deviation: {
    ...{ mark: '≠', tone: 'warn', behaviour: 'deviating' },
    ...{ annotation: 'notice', junit: 'skipped', allure: 'broken' },
  },
  note: { mark: '!', tone: 'warn', behaviour: 'noted', annotation: 'notice', junit: 'skipped', allure: 'broken' },
  pass: { mark: '✔', tone: 'good', behaviour: 'right', annotation: null, junit: 'passed', allure: 'passed' },
  'not-applicable': {
    ...{ mark: '–', tone: 'mute', behaviour: 'none' },
    ...{ annotation: null, junit: 'skipped', allure: 'skipped' },
  },
} as const satisfies Record<CheckVerdict, CheckLook>;

export const looks: Readonly<Record<AnyVerdict, Look>> = {
  ...checkLooks,
  open: { mark: '○', tone: 'warn', behaviour: 'none' },
  elsewhere: { mark: '→', tone: 'mute', behaviour: 'none' },
  'not-selected': { mark: '·', tone: 'mute', behaviour: 'none' },
};

const ranks = Object.keys(checkLooks);

/** The worst of what has a verdict; the first of several that are alike. */
export const worstOf = <Judged extends { readonly verdict: CheckVerdict }>(
  all: readonly Judged[],
): Judged | undefined => all.toSorted((one, other) => ranks.indexOf(one.verdict) - ranks.indexOf(other.verdict))[0];

/** `unexpected pass` */
export const verdictName = (verdict: AnyVerdict): string => verdict.replace('-', ' ');

/** `✖ unexpected pass`: told by mark and word, not by colour alone. */
export const markedName = (verdict: AnyVerdict): string => `${looks[verdict].mark} ${verdictName(verdict)}`;

const standIn = 'this run says nothing about Logto';

/**
 * What a run comes to: in a terminal by its headline, of a load run, and of the gate that limits what can fail a run.
 */
export const runLooks = {
  pass: {
    ...{ mark: '✔', tone: 'good', text: 'Conforms', headline: 'CONFORMS' },
    ...{ load: 'All objectives met, no invariant broken', gate: 'The gate passes' },
    explored: 'Nothing new was found',
  },
  'stand-in': {
    ...{ mark: 'ℹ', tone: 'news', text: `The harness works; ${standIn}` },
    ...{ headline: `STAND-IN: the harness works; ${standIn}`, gate: 'The gate passes' },
    load: `No invariant broken on the stand-in; ${standIn}`,
    explored: `Nothing new was found; ${standIn}`,
  },
  fail: {
    ...{ mark: '✖', tone: 'bad', text: 'Does not conform', headline: 'DOES NOT CONFORM' },
    ...{ load: 'Objectives missed or invariants broken', gate: 'The gate fails' },
    explored: 'Something new was found',
  },
  undecided: {
    ...{ mark: '?', tone: 'warn', text: 'Undecided', headline: 'UNDECIDED', load: 'Undecided' },
    gate: 'The gate is undecided',
    explored: 'Undecided',
  },
} as const satisfies Record<Verdict['verdict'], { readonly tone: Tone; readonly [part: string]: string }>;

/** What a run comes to, for readers of its files: an exploration that finds nothing says not that all conforms. */
export const textOf = ({ verdict, exploration }: Pick<Verdict, 'verdict' | 'exploration'>): string =>
  runLooks[verdict][exploration ? 'explored' : 'text'];
