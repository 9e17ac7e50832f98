import type { History } from './history.ts';
import type { Policy } from './policy.ts';

/** Something that must not have happened, with the events that show it. */
export interface Violation {
  /** What went wrong, of a closed list: `violationKinds`. */
  readonly kind: ViolationKind;
  /** One sentence. */
  readonly message: string;
  /** Names of the events, oldest first. */
  readonly events: readonly string[];
}

/** What went wrong, in one sentence, with the events that show it, oldest first. */
export const violation = (
  kind: ViolationKind,
  message: string,
  events: ReadonlyArray<{ readonly name: string }>,
): Violation => ({ kind, message, events: events.map(({ name }) => name) });

/** Every kind of violation. */
export const violationKinds = [
  'message-lost',
  'message-doubled',
  'message-unasked',
  'message-after-refusal',
  'message-late',
  'code-accepted-twice',
  'code-accepted-late',
  'unknown-code-accepted',
  'code-of-another-number',
  'code-of-another-interaction',
  'replaced-code-accepted',
  'tries-over-cap',
  'failures-over-cap',
  'sends-over-cap',
  'wrong-subject',
  'two-subjects-of-a-number',
  'subject-of-two-numbers',
  'claim-of-another-number',
  'signed-in-without-code',
  'session-shared',
  'bad-callback-accepted',
  'session-after-sign-out',
  'send-refused-below-cap',
  'send-refused-without-reason',
  'right-code-refused',
  'try-refused-below-cap',
  'code-expired-early',
  'locked-below-cap',
  'valid-callback-refused',
  'codes-not-uniform',
] as const;

export type ViolationKind = (typeof violationKinds)[number];

/** What the events show by themselves, whatever else happened that nobody saw, and in whatever order. */
const evident: ReadonlySet<ViolationKind> = new Set([
  'code-accepted-twice',
  'tries-over-cap',
  'sends-over-cap',
  'wrong-subject',
  'two-subjects-of-a-number',
  'subject-of-two-numbers',
  'claim-of-another-number',
  'session-shared',
  'bad-callback-accepted',
]);

/** Whether a violation holds although events of the history may be missing, or be of clocks that differ. */
export const isEvident = ({ kind }: Pick<Violation, 'kind'>): boolean => evident.has(kind);

/** What an invariant came to. */
export interface Finding {
  /** How many things it could judge: messages, tries, sessions. Without any it says nothing. */
  readonly judged: number;
  readonly violations: readonly Violation[];
  /** How often and how far, where that is worth a sentence: `of 20 codes 17 were accepted more than once, one 11 times`. */
  readonly measured?: string;
}

/** A finding on things of which none may be bad. */
export const noneOf = <Thing>(
  judged: readonly Thing[],
  isBad: (thing: Thing) => boolean,
  violationBy: (bad: Thing) => Violation,
): Finding => ({ judged: judged.length, violations: judged.filter(isBad).map(violationBy) });

/** One thing that must hold over a whole history. Pure. */
export interface Invariant {
  /** Part of a check's id. */
  readonly id: string;
  /** A sentence that holds. */
  readonly title: string;
  /** Ids of the requirements that it decides. */
  readonly requirements: readonly string[];
  /** What it judges, in the plural: `messages`. */
  readonly subjects: string;
  judge(history: History, policy: Policy): Finding;
}
