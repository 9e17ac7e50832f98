import { faultsIn } from '../../../contracts/fault.ts';

/** The sign-in experience and what its pages make of it. */
export const settingFaults = [
  ...faultsIn('management/sign-in-settings.ts', {
    'verification-at-sign-up-can-be-switched-off': {
      breaks: 'The tenant takes sign-up by phone without verification.',
      seenBy: ['GDE-61'],
    },
    'sign-up-without-a-way-in': {
      breaks: 'The tenant takes sign-up without a password where only a password signs in.',
      seenBy: ['GDE-91'],
    },
    'one-code-for-both-factors': {
      breaks: 'The tenant takes codes by SMS as first factor and as second.',
      seenBy: ['GDE-92'],
    },
  }),
  ...faultsIn('management/sign-in-experience.ts', {
    'phone-without-a-connector': {
      breaks: 'Phone and recovery by phone can be switched on with nothing that sends messages.',
      seenBy: ['GDE-54', 'GDE-79'],
    },
  }),
  ...faultsIn('experience/identification.ts', {
    'disabled-factor-signs-in': {
      breaks: 'A factor that is not selected for phone signs in all the same.',
      seenBy: ['GDE-76'],
    },
  }),
  ...faultsIn('well-known.ts', {
    'disabled-factor-offered': {
      breaks: 'Pages offer code and password whatever is selected.',
      seenBy: ['GDE-63', 'GDE-76'],
    },
    'factors-in-the-other-order': {
      breaks: 'Pages ask first for the factor that is put second.',
      seenBy: ['GDE-75'],
    },
    'phone-offered-before-it-is-selected': {
      breaks: 'Pages offer phone before it is among the methods.',
      seenBy: ['GDE-56'],
    },
    'phone-never-offered': {
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
    },
  }),
  ...faultsIn('pages-routes.ts', {
    'language-of-the-browser-ignored': {
      breaks: 'Pages are in English whatever the language of the browser.',
      seenBy: ['SGN-11'],
    },
    'page-keeps-the-verification-of-its-first-code': {
      breaks: 'The page goes on with the verification of the first code after another was sent.',
      seenBy: ['SND-21', 'OTP-06'],
    },
    'restored-page-is-a-server-error': {
      breaks: 'A page of a flow behind its first one ends in an inner error where it is loaded by its address.',
      seenBy: ['SGN-10'],
    },
    'restored-page-is-blank': {
      breaks: 'A page of a flow behind its first one is blank where it is loaded by its address.',
      seenBy: ['SGN-10'],
    },
    'country-list-chooses-nothing': {
      breaks: 'A country that is chosen from the list does not become that of the number.',
      seenBy: ['SGN-12'],
    },
    'pasted-calling-code-dropped': {
      breaks: 'A number that is pasted with its calling code is taken for one of the country that stands there.',
      seenBy: ['SGN-13'],
    },
    'button-hidden-on-touch-screens': {
      breaks: 'Pages have no button where the screen is touched.',
      seenBy: ['SGN-14'],
    },
    'inputs-without-names': {
      breaks: 'No input of a page has an accessible name.',
      seenBy: ['ACC-01'],
    },
    'pasted-number-taken-as-it-is': {
      breaks: 'A pasted number keeps its blanks and line breaks.',
      seenBy: ['SGN-13', 'SGN-16'],
    },
    'text-around-a-code-kept': {
      breaks: 'A code that is pasted with text around it is not found in it.',
      seenBy: ['OTP-15'],
    },
    'code-boxes-keep-their-digits': {
      breaks: 'Backspace deletes no digit of a code.',
      seenBy: ['OTP-18'],
    },
    'keyboard-comes-to-buttons-only': {
      breaks: 'The keyboard does not come to the country or to links that act.',
      seenBy: ['ACC-02'],
    },
    'buttons-act-twice': {
      breaks: 'A button acts again while it acts.',
      seenBy: ['SGN-17'],
    },
    'page-does-not-scroll': {
      breaks: 'A page that is higher than the window does not scroll.',
      seenBy: ['ACC-03'],
    },
    'page-follows-its-parameter': {
      breaks: 'The script of a page follows the address in a parameter, of whatever scheme it is.',
      seenBy: ['AUT-19'],
    },
    'pages-lead-away': {
      breaks: 'A page leads to the address that stands in a parameter of its own.',
      seenBy: ['AUT-19'],
    },
  }),
  ...faultsIn('http/security-headers.ts', {
    'pages-may-be-framed': {
      breaks: 'Pages that ask for credentials may stand in a frame of any site.',
      seenBy: ['AUT-13'],
    },
    'any-origin-allowed-with-cookies': {
      breaks: 'Scripts of any site read what Logto answers to the cookies of its users.',
      seenBy: ['HDR-07'],
    },
    'no-hsts': {
      breaks: 'Nothing demands https in future.',
      seenBy: ['HDR-01'],
    },
    'no-nosniff': {
      breaks: 'Nothing forbids to guess content types.',
      seenBy: ['HDR-01'],
    },
    'no-referrer-policy': {
      breaks: 'Nothing keeps addresses from other sites.',
      seenBy: ['HDR-01'],
    },
  }),
  ...faultsIn('http/error-middleware.ts', {
    'errors-show-the-server': {
      breaks: 'Errors show the stack and the files of the server.',
      seenBy: ['HDR-03'],
    },
    'interaction-gone-is-a-server-error': {
      breaks: 'An interaction that is gone ends in an inner error.',
      seenBy: ['SGN-10'],
    },
  }),
  ...faultsIn('http/malformed-input.ts', {
    'malformed-input-is-a-server-error': {
      breaks: 'Malformed input is answered with 500.',
      seenBy: ['HDR-04'],
    },
  }),
];
