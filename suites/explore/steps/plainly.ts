import { type Step, type StepOrGroup, stepSchema } from './step.ts';

/** Step by step, what it may have besides, without which it is as usual. */
const besides: { readonly [Name in Step['do']]?: readonly string[] } = {
  authorize: ['further', 'hint', 'method', 'isPlanted'],
  start: ['isUnsigned'],
  resume: ['by', 'isKept'],
  redeem: ['secret', 'isLonger'],
  refresh: ['scope', 'secret', 'isLonger'],
  introspect: ['secret', 'isLonger'],
  revoke: ['secret'],
  userinfo: ['method', 'isLonger'],
  signOut: ['hint', 'returnTo', 'method', 'isChanged', 'isForged'],
};

/** Whether a step has something besides what is usual of it. */
export const isUnusual = (step: StepOrGroup): boolean =>
  step.do !== 'together' && step.do !== 'alike' && (besides[step.do] ?? []).some((name) => Object.hasOwn(step, name));

/** The same step as it is usual. */
export const plainly = (step: StepOrGroup): StepOrGroup => {
  const names = step.do === 'together' || step.do === 'alike' ? [] : (besides[step.do] ?? []);
  const left = Object.entries(step).filter(([name]) => !names.includes(name));
  return stepSchema.parse(Object.fromEntries(left));
};
