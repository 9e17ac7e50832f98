import { type Invariant, noneOf } from '../model/invariant.ts';

export const sessionsAreOwn: Invariant = {
  id: 'nobody-gets-the-session-of-another',
  title: 'Nobody gets the session of another',
  requirements: ['LOAD-06'],
  subjects: 'sessions',
  judge({ seen }) {
    const known = seen.filter(({ session }) => session !== null);
    return noneOf(
      [...Map.groupBy(known, ({ session }) => session).values()],
      (events) => new Set(events.map(({ interaction }) => interaction)).size > 1,
      (events) => ({
        kind: 'session-shared',
        message: `${events.map(({ name }) => name).join(' and ')} have one session in different browsers`,
        events: events.map(({ name }) => name),
      }),
    );
  },
};

export const callbacksAreGuarded: Invariant = {
  id: 'only-a-valid-callback-signs-in',
  title: 'Only a valid callback signs in',
  requirements: ['LOAD-06'],
  subjects: 'callbacks that are not valid',
  judge: ({ callbacks }) =>
    noneOf(
      callbacks.filter(({ variant }) => variant !== 'valid'),
      ({ outcome }) => outcome === 'signed-in',
      ({ name, variant }) => ({
        kind: 'bad-callback-accepted',
        message: `${name} signed in by a callback that is ${variant.replaceAll('-', ' ')}`,
        events: [name],
      }),
    ),
};

export const signOutsHold: Invariant = {
  id: 'who-signed-out-is-signed-out',
  title: 'Who signed out is signed out',
  requirements: ['LOAD-06'],
  subjects: 'sign-outs',
  judge: ({ signedOut }) =>
    noneOf(
      signedOut,
      ({ subject }) => subject !== null,
      ({ name, phone }) => ({
        kind: 'session-after-sign-out',
        message: `${name} still shows a subject after ${phone} signed out`,
        events: [name],
      }),
    ),
};
