import { type Range, unsettle } from '../counter.ts';
import { must } from '../expectation.ts';
import type { Rule } from '../rule.ts';

const widened = ({ least, most }: Range, value: number): Range => ({
  least: Math.min(least, value),
  most: Math.max(most, value),
});

/** What was begun under other limits may be judged by either; what begins afterwards, by the new ones. */
export const setPolicy: Rule<'setPolicy'> = {
  possible: () => true,
  expect: () => must('OTP-05', 'an administrator may set limits'),
  after(world, { codeTries, codeLifetime, maxFailures, lockout, passwords, mode }, { accepted }) {
    if (!accepted) {
      return;
    }
    for (const verification of [...world.verifications, ...world.proofs]) {
      verification.lifetime = widened(verification.lifetime, codeLifetime);
      verification.bears = widened(verification.bears, codeTries);
    }
    if (maxFailures !== world.policy.maxFailures || lockout !== world.policy.lockout) {
      for (const { failures, account } of world.people) {
        unsettle(failures);
        if (account) {
          unsettle(account.failures);
        }
      }
    }
    for (const interaction of world.interactions) {
      interaction.modes = mode === undefined ? interaction.modes : [...interaction.modes, mode];
      // A server may look at what was set before once more.
      interaction.doubtful ||= passwords !== undefined && interaction.newPassword !== null;
    }
    world.settings = {
      ...world.settings,
      passwords: passwords ?? world.settings.passwords,
      mode: mode ?? world.settings.mode,
    };
    world.policy = { ...world.policy, codeTries, codeLifetime, maxFailures, lockout };
  },
};
