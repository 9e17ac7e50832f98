import { faultsIn } from '../../../contracts/fault.ts';

/** Codes, their tries, and what they prove. */
export const codeFaults = [
  ...faultsIn('limits/codes.ts', {
    'any-code-accepted': {
      breaks: 'A wrong code is accepted as if it were the one that was sent.',
      seenBy: ['OTP-16', 'OTP-14', 'SGN-03', 'RL-03', 'RL-17'],
    },
    'wrong-code-burns-the-right-one': {
      breaks: 'After one wrong code the right one is refused as well.',
      seenBy: ['OTP-03', 'OTP-16', 'OTP-14', 'RL-03'],
    },
    'old-code-stays-valid-after-resend': {
      breaks: 'A code that a newer one should have replaced still verifies.',
      seenBy: ['OTP-07', 'SND-07', 'SND-21'],
    },
    'code-accepted-many-times-in-parallel': {
      breaks: 'Of requests that bring one code at the same time several are accepted.',
      seenBy: ['CON-01'],
    },
    'tries-overshot-in-parallel': {
      breaks: 'Wrong codes that come at the same time are all judged, beyond the cap of a code.',
      seenBy: ['RL-04', 'CON-02'],
    },
    'code-accepted-again': {
      breaks: 'A code that was accepted is accepted again.',
      seenBy: ['OTP-04', 'CON-01', 'SND-07'],
    },
    'used-code-accepted-after-2-s': {
      breaks: 'A code that was accepted is accepted again two seconds after that.',
      seenBy: ['OTP-04'],
    },
    'codes-never-expire': {
      breaks: 'A code is accepted however old it is.',
      seenBy: ['OTP-05', 'OTP-06'],
    },
    'codes-expire-early': {
      breaks: 'A code lives for half of its configured time.',
      seenBy: ['OTP-05'],
    },
    'tries-counted-by-spelling': {
      breaks: 'A code is accepted with its number in another spelling, and each spelling has tries of its own.',
      seenBy: ['RL-03'],
    },
    'tries-are-not-counted': {
      breaks: 'A code bears any number of wrong tries.',
      seenBy: ['RL-02', 'RL-03', 'RL-04', 'RL-17', 'CON-02'],
    },
    'five-digit-codes': {
      breaks: 'Codes have five digits.',
      seenBy: ['OTP-01', 'GDE-47'],
    },
    'codes-count-up': {
      breaks: 'Each code is the one before and one more.',
      seenBy: ['OTP-02'],
    },
    'wrong-code-says-how-near': {
      breaks: 'The refusal of a wrong code tells how many of its digits are right.',
      seenBy: ['OTP-16'],
    },
  }),
  ...faultsIn('experience/verification.ts', {
    'code-counts-for-any-number': {
      breaks: 'A code that was sent to one number proves whichever number is named with it.',
      seenBy: ['OTP-10', 'FGT-08'],
    },
  }),
  ...faultsIn('experience/interaction-states.ts', {
    'interactions-share-their-proofs': {
      breaks: 'A code of one browser is accepted in another.',
      seenBy: ['OTP-08', 'GDE-84'],
    },
    'proofs-survive-a-new-beginning': {
      breaks: 'An interaction that is begun anew keeps what was proven for another purpose.',
      seenBy: ['OTP-09'],
    },
  }),
  ...faultsIn('experience/delivery.ts', {
    'verification-ids-count-up': {
      breaks: 'The IDs of verifications count up.',
      seenBy: ['SES-13'],
    },
    'code-shown-to-the-browser': {
      breaks: 'The answer to a send holds the code.',
      seenBy: ['OTP-11', 'HDR-06'],
    },
  }),
  ...faultsIn('experience/bodies.ts', {
    'codes-taken-loosely': {
      breaks: 'A code is accepted with blanks around it, in other digits, and as a number or in a list.',
      seenBy: ['OTP-14'],
    },
    'inner-error-for-a-malformed-code': {
      breaks: 'A code that is no text of six digits ends in an inner error.',
      seenBy: ['OTP-14'],
    },
  }),
];
