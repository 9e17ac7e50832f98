import type { Finding, Invariant, Violation } from '../invariant.ts';

export const sessionsAreOwn: Invariant = {
  id: 'nobody-gets-the-session-of-another',
  title: 'Nobody gets the session of another',
  requirements: ['LOAD-06'],
  subjects: 'sessions',
  judge({ seen }): Finding {
    const sessions = Map.groupBy(
      seen.filter(({ session }) => session !== null),
      ({ session }) => session,
    );
    return {
      judged: sessions.size,
      violations: [...sessions.values()]
        .filter((events) => new Set(events.map(({ interaction }) => interaction)).size > 1)
        .map((events) => ({
          kind: 'session-shared',
          message: `${events.map(({ name }) => name).join(' and ')} have one session in different browsers`,
          events: events.map(({ name }) => name),
        })),
    };
  },
};

export const callbacksAreGuarded: Invariant = {
  id: 'only-a-valid-callback-signs-in',
  title: 'Only a valid callback signs in',
  requirements: ['LOAD-06'],
  subjects: 'callbacks that are not valid',
  judge({ callbacks }): Finding {
    const bad = callbacks.filter(({ variant }) => variant !== 'valid');
    return {
      judged: bad.length,
      violations: bad
        .filter(({ outcome }) => outcome === 'signed-in')
        .map(({ name, variant }) => ({
          kind: 'bad-callback-accepted',
          message: `${name} signed in by a callback that is ${variant.replaceAll('-', ' ')}`,
          events: [name],
        })),
    };
  },
};

export const signOutsHold: Invariant = {
  id: 'who-signed-out-is-signed-out',
  title: 'Who signed out is signed out',
  requirements: ['LOAD-06'],
  subjects: 'sign-outs',
  judge: ({ signedOut }): Finding => ({
    judged: signedOut.length,
    violations: signedOut
      .filter(({ subject }) => subject !== null)
      .map(
        ({ name, phone }): Violation => ({
          kind: 'session-after-sign-out',
          message: `${name} still shows a subject after ${phone} signed out`,
          events: [name],
        }),
      ),
  }),
};
