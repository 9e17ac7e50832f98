import { z } from 'zod';
import { oneStepSchema, stepNames, stepSchema } from '../steps/step.ts';

const withKind = z.object({ do: z.string() });
const withSteps = z.object({ steps: z.array(z.unknown()) });

const groups: readonly string[] = ['together', 'alike'];

const kinds: readonly string[] = [...stepNames, ...groups];

const isKnown = (kind: string | undefined): boolean => kind !== undefined && kinds.includes(kind);

/** The first issue of a value that has another form: of one of several forms, that of the form that it says to have. */
const issueOf = (step: unknown): z.core.$ZodIssue | undefined => {
  const kind = withKind.safeParse(step).data?.do ?? '';
  const { error } = groups.includes(kind) ? stepSchema.safeParse(step) : oneStepSchema.safeParse(step);
  const [issue] = error?.issues ?? [];
  return issue;
};

const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** What is wrong with a step; undefined if nothing is. */
const problemOfStep = (step: unknown, index: number): string | undefined => {
  const issue = issueOf(step);
  if (issue === undefined) {
    return undefined;
  }
  const kind = withKind.safeParse(step).data?.do;
  if (kind !== undefined && !isKnown(kind)) {
    return `step ${index + 1} is "${kind}", which this version of the harness does not know: it was written by another version`;
  }
  const place = placeOf(issue.path);
  const of = [`step ${index + 1}`, ...(kind === undefined ? [] : [kind]), ...(place === '' ? [] : [place])].join(', ');
  return `${of}: ${issue.message}; it was changed by hand, or written by another version`;
};

/** Why a file is no sequence, in one line: of a step, which it is and whether this version knows it. */
export const describeIssue = (json: unknown, { issues: [issue] }: z.ZodError): string => {
  const { steps = [] } = withSteps.safeParse(json).data ?? {};
  const [first, index] = issue?.path ?? [];
  const problem = first === 'steps' && typeof index === 'number' ? problemOfStep(steps[index], index) : undefined;
  return problem ?? `${placeOf(issue?.path ?? [])}: ${issue?.message ?? ''}`.replace(/^: /, '');
};
