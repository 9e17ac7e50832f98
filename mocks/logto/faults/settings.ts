import type { Fault } from './fault.ts';

/** The sign-in experience and what its pages make of it. */
export const settingFaults = [
  {
    name: 'verification-at-sign-up-can-be-switched-off',
    breaks: 'The tenant takes sign-up by phone without verification.',
    seenBy: ['GDE-61'],
    where: 'management/sign-in-experience.ts',
  },
  {
    name: 'phone-without-a-connector',
    breaks: 'Phone and recovery by phone can be switched on with nothing that sends messages.',
    seenBy: ['GDE-54', 'GDE-79'],
    where: 'management/sign-in-experience.ts',
  },
  {
    name: 'disabled-factor-signs-in',
    breaks: 'A factor that is not selected for phone signs in all the same.',
    seenBy: ['GDE-76'],
    where: 'experience/identification.ts',
  },
  {
    name: 'disabled-factor-offered',
    breaks: 'Pages offer code and password whatever is selected.',
    seenBy: ['GDE-63', 'GDE-76'],
    where: 'well-known.ts',
  },
  {
    name: 'factors-in-the-other-order',
    breaks: 'Pages ask first for the factor that is put second.',
    seenBy: ['GDE-75'],
    where: 'well-known.ts',
  },
  {
    name: 'phone-offered-before-it-is-selected',
    breaks: 'Pages offer phone before it is among the methods.',
    seenBy: ['GDE-56'],
    where: 'well-known.ts',
  },
  {
    name: 'phone-never-offered',
    breaks: 'Pages never offer phone.',
    seenBy: [
      'GDE-64',
      'GDE-65',
      'GDE-66',
      'GDE-67',
      'GDE-68',
      'GDE-69',
      'GDE-70',
      'GDE-71',
      'GDE-72',
      'GDE-73',
      'GDE-74',
      'GDE-75',
    ],
    where: 'well-known.ts',
  },
  {
    name: 'pages-may-be-framed',
    breaks: 'Pages that ask for credentials may stand in a frame of any site.',
    seenBy: ['AUT-13'],
    where: 'http/security-headers.ts',
  },
  {
    name: 'no-hsts',
    breaks: 'Nothing demands https in future.',
    seenBy: ['HDR-01'],
    where: 'http/security-headers.ts',
  },
  {
    name: 'no-nosniff',
    breaks: 'Nothing forbids to guess content types.',
    seenBy: ['HDR-01'],
    where: 'http/security-headers.ts',
  },
  {
    name: 'no-referrer-policy',
    breaks: 'Nothing keeps addresses from other sites.',
    seenBy: ['HDR-01'],
    where: 'http/security-headers.ts',
  },
  {
    name: 'errors-show-the-server',
    breaks: 'Errors show the stack and the files of the server.',
    seenBy: ['HDR-03'],
    where: 'http/error-middleware.ts',
  },
  {
    name: 'pages-lead-away',
    breaks: 'A page leads to the address that stands in a parameter of its own.',
    seenBy: ['AUT-19'],
    where: 'pages-routes.ts',
  },
  {
    name: 'interaction-gone-is-a-server-error',
    breaks: 'An interaction that is gone ends in an inner error.',
    seenBy: ['SGN-10'],
    where: 'http/error-middleware.ts',
  },
] as const satisfies readonly Fault[];
