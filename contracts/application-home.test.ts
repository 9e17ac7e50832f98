import { expect, test } from '@playwright/test';
import { learnHome, readHome } from './application-home.ts';
import { sampleAppReading } from './sample-app-home.ts';

const signedOut = '<nav><p><button>Sign In</button></p></nav>';
const signedInAs = (subject: string) => `<nav><p>Hello, <!-- -->${subject}<!-- -->,<button>Sign Out</button></p></nav>`;
const known = {
  signedOut,
  signedIn: signedInAs('a1b2c3d4e5f6'),
  subject: 'a1b2c3d4e5f6',
  names: ['Sign In', 'Sign Out'],
};

test('a reading learned from one user finds the subject of another user', () => {
  const reading = learnHome(known);
  expect(readHome(signedInAs('zzz'), reading)).toEqual({ isSignedIn: true, subject: 'zzz' });
  expect(readHome(signedOut, reading)).toEqual({ isSignedIn: false, subject: null });
});

test('a page without a subject is read by its buttons', () => {
  const reading = learnHome({ ...known, signedIn: '<button>Sign Out</button>' });
  expect(readHome('<p><button>Sign Out</button>', reading)).toEqual({ isSignedIn: true, subject: null });
  expect(readHome(signedOut, reading)).toEqual({ isSignedIn: false, subject: null });
});

test('a page rendered by scripts yields no sign-in state', () => {
  const shell = '<div id="root"></div>';
  const reading = learnHome({ ...known, signedOut: shell, signedIn: shell });
  expect(reading).toEqual({ signedIn: null, signedOut: null, subject: null });
  expect(readHome(shell, reading)).toEqual({ isSignedIn: null, subject: null });
});

test('an error page is neither signed in nor signed out', () => {
  expect(readHome('Internal Server Error', sampleAppReading)).toEqual({ isSignedIn: null, subject: null });
});

test('markup in place of a subject is not a subject', () => {
  const page = 'Hello, <b>x</b>,<button>Sign Out</button>';
  expect(readHome(page, sampleAppReading)).toEqual({ isSignedIn: true, subject: null });
});
