import { faultsIn } from '../../../contracts/fault.ts';

/** Registration, passwords, recovery, and what is told of accounts. */
export const accountFaults = [
  ...faultsIn('experience/delivery.ts', {
    'unknown-number-gets-message-on-forgot-password': {
      breaks: 'Forgot-password sends a code to a number that belongs to nobody.',
      seenBy: ['ENM-01'],
    },
    'unknown-number-is-revealed-on-forgot-password': {
      breaks: 'Forgot-password tells that a number belongs to nobody.',
      seenBy: ['ENM-01', 'ENM-04', 'ENM-05'],
    },
    'unknown-number-is-revealed-where-registration-is-closed': {
      breaks: 'With registration closed, asking for a code tells that a number belongs to nobody.',
      seenBy: ['ENM-02', 'ENM-04'],
    },
    'message-sent-though-registration-is-closed': {
      breaks: 'Where registration is closed, a number that belongs to nobody gets a code for one.',
      seenBy: ['REG-08'],
    },
    'registration-closes-sign-in': {
      breaks: 'Where registration is closed, nobody signs in by code.',
      seenBy: ['REG-08'],
    },
  }),
  ...faultsIn('experience/verification.ts', {
    'unknown-number-is-revealed-by-the-password-step': {
      breaks: 'A wrong password is answered otherwise for a number that belongs to nobody.',
      seenBy: ['ENM-04'],
    },
  }),
  ...faultsIn('data/users.ts', {
    'old-password-still-accepted': {
      breaks: 'A reset adds the new password and leaves the old one valid.',
      seenBy: ['FGT-01', 'CON-07', 'GDE-40', 'GDE-78'],
    },
    'unknown-number-costs-no-hash': {
      breaks: 'A wrong password is refused sooner for a number that belongs to nobody.',
      seenBy: ['ENM-06'],
    },
    'white-space-around-passwords-ignored': {
      breaks: 'A password may have white space around it.',
      seenBy: ['SGN-15'],
    },
    'any-password-accepted': {
      breaks: 'A wrong password signs in.',
      seenBy: ['SGN-03', 'CON-07', 'FGT-01'],
    },
  }),
  ...faultsIn('experience/identification.ts', {
    'password-resets-itself': {
      breaks: 'The password that was forgotten is proof enough to set a new one.',
      seenBy: ['FGT-07'],
    },
    'recovery-though-switched-off': {
      breaks: 'A code resets the password where recovery by phone is switched off.',
      seenBy: ['FGT-10'],
    },
    'collected-password-replaces-that-of-a-user': {
      breaks: 'A password that was collected for a new account becomes that of the user who signs in instead.',
      seenBy: ['SGN-15'],
    },
    'registration-never-closed': {
      breaks: 'Where registration is closed, accounts are made all the same.',
      seenBy: ['REG-08'],
    },
  }),
  ...faultsIn('experience/registration.ts', {
    'repeated-identification-makes-an-empty-account': {
      breaks: 'A registration that is identified twice makes a second account, without number and password.',
      seenBy: ['REG-07'],
    },
    'second-account-on-known-number': {
      breaks: 'Registering with a number in use makes a second account.',
      seenBy: ['REG-03', 'REG-07', 'CON-06'],
    },
  }),
  ...faultsIn('experience/proofs.ts', {
    'unverified-number-counts': {
      breaks: 'A number whose code was never entered counts as proven.',
      seenBy: ['REG-05', 'FGT-07', 'SND-17'],
    },
    'reset-without-identification': {
      breaks: 'A new password is taken for the number of a code before anybody is identified.',
      seenBy: ['FGT-07', 'FGT-08'],
    },
  }),
  ...faultsIn('experience/mandatory-profile.ts', {
    'password-step-skipped': {
      breaks: 'Registration does not ask for the password that the tenant requires.',
      seenBy: ['REG-01', 'REG-05', 'GDE-58'],
    },
  }),
  ...faultsIn('experience/passwords.ts', {
    'any-new-password-accepted': {
      breaks: 'The password policy is not applied.',
      seenBy: ['FGT-03', 'REG-06'],
    },
    'odd-password-rules': {
      breaks: 'A new password needs three kinds of characters, and has twenty at most.',
      seenBy: ['FGT-03', 'REG-06'],
    },
    'long-passwords-take-long': {
      breaks: 'To refuse a password that is too long takes the square of its length.',
      seenBy: ['HDR-08'],
    },
  }),
  ...faultsIn('experience/routes.ts', {
    'two-accounts-in-parallel': {
      breaks: 'Of registrations of one number at the same time each makes an account.',
      seenBy: ['REG-07', 'CON-06'],
    },
    'event-can-be-switched-to-a-reset': {
      breaks: 'An interaction may be switched from sign-in to forgot-password and back, with its proofs.',
      seenBy: ['FGT-06'],
    },
    'sessions-survive-a-reset': {
      breaks: 'Whoever resets the password leaves the sessions in other browsers alive.',
      seenBy: ['FGT-04'],
    },
    'reset-signs-in': {
      breaks: 'A reset signs its user in.',
      seenBy: ['FGT-09'],
    },
  }),
  ...faultsIn('experience/profile.ts', {
    'same-password-accepted': {
      breaks: 'A reset takes the password that is in use.',
      seenBy: ['FGT-03'],
    },
  }),
  ...faultsIn('pages-routes.ts', {
    'terms-box-means-nothing': {
      breaks: 'Registration and sign-in go on without the box for the terms.',
      seenBy: ['REG-09', 'REG-11'],
    },
    'turned-sign-in-asks-for-no-terms': {
      breaks: 'A sign-in with an unknown number makes an account without agreement to the terms.',
      seenBy: ['REG-10'],
    },
  }),
  ...faultsIn('well-known.ts', {
    'terms-asked-at-every-sign-in': {
      breaks: 'Sign-in asks for agreement to the terms whatever the policy.',
      seenBy: ['REG-11', 'REG-12'],
    },
    'recovery-offered-though-switched-off': {
      breaks: 'Pages offer recovery by phone where it is switched off.',
      seenBy: ['FGT-10'],
    },
    'closed-registration-offered': {
      breaks: 'Where registration is closed, pages offer it.',
      seenBy: ['REG-08'],
    },
  }),
  ...faultsIn('management/users.ts', {
    'suspended-user-signs-in': {
      breaks: 'A suspended user signs in as before.',
      seenBy: ['SGN-04'],
    },
  }),
  ...faultsIn('oidc/store.ts', {
    'suspension-ends-nothing': {
      breaks: 'A suspended user keeps tokens and sessions.',
      seenBy: ['SGN-04'],
    },
  }),
];
