import { checkOfFinding, slugOf } from '../../../contracts/check-id.ts';
import { properties, type Violation } from '../judge/violation.ts';
import type { Play } from '../play/play.ts';
import { oddRequests } from '../steps/odd/malformed-requests.ts';
import { type StepOrGroup, stepNames } from '../steps/step.ts';

/** Something that must not have happened. */
export interface Finding {
  readonly key: string;
  readonly violation: Violation;
  /** The shortest sequence found that leads to it. */
  readonly play: Play;
  /** Of the swarm in which it was found. */
  readonly seed: number;
  /** Seconds from the start of the exploration to when it was first met. */
  readonly metAfter: number;
  /** How often it was met. */
  count: number;
}

/** Properties of every answer, which break in one place of a server for all kinds of steps. */
const ofEveryAnswer: ReadonlySet<string> = new Set(['headers', 'form', 'internals', 'secret', 'claims', 'response']);

/** What stands for the kind of step where it does not matter. */
const anyKind = 'any';

/** Each kind of step as keys name it. */
const kinds: readonly string[] = [
  ...stepNames.filter((name) => name !== 'sendMalformed'),
  ...oddRequests.map(({ key }) => `sendMalformed ${key}`),
  ...['together', 'alike'],
];

/** The kind of a step; of a malformed request which it is, as each is another place in a server. */
const kindOf = (step: StepOrGroup | undefined): string =>
  step?.do === 'sendMalformed' ? `${step.do} ${step.request}` : (step?.do ?? '');

/** What tells findings apart: the requirement, the property, and the kind of step where it matters. */
export const keyOf = (step: StepOrGroup | undefined, { requirement, property, of }: Violation): string =>
  [requirement, property, ofEveryAnswer.has(property) ? anyKind : (of ?? kindOf(step))].join(' ');

/** What stands behind the property in a key, by which it is broken: `by null in API`. */
const byCause = '(by-[a-z0-9-]+-)?';

const formOf = (property: string): string => {
  const kind = ofEveryAnswer.has(property) ? anyKind : `(${kinds.map(slugOf).join('|')})`;
  return `${property}-${byCause}${kind}`;
};

/** Whether a check is that of a finding that there may be of a requirement: a name that is mistyped is of none. */
export const isCheckOfFinding = (requirement: string, check: string): boolean =>
  new RegExp(`^${checkOfFinding(requirement)}-(${properties.map(formOf).join('|')})$`).test(check);
