import { checkOfFinding, explorationPrefix } from '../../../contracts/check-id.ts';
import type { Deviation } from '../../../contracts/record/deviations.ts';
import { standingOf } from '../../../contracts/record/standing.ts';
import type { Finding } from './finding.ts';

/**
 * What entries of the register look like to an exploration, by requirement, property and step: any other violation of the
 * same requirement is a new one.
 */
export const registered: readonly string[] = [
  'AUT-19 navigation by direct_sign_in authorizeOddly',
  'CON-01 order together',
  'CON-02 guesses together',
  'CON-02 order together',
  'ENM-01 messages sendCode',
  'ENM-05 alike alike',
  'FGT-04 accepted authorize',
  'HDR-04 server-error by a body of another coding sendMalformed',
  'HDR-04 server-error by a value for a cookie authorizeOddly',
  'HDR-04 server-error by broken credentials sendMalformed',
  'HDR-04 server-error by null in API sendCode',
  'HDR-04 server-error by null in API sendMalformed',
  'HDR-04 server-error by null in API sendMalformed one-time-token',
  'HDR-04 server-error by null in API verifyCode',
  'HDR-04 server-error by null in API verifyPassword',
  'HDR-04 server-error by null in OpenID authorizeOddly',
  'HDR-04 server-error by null in OpenID sendMalformed',
  'OTP-08 accepted changePhone',
  'OTP-08 accepted verifyProof',
  'REG-02 claims any',
  'REG-04 accepted changePhone',
  'REG-04 accepted identify',
  'REG-04 accounts changePhone',
  'REG-04 accounts identify',
  'REG-07 refused submit',
  'REG-08 messages by Register sendCode',
  'REG-08 messages by SignIn sendCode',
  'RL-01 accepted verifyPassword',
  'RL-04 guesses together',
  'RL-09 accepted sendCode',
  'RL-09 accepted sendProof',
  'RL-10 order together',
  'RL-11 accepted sendCode',
  'RL-11 accepted sendProof',
  'SGN-04 accepted redeem',
  'SND-11 server-error sendCode',
  'SND-11 server-error sendProof',
  'SND-11 server-error together',
  'SND-12 no-answer sendCode',
  'SND-13 server-error sendCode',
  'SND-13 server-error sendProof',
  'SND-13 server-error together',
  'SND-15 provider-details sendCode',
  'SND-15 provider-details sendProof',
  'SND-15 provider-details together',
  'SND-18 refused sendCode',
  'TOK-04 order together',
  'TOK-18 accepted refresh',
  'TOK-18 order together',
];

/** Where a requirement has entries of several kinds, the ids of those that a key is about begin so. */
const checksOf: Readonly<Record<string, string>> = {
  'AUT-19 navigation by direct_sign_in authorizeOddly': 'AUT-19.4.',
  'HDR-04 server-error by a body of another coding sendMalformed': 'HDR-04.10',
  'HDR-04 server-error by a value for a cookie authorizeOddly': 'HDR-04.7.',
  'HDR-04 server-error by broken credentials sendMalformed': 'HDR-04.8.',
  'HDR-04 server-error by null in API sendCode': 'HDR-04.1.null-character',
  'HDR-04 server-error by null in API sendMalformed': 'HDR-04.1.null-character',
  'HDR-04 server-error by null in API sendMalformed one-time-token': 'HDR-04.9',
  'HDR-04 server-error by null in API verifyCode': 'HDR-04.1.null-character',
  'HDR-04 server-error by null in API verifyPassword': 'HDR-04.1.null-character',
  'HDR-04 server-error by null in OpenID authorizeOddly': 'HDR-04.2.null-character',
  'HDR-04 server-error by null in OpenID sendMalformed': 'HDR-04.2.null-character',
  'OTP-08 accepted changePhone': 'OTP-08.3',
  'OTP-08 accepted verifyProof': 'OTP-08.2',
  'REG-08 messages by Register sendCode': 'REG-08.2.Register',
  'REG-08 messages by SignIn sendCode': 'REG-08.2.SignIn',
};

/** What tells a finding from others. */
interface Named {
  readonly key: string;
  readonly violation: Pick<Finding['violation'], 'requirement'>;
}

interface Explored {
  readonly isStandIn: boolean;
  readonly logtoVersion: string;
}

/** Whether an entry speaks of a finding: by the id of its check, or by that of a check of the suites that shows the same. */
const speaksOf = ({ requirement, check = '' }: Deviation, { key, violation }: Named): boolean => {
  if (requirement !== violation.requirement || check.startsWith(explorationPrefix)) {
    return requirement === violation.requirement && check === checkOfFinding(key);
  }
  // A malformed request is named after its kind of step, and after the request as well where
  // one of them has its own entry, which then stands behind the other.
  const known = registered.findLast((one) => key === one || key.startsWith(`${one} `));
  return known !== undefined && check.startsWith(checksOf[known] ?? '');
};

/**
 * The entries of the register that name what was found for what is explored: measured there, or carried to it. Some may
 * have expired.
 */
export const entriesOf =
  (register: readonly Deviation[], { isStandIn, logtoVersion }: Explored) =>
  (finding: Named): readonly Deviation[] =>
    register.filter(
      (entry) =>
        speaksOf(entry, finding) && (entry.standIn || !isStandIn) && standingOf(entry, logtoVersion) !== 'absent',
    );
