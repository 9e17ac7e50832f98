import type { Step, StepOrGroup } from './step.ts';

/** Steps at the Account API. */
const names: ReadonlySet<StepOrGroup['do']> = new Set<Step['do']>([
  ...(['readAccount', 'provePassword', 'sendProof', 'verifyProof'] as const),
  ...(['changePassword', 'changePhone', 'removePhone'] as const),
]);

/** Whether a step is one of the Account API, or a group with such a step. */
export const isOfAccountApi = (step: StepOrGroup): boolean =>
  step.do === 'together' ? step.steps.some(isOfAccountApi) : names.has(step.do);
