import { faultsIn } from '../../../contracts/fault.ts';

/** What sign-up asks for beside the first identifier, and the second factor by SMS. */
export const enrolmentFaults = [
  ...faultsIn('experience/mandatory-profile.ts', {
    'second-identifier-waived': {
      breaks: 'An account is made without the second identifier that sign-up asks for.',
      seenBy: ['REG-13', 'REG-15'],
    },
  }),
  ...faultsIn('experience/identifiers.ts', {
    'number-of-a-newcomer-refused': {
      breaks: 'A number can be added only by somebody who has an account already.',
      seenBy: ['REG-13', 'REG-14'],
    },
    'number-of-another-added': {
      breaks: 'A number is added to an account though it is that of another.',
      seenBy: ['REG-14', 'GDE-90'],
    },
    'refused-number-stays': {
      breaks: 'After a number that was refused, no other one is taken.',
      seenBy: ['REG-14', 'GDE-90'],
    },
  }),
  ...faultsIn('experience/profile.ts', {
    'enrolled-number-not-kept': {
      breaks: 'A number that was added at sign-in or as second factor is forgotten afterwards.',
      seenBy: ['GDE-83', 'REG-15'],
    },
    'number-of-another-added-in-the-end': {
      breaks: 'A number that another has taken since its code was entered is added all the same.',
      seenBy: ['GDE-90'],
    },
  }),
  ...faultsIn('experience/delivery.ts', {
    'enrolment-by-the-template-of-the-event': {
      breaks: 'A code for enrolment is sent as one for sign-in or registration.',
      seenBy: ['GDE-44'],
    },
    'second-factor-needs-its-own-template': {
      breaks: 'Without templates of its own the second factor cannot be sent.',
      seenBy: ['GDE-46'],
    },
  }),
  ...faultsIn('experience/second-factor-routes.ts', {
    'second-factor-replaced-by-the-password': {
      breaks: 'Whoever has the password makes another number the second factor.',
      seenBy: ['GDE-84'],
    },
  }),
  ...faultsIn('experience/second-factor.ts', {
    'second-factor-never-asked-for': {
      breaks: 'The password alone signs in whoever has a second factor.',
      seenBy: ['GDE-84', 'FGT-02'],
    },
    'sign-in-code-is-a-second-factor': {
      breaks: 'A code that was sent for sign-in counts as second factor.',
      seenBy: ['GDE-85'],
    },
    'revoked-number-is-still-a-second-factor': {
      breaks: 'A code to a number that was taken from the user since still counts as second factor.',
      seenBy: ['GDE-93'],
    },
    'registered-number-is-no-second-factor': {
      breaks: 'Whoever registered by phone is asked to enrol a number, and has none that would do.',
      seenBy: ['GDE-89'],
    },
    'enrolment-can-be-skipped': {
      breaks: 'Where a second factor is mandatory, users without one sign in.',
      seenBy: ['GDE-83', 'GDE-44'],
    },
    'mandatory-enrolment-can-be-declined': {
      breaks: 'Where a second factor is mandatory, users decline to have one.',
      seenBy: ['GDE-83'],
    },
    'enrolment-at-registration-only': {
      breaks: 'Whoever left before a second factor was enrolled never gets in again.',
      seenBy: ['GDE-83', 'GDE-44'],
    },
  }),
];
