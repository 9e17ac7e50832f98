import { faultsIn } from '../../../contracts/fault.ts';

/** Sessions, their cookies, and sign-out. */
export const sessionFaults = [
  ...faultsIn('oidc/prompts.ts', {
    'sso-asks-again': {
      breaks: 'A second application asks for credentials although the session is alive.',
      seenBy: ['SGN-01', 'GDE-18'],
    },
  }),
  ...faultsIn('oidc/lifetimes.ts', {
    'sessions-never-expire': {
      breaks: 'A session that nobody uses stays alive for ten years.',
      seenBy: ['SES-08'],
    },
  }),
  ...faultsIn('oidc/provider-faults.ts', {
    'session-identifier-kept': {
      breaks: 'A sign-in keeps the session identifier that the browser had before.',
      seenBy: ['SGN-02'],
    },
    'planted-session-taken-over': {
      breaks: 'A session identifier that was planted in the browser becomes that of the session.',
      seenBy: ['SGN-02'],
    },
    'session-identifiers-count-up': {
      breaks: 'Session identifiers are short and count up.',
      seenBy: ['SES-07'],
    },
    'any-post-sign-out-uri-accepted': {
      breaks: 'Sign-out leads to an address that is not registered.',
      seenBy: ['OUT-05', 'OUT-16', 'AUT-19', 'GDE-11'],
    },
  }),
  ...faultsIn('oidc/response-faults.ts', {
    'session-cookie-readable-by-scripts': {
      breaks: 'Scripts of a page read the session cookie.',
      seenBy: ['SES-02'],
    },
    'session-cookie-for-every-site': {
      breaks: 'The session cookie says nothing of other sites.',
      seenBy: ['SES-03'],
    },
    'interaction-cookie-for-every-site': {
      breaks: 'The cookies of an interaction go with requests from every site.',
      seenBy: ['AUT-18'],
    },
    'one-answer-loosens-the-session-cookie': {
      breaks: 'The answer to a finished interaction sets its cookies without HttpOnly and SameSite.',
      seenBy: ['SES-02', 'SES-03'],
    },
    'huge-session-cookie': {
      breaks: 'The session cookie is larger than a browser keeps.',
      seenBy: ['SES-05'],
    },
    'sign-out-loses-the-state': {
      breaks: 'Sign-out ends at the registered address without `state`.',
      seenBy: ['OUT-06'],
    },
  }),
  ...faultsIn('oidc/end-session.ts', {
    'session-survives-sign-out': {
      breaks: 'Sign-out returns to the application but leaves the session alive.',
      seenBy: ['OUT-01', 'OUT-02', 'OUT-04', 'GDE-17', 'GDE-19'],
    },
    'sign-out-spares-a-session-with-an-open-request': {
      breaks: 'Sign-out leaves a session alive in which a request of another tab waits for an answer.',
      seenBy: ['OUT-18'],
    },
    'post-sign-out-uri-ignored': {
      breaks: 'Sign-out ends on the success page instead of the post sign-out URI.',
      seenBy: ['OUT-01', 'OUT-06', 'GDE-10'],
    },
  }),
  ...faultsIn('oidc/request-faults.ts', {
    'one-sign-in-a-browser': {
      breaks: 'A browser in which a sign-in was begun is refused a second one.',
      seenBy: ['SGN-18'],
    },
    'any-hint-taken': {
      breaks: 'An `id_token_hint` that is malformed, changed or foreign is passed over.',
      seenBy: ['OUT-08'],
    },
    'no-sign-out-by-post': {
      breaks: 'The end-session endpoint answers GET only.',
      seenBy: ['OUT-09'],
    },
    'sign-out-form-of-any-site': {
      breaks: 'The form that signs out can be sent by any site.',
      seenBy: ['OUT-09'],
    },
    'sign-out-needs-a-session': {
      breaks: 'Sign-out in a browser without a session is an error.',
      seenBy: ['OUT-19'],
    },
    'sign-out-needs-parameters': {
      breaks: 'Sign-out without parameters is an error.',
      seenBy: ['OUT-10'],
    },
  }),
  ...faultsIn('oidc/clients.ts', {
    'nobody-told-of-sign-out': {
      breaks: 'An application that wants to be told of a sign-out is not.',
      seenBy: ['OUT-12'],
    },
  }),
];
