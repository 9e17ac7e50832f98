import type { StepOf } from '../../steps/step.ts';
import { accountBy, outdate, ownerOf, replacePasswordOf } from '../accounts.ts';
import { slack } from '../counter.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Proof } from '../proof.ts';
import type { Rule } from '../rule.ts';
import { at, type World } from '../world.ts';
import { canCall } from './account-proofs.ts';
import { spelled } from './codes.ts';
import { holderObjections } from './tokens.ts';

/** What somebody who is signed in reads and changes of the own account. */

export const readAccount: Rule<'readAccount'> = {
  possible: canCall,
  expect: (world, step) => unless(holderObjections(world, step), must('GDE-81', 'a user reads the own account')),
  after: () => undefined,
};

/** When a proof is over: a server may count from when it was asked for, or from when it was given. */
const proofEnd = ({ now, policy: { proofLifetime } }: World, proof: Proof, requirement: string): Objection[] => [
  now - (proof.verifiedAt ?? proof.at) > proofLifetime + slack &&
    mustNot(requirement, 'the lifetime of the verification has passed'),
  now - proof.at > proofLifetime - slack && may('the lifetime of the verification is about to pass'),
];

type Permitted = Pick<StepOf<'changePassword'>, 'tokens' | 'with' | 'permission'>;

const isThere = (index: number | undefined, { length }: readonly unknown[]): boolean =>
  index === undefined || index < length;

const canChange = (world: World, step: Permitted): boolean =>
  canCall(world, step) && isThere(step.permission, world.proofs);

/** What stands against a change: nobody makes one who has not just proven to be the user. */
const changeObjections = (world: World, step: Permitted, requirement: string): Objection[] => {
  const { account, grant } = at(world.tokens, step.tokens);
  const proof = step.permission === undefined ? undefined : at(world.proofs, step.permission);
  const says = (because: string): Objection => mustNot(requirement, because);
  return [
    ...holderObjections(world, step),
    ...(proof === undefined
      ? [says('the user has not proven who that is')]
      : [
          proof.account !== account && says('it is a verification of another user'),
          proof.verifiedAt === null && says('the verification was not completed'),
          !proof.isOfUser && ownerOf(world, account) !== proof.person && says('it is a verification of another number'),
          ...proofEnd(world, proof, requirement),
          !proof.isOfUser && may('it was asked for as of a new number'),
          proof.grant !== grant && may('the user has proven it in another sign-in'),
          proof.outdated && may('number or password have changed since'),
        ]),
  ];
};

/** After a change a server may end what was begun elsewhere: sessions, and tokens of other sign-ins. */
const doubtOthers = (world: World, step: Permitted): void => {
  const { account, grant } = at(world.tokens, step.tokens);
  for (const [browser, session] of world.sessions.entries()) {
    if (session?.account === account) {
      world.sessions[browser] = { ...session, doubtful: true };
    }
  }
  for (const interaction of world.interactions) {
    const session = world.sessions[interaction.tab.browser];
    interaction.doubtful ||= [interaction.identified?.account, session?.account].includes(account);
  }
  for (const held of world.tokens) {
    held.doubtful ||= held.account === account && held.grant !== grant;
  }
  for (const given of world.grants) {
    given.doubtful ||= given.account === account;
  }
  outdate(world, account);
};

export const changePassword: Rule<'changePassword'> = {
  possible: canChange,
  expect: (world, step) =>
    unless(
      [
        ...changeObjections(world, step, 'GDE-80'),
        accountBy(world, at(world.tokens, step.tokens).account)?.password === step.password &&
          may('it is the current password'),
      ],
      must('GDE-80', 'the user has proven who that is'),
    ),
  after(world, step, { accepted }) {
    const account = accountBy(world, at(world.tokens, step.tokens).account);
    if (accepted && account) {
      replacePasswordOf(world, account, step.password);
      doubtOthers(world, step);
    }
  },
};

/** What stands against a number: it is linked to whoever has proven it, and belongs to nobody else. */
const numberObjections = (world: World, step: StepOf<'changePhone'>): Objection[] => {
  const { account, grant } = at(world.tokens, step.tokens);
  const proof = at(world.proofs, step.proof);
  const owner = at(world.people, step.to.person).account;
  return [
    (proof.kind === 'password' || proof.verifiedAt === null) && mustNot('GDE-82', 'the number was not proven'),
    proof.person !== step.to.person && mustNot('GDE-82', 'another number was proven'),
    proof.account !== account && mustNot('OTP-08', 'another user has proven the number'),
    owner &&
      owner.number !== account &&
      mustNot(step.to.spelling === undefined ? 'GDE-82' : 'REG-04', 'another user has the number'),
    ...proofEnd(world, proof, 'GDE-82'),
    proof.isOfUser && may('the code was asked for to prove who the user is'),
    owner?.number === account && may('the user has the number'),
    proof.grant !== grant && may('the user has proven it in another sign-in'),
    proof.isSpelled && may('it was asked for with the number written in another way'),
    spelled(step.to),
  ];
};

export const changePhone: Rule<'changePhone'> = {
  possible: (world, step) => canChange(world, step) && step.proof < world.proofs.length,
  expect: (world, step) =>
    unless(
      [...changeObjections(world, step, 'SES-10'), ...numberObjections(world, step)],
      must('GDE-81', 'the user has proven the number, and who that is'),
    ),
  after(world, step, { accepted }) {
    const { account: number } = at(world.tokens, step.tokens);
    const [account, next] = [accountBy(world, number), at(world.people, step.to.person)];
    if (!accepted) {
      return;
    }
    const former = world.people[ownerOf(world, number)];
    // As which number a server keeps one that is written in another way, nobody can tell.
    const isSpelled = step.to.spelling !== undefined || at(world.proofs, step.proof).isSpelled;
    world.isLost ||= isSpelled || !account || (next.account?.number ?? number) !== number;
    if (account && former && !world.isLost) {
      former.account = null;
      next.account = account;
      doubtOthers(world, step);
    }
  },
};

export const removePhone: Rule<'removePhone'> = {
  possible: canChange,
  expect: (world, step) =>
    unless(changeObjections(world, step, 'SES-10'), may('it may be the last way in which the user signs in')),
  after(world, _step, { accepted }) {
    // How somebody without a number signs in, the model does not know.
    world.isLost ||= accepted;
  },
};
