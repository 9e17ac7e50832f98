import type { History } from '../model/history.ts';
import { type Finding, type Invariant, noneOf, type Violation, violation } from '../model/invariant.ts';
import type { EventOf } from '../model/recorded.ts';

type Seen = EventOf<'seen'>;

const foundAt = (seen: Seen, kind: Violation['kind'], what: string, ...earlier: readonly Seen[]): Violation =>
  violation(kind, `${seen.name} shows ${what}`, [...earlier, seen]);

/** Subjects against the Management API, and where that does not know the number against what was seen before. */
const wrongSubjects = ({ seen, owners }: History): Violation[] => {
  const numbers = new Map([...owners].map(([phone, subject]) => [subject, phone]));
  const firstOfNumber = new Map<string, Seen>();
  const firstOfSubject = new Map<string, Seen>();
  return seen.flatMap((event): Violation[] => {
    const { phone, subject } = event;
    const owner = owners.get(phone);
    if (owner !== undefined && owner !== subject) {
      const whose = numbers.get(subject);
      const of = whose === undefined ? 'unknown to the Management API' : `of ${whose}`;
      return [foundAt(event, 'wrong-subject', `a subject ${of} to whom signed in with ${phone}`)];
    }
    const sameNumber = firstOfNumber.get(phone);
    const sameSubject = firstOfSubject.get(subject);
    firstOfNumber.set(phone, sameNumber ?? event);
    firstOfSubject.set(subject, sameSubject ?? event);
    return [
      ...(sameNumber && sameNumber.subject !== subject
        ? [
            foundAt(
              event,
              'two-subjects-of-a-number',
              `${phone} as another subject than ${sameNumber.name}`,
              sameNumber,
            ),
          ]
        : []),
      ...(sameSubject && sameSubject.phone !== phone
        ? [foundAt(event, 'subject-of-two-numbers', `${phone} as the subject of ${sameSubject.phone}`, sameSubject)]
        : []),
    ];
  });
};

const wrongClaims = ({ seen }: History): Violation[] =>
  seen
    .filter(({ phone, claimedPhone }) => claimedPhone !== null && claimedPhone !== phone)
    .map((event) =>
      foundAt(event, 'claim-of-another-number', `${event.claimedPhone} to whom signed in with ${event.phone}`),
    );

export const subjectsAreOwn: Invariant = {
  id: 'the-application-shows-the-subject-of-the-number',
  title: 'The application shows the sub and the phone number of the user who signed in',
  requirements: ['LOAD-06'],
  subjects: 'sign-ins',
  judge: (history): Finding => ({
    judged: history.seen.length,
    violations: [...wrongSubjects(history), ...wrongClaims(history)],
  }),
};

export const codesComeFirst: Invariant = {
  id: 'nobody-signs-in-by-code-without-one',
  title: 'A sign-in by code requires an accepted code',
  requirements: ['LOAD-04'],
  subjects: 'sign-ins by code',
  judge({ seen, tries }) {
    // A try without an answer may have been accepted.
    const tried = Map.groupBy(
      tries.filter(({ outcome }) => outcome !== 'refused'),
      ({ interaction }) => interaction,
    );
    return noneOf(
      seen.filter(({ by }) => by === 'code'),
      ({ interaction, at }) => !tried.get(interaction)?.some(({ began }) => began < at),
      (event) => foundAt(event, 'signed-in-without-code', `${event.phone} signed in, though no code was accepted`),
    );
  },
};
