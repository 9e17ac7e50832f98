import { type Invariant, noneOf, violation } from '../model/invariant.ts';

export const sessionsAreOwn: Invariant = {
  id: 'nobody-gets-the-session-of-another',
  title: 'No session is shared between browsers',
  requirements: ['LOAD-06'],
  subjects: 'sessions',
  judge({ seen }) {
    const known = seen.filter(({ session }) => session !== null);
    return noneOf(
      [...Map.groupBy(known, ({ session }) => session).values()],
      (events) => new Set(events.map(({ interaction }) => interaction)).size > 1,
      (events) => {
        const names = events.map(({ name }) => name).join(' and ');
        return violation('session-shared', `${names} have one session in different browsers`, events);
      },
    );
  },
};

export const callbacksAreGuarded: Invariant = {
  id: 'only-a-valid-callback-signs-in',
  title: 'Only a valid callback creates a session',
  requirements: ['LOAD-06'],
  subjects: 'callbacks that are not valid',
  judge: ({ callbacks }) =>
    noneOf(
      callbacks.filter(({ variant }) => variant !== 'valid'),
      ({ outcome }) => outcome === 'signed-in',
      (event) => {
        const variant = event.variant.replaceAll('-', ' ');
        return violation('bad-callback-accepted', `${event.name} signed in by a callback that is ${variant}`, [event]);
      },
    ),
};

export const signOutsHold: Invariant = {
  id: 'who-signed-out-is-signed-out',
  title: 'After sign-out, the application shows no user',
  requirements: ['LOAD-06'],
  subjects: 'sign-outs',
  judge: ({ signedOut }) =>
    noneOf(
      signedOut,
      ({ subject }) => subject !== null,
      (event) => {
        const message = `${event.name} still shows a subject after ${event.phone} signed out`;
        return violation('session-after-sign-out', message, [event]);
      },
    ),
};
