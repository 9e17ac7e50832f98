import { faultsIn } from '../../../contracts/fault.ts';

/** What users prove and change of their own account at the Account API. */
export const accountApiFaults = [
  ...faultsIn('account/holder.ts', {
    'verification-of-another-permits': {
      breaks: 'The Account API takes a verification of another user.',
      seenBy: ['SES-10', 'GDE-80'],
    },
    'account-changed-without-verification': {
      breaks: 'The Account API changes password and number without a verification of the user.',
      seenBy: ['SES-10', 'GDE-80', 'GDE-82'],
    },
  }),
  ...faultsIn('account/profile.ts', {
    'password-before-a-change-stays': {
      breaks: 'After a change of the password in the account the former one is still accepted.',
      seenBy: ['GDE-80'],
    },
    'number-of-another-linked': {
      breaks: 'The Account API gives a user a number that another user has.',
      seenBy: ['GDE-82'],
    },
    'unproven-number-linked': {
      breaks: 'The Account API gives a user a number whose code was never entered.',
      seenBy: ['GDE-82'],
    },
    'other-number-than-proven-linked': {
      breaks: 'The Account API gives a user another number than that whose code was entered.',
      seenBy: ['SES-10', 'GDE-82'],
    },
    'number-said-to-be-linked': {
      breaks: 'The Account API says that a number is linked, and the user keeps the former one.',
      seenBy: ['GDE-81'],
    },
    'number-proven-by-another-linked': {
      breaks: 'The Account API gives a user a number whose code another user has entered.',
      seenBy: ['OTP-08'],
    },
  }),
  ...faultsIn('account/verifications.ts', {
    'code-of-another-user-accepted': {
      breaks: 'The Account API takes the code of one user with the access token of another.',
      seenBy: ['OTP-08'],
    },
  }),
];
