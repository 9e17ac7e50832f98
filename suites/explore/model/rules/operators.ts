import { makeAccount, replacePasswordOf } from '../accounts.ts';
import { forget, mayForget, unsettle } from '../counter.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import { passwordObjections } from '../password-rules.ts';
import type { Rule } from '../rule.ts';
import { at, type World } from '../world.ts';

const hasAccount = ({ people }: World, { person }: { readonly person: number }): boolean =>
  (people[person]?.account ?? null) !== null;

/** What somebody held who is no more, or is suspended. */
const endEverything = (world: World, account: number): void => {
  for (const session of world.sessions) {
    // One that came about while somebody was suspended, if it did, may go on when they are reinstated.
    if (session?.account === account && !session.doubtful) {
      session.ended = 'SGN-04';
    }
  }
  for (const held of world.tokens) {
    if (held.account === account) {
      held.revoked = true;
    }
  }
  for (const interaction of world.interactions) {
    const session = world.sessions[interaction.tab.browser];
    interaction.doubtful ||= [interaction.identified?.account, session?.account].includes(account);
  }
  for (const grant of world.grants) {
    grant.doubtful ||= grant.account === account;
  }
};

/** A server may hold administrators to the policy that users have. */
const passwordDoubt = (world: World, password: number): Objection =>
  passwordObjections(world, 'SGN-15', password, null).some(Boolean) && may('the policy has something against it');

export const createUser: Rule<'createUser'> = {
  possible: () => true,
  expect: (world, step) =>
    unless(
      [hasAccount(world, step) && mustNot('REG-03', 'the number has an account'), passwordDoubt(world, step.password)],
      must('REG-01', 'the number has no account'),
    ),
  after(world, { person, password }, { accepted }) {
    if (accepted) {
      makeAccount(world, person, password);
    }
  },
};

export const deleteUser: Rule<'deleteUser'> = {
  possible: hasAccount,
  expect: () => must('SGN-04', 'an administrator may delete a user'),
  after(world, { person }, { accepted }) {
    const owner = at(world.people, person);
    if (accepted && owner.account) {
      endEverything(world, owner.account.number);
      owner.account = null;
    }
  },
};

export const setPassword: Rule<'setPassword'> = {
  possible: hasAccount,
  expect: (world, { password }) =>
    unless([passwordDoubt(world, password)], must('SGN-15', 'an administrator may set a password')),
  after(world, { person, password }, { accepted }) {
    const { account } = at(world.people, person);
    if (accepted && account) {
      replacePasswordOf(world, account, password);
    }
  },
};

export const setSuspended: Rule<'setSuspended'> = {
  possible: hasAccount,
  expect: () => must('SGN-04', 'an administrator may suspend a user'),
  after(world, { person, suspended }, { accepted }) {
    const { account } = at(world.people, person);
    if (accepted && account) {
      account.suspended = suspended;
      endEverything(world, account.number);
    }
  },
};

export const pass: Rule<'pass'> = {
  possible: () => true,
  expect: () => must('OTP-05', 'time passes'),
  after(world, { seconds }) {
    world.now += seconds;
  },
};

export const provider: Rule<'provider'> = {
  possible: () => true,
  expect: () => must('SND-09', 'the provider does as it likes'),
  after(world, { person, sends }) {
    Object.assign(at(world.people, person), { provider: sends, waits: 0 });
  },
};

export const liftLock: Rule<'liftLock'> = {
  possible: () => true,
  expect: () => must('RL-08', 'an administrator may lift a lock'),
  after(world, { person }, { accepted }) {
    if (accepted) {
      const { failures, sends, account } = at(world.people, person);
      forget(failures, world.now);
      if (account) {
        // A server may keep what it counts for the user and not for the number.
        unsettle(account.failures);
      }
      // A server may count both in one place.
      mayForget(sends);
    }
  },
};
