import type { StepOf, Written } from '../../steps/step.ts';
import { accountBy, ownerOf } from '../accounts.ts';
import { count, countFailure, lockOf, mayForget } from '../counter.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Proof } from '../proof.ts';
import type { Rule } from '../rule.ts';
import { at, type World } from '../world.ts';
import { codeObjections, countRefused, limitsNow, lockObjection, spelled } from './codes.ts';
import { capObjection, countSend, providerObjection } from './sends.ts';
import { holderObjections, isPresentable, type Presented } from './tokens.ts';

/** What somebody who is signed in proves: who that is, or that a number is theirs. */

/** Whether the Account API is there, and the token of a call to it. */
export const canCall = (world: World, step: Presented): boolean => world.hasAccountApi && isPresentable(world, step);

const add = (
  world: World,
  { tokens }: Presented,
  proof: Pick<Proof, 'kind' | 'person' | 'isOfUser' | 'isSpelled' | 'sent'>,
) => {
  const { account, grant } = at(world.tokens, tokens);
  const verifiedAt = proof.kind === 'password' ? world.now : null;
  world.proofs.push({
    ...{ ...proof, account, grant, at: world.now, verifiedAt, used: false, replaced: false, outdated: false },
    ...{ tries: { surely: 0, perhaps: 0 }, ...limitsNow(world) },
  });
};

export const provePassword: Rule<'provePassword'> = {
  possible: canCall,
  expect(world, step) {
    const { account: number } = at(world.tokens, step.tokens);
    const account = accountBy(world, number);
    const owner = world.people[ownerOf(world, number)];
    const isRight = account?.password === step.password.number && step.password.change === undefined;
    return unless(
      [
        ...holderObjections(world, step),
        !isRight && mustNot('SGN-15', 'it is not the password of the user'),
        account && lockObjection(account, world.now),
        owner && lockOf(owner.failures, world.now) !== 'open' && may('attempts for the number have failed too often'),
      ],
      must('SES-10', 'a user proves by the password who that is'),
    );
  },
  after(world, step, { accepted }) {
    const { account: number } = at(world.tokens, step.tokens);
    const person = ownerOf(world, number);
    const [account, owner] = [accountBy(world, number), world.people[person]];
    if (account === undefined || owner === undefined) {
      return;
    }
    if (accepted) {
      mayForget(account.failures);
      mayForget(owner.failures);
      add(world, step, { kind: 'password', person, isOfUser: true, isSpelled: false, sent: false });
      return;
    }
    const { number: entered, change } = step.password;
    const isWrong = account.password !== entered || change !== undefined;
    const isGuess = isWrong && change !== 'nothing' && holderObjections(world, step).every((objection) => !objection);
    countFailure(account.failures, world.now, isGuess, world.policy);
    // A server may count for the user, for the number or for both.
    countFailure(owner.failures, world.now, false, world.policy);
  },
};

/** Whether a code to a number proves who the user is, and not that a new number is theirs. */
const isOwn = (world: World, { tokens }: Presented, to: Written): boolean =>
  to.spelling === undefined && ownerOf(world, at(world.tokens, tokens).account) === to.person;

export const sendProof: Rule<'sendProof'> = {
  possible: canCall,
  expect(world, step) {
    const person = at(world.people, step.to.person);
    const own = isOwn(world, step, step.to);
    return unless(
      [
        ...holderObjections(world, step),
        capObjection(world, person, step.to),
        step.to.spelling === undefined && providerObjection(person),
        spelled(step.to),
        !own && person.account && may('another user has the number'),
      ],
      must(own ? 'GDE-80' : 'GDE-81', 'a user asks for a code within the limits'),
    );
  },
  after(world, step, { accepted, sent = false }) {
    const { person: index } = step.to;
    const { sends, provider } = at(world.people, index);
    if (!accepted) {
      if (provider !== 'accepted') {
        // A failed send may count.
        count(sends, world.now, false);
      }
      return;
    }
    const { account } = at(world.tokens, step.tokens);
    for (const proof of world.proofs) {
      if (proof.account === account && proof.kind === 'code' && proof.verifiedAt === null) {
        // A server may let the newest code of a user count alone.
        proof.tries.perhaps = Number.POSITIVE_INFINITY;
      }
    }
    countSend(world, step.to, sent);
    const isSpelled = step.to.spelling !== undefined;
    add(world, step, { kind: 'code', person: index, isOfUser: isOwn(world, step, step.to), isSpelled, sent });
  },
};

type Verify = StepOf<'verifyProof'>;

/** What stands against a guess before the digits are looked at. */
const bindingObjections = (world: World, step: Verify): Objection[] => {
  const proof = at(world.proofs, step.proof);
  const held = at(world.tokens, step.tokens);
  return [
    ...holderObjections(world, step),
    proof.kind !== 'code' && mustNot('SGN-03', 'a password was verified, and no code'),
    proof.account !== held.account && mustNot('OTP-08', 'another user asked for the code'),
    step.to.person !== proof.person && mustNot('OTP-10', 'the code is of another number'),
    proof.grant !== held.grant && may('the user asked for it in another sign-in'),
    proof.isSpelled && may('it was asked for with the number written in another way'),
  ];
};

const isRight = ({ proofs }: World, { proof, code }: Verify): boolean =>
  code.of === proof && at(proofs, proof).sent && code.change === undefined;

export const verifyProof: Rule<'verifyProof'> = {
  possible: (world, step) =>
    canCall(world, step) && step.proof < world.proofs.length && world.proofs[step.code.of]?.kind === 'code',
  expect(world, step) {
    const proof = at(world.proofs, step.proof);
    return unless(
      [
        ...bindingObjections(world, step),
        !isRight(world, step) && mustNot('OTP-14', 'it is not the code that was sent'),
        ...codeObjections(world, proof),
        lockObjection(at(world.people, step.to.person), world.now),
        spelled(step.to),
        world.now - proof.at > world.policy.proofLifetime && may('the verification may be over'),
      ],
      must(proof.isOfUser ? 'GDE-80' : 'GDE-81', 'it is the code that the user asked for'),
    );
  },
  after(world, step, { accepted }) {
    const proof = at(world.proofs, step.proof);
    const { failures } = at(world.people, step.to.person);
    if (accepted) {
      Object.assign(proof, { used: true, verifiedAt: world.now });
      mayForget(failures);
      return;
    }
    const isBound = bindingObjections(world, step).every((objection) => !objection);
    countRefused(world, step, proof, { isRight: isRight(world, step), isBound, mayCount: true });
  },
};
