import { accountBy, isInUse, ownerOf } from '../model/accounts.ts';
import { slack } from '../model/counter.ts';
import { accessEnd } from '../model/lifetimes.ts';
import type { Proof } from '../model/proof.ts';
import { codeObjections } from '../model/rules/codes.ts';
import type { World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Step } from '../steps/step.ts';
import { again, inPart } from './choose.ts';
import type { Wish } from './wish.ts';

/** Tokens with which a user still gets in: the newest of a few, so that what was begun is gone on with. */
const tokensInUse = (world: World, { browser }: Wish): number | undefined => {
  const usable = [...world.tokens.entries()].filter(
    ([, held]) =>
      isInUse(world, held) &&
      !held.replaced &&
      !held.revoked &&
      accessEnd(world, held).every((objection) => !objection),
  );
  return usable.at(-1 - (browser % Math.max(1, usable.length)))?.[0];
};

/** What a user who is signed in and wants another password or number does next; undefined where nobody is. */
export const nextOfAccount = (world: World, wish: Wish): Step | undefined => {
  const tokens = world.hasAccountApi ? tokensInUse(world, wish) : undefined;
  const { account = -1, grant = -1 } = tokens === undefined ? {} : (world.tokens[tokens] ?? {});
  const person = ownerOf(world, account);
  if (tokens === undefined || person < 0) {
    return undefined;
  }
  const held = { tokens, with: 'access' } as const;
  const last = (isMeant: (proof: Proof) => boolean): number =>
    world.proofs.findLastIndex((proof) => world.now - proof.at < world.policy.proofLifetime - slack && isMeant(proof));
  const lastOf = (isMeant: (proof: Proof) => boolean): number =>
    last((proof) => proof.account === account && proof.grant === grant && isMeant(proof));
  const lastOfAnother = (isOfUser: boolean): number =>
    last((proof) => proof.account !== account && proof.verifiedAt !== null && proof.isOfUser === isOfUser);
  const isOpen = (proof: Proof): boolean =>
    proof.kind === 'code' && proof.sent && codeObjections(world, proof).every((objection) => !objection);
  const isFree = (other: number): boolean => world.people[other]?.account === null;

  const pending = lastOf(isOpen);
  const permission = lastOf(({ isOfUser, verifiedAt, outdated }) => isOfUser && verifiedAt !== null && !outdated);
  // Now and then a number is tried that another user has, or whose code was not entered yet.
  const isTried = (proof: Proof): boolean => isFree(proof.person) || wish.choice % 4 === 0;
  const linkable = lastOf((proof) => proof.verifiedAt !== null && proof.person !== person && isTried(proof));
  if (pending >= 0) {
    const to = { person: world.proofs[pending]?.person ?? person };
    return permission >= 0 && wish.choice % 10 === 9
      ? { do: 'changePhone', ...held, permission, proof: pending, to }
      : { do: 'verifyProof', ...held, proof: pending, to, code: { of: pending } };
  }
  // Now and then somebody tries what another user has proven.
  const isBold = wish.choice % 5 === 4;
  const [borrowed, borrowedNumber] = isBold ? [lastOfAnother(true), lastOfAnother(false)] : [-1, -1];
  if (borrowed >= 0 && permission < 0) {
    return { do: 'changePassword', ...held, permission: borrowed, password: wish.choice % passwordCount };
  }
  if (borrowedNumber >= 0 && permission >= 0) {
    const to = { person: world.proofs[borrowedNumber]?.person ?? person };
    return { do: 'changePhone', ...held, permission, proof: borrowedNumber, to };
  }
  if (permission < 0) {
    const password = accountBy(world, account)?.password ?? null;
    return password !== null && wish.choice % 3 > 0
      ? { do: 'provePassword', ...held, password: { number: password } }
      : { do: 'sendProof', ...held, to: { person } };
  }
  if (linkable >= 0) {
    const to = { person: world.proofs[linkable]?.person ?? person };
    return { do: 'changePhone', ...held, permission, proof: linkable, to };
  }
  const wanted = [wish.person, ...world.people.keys()].find((other) => isFree(other) || wish.choice % 3 === 0);
  if (wanted !== undefined && wanted !== person && inPart(again(wish.choice), 50)) {
    return { do: 'sendProof', ...held, to: { person: wanted } };
  }
  return wish.choice % 5 === 0
    ? { do: 'readAccount', ...held }
    : { do: 'changePassword', ...held, permission, password: wish.choice % passwordCount };
};
