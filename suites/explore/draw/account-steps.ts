import { accountBy, ownerOf } from '../model/accounts.ts';
import type { Proof } from '../model/proof.ts';
import { at, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Step, StepOf } from '../steps/step.ts';
import { again, fromEnd, mostly, oneOf } from './choose.ts';
import { codeChangeKeys, missTitles } from './values.ts';
import type { Wish } from './wish.ts';
import { write } from './write.ts';

/** Steps at the Account API with whatever there is: tokens, proofs and numbers of other people among them. */

type Resolve = (world: World, wish: Wish) => Step | undefined;
type Held = Pick<StepOf<'readAccount'>, 'tokens' | 'with'>;

/** @param account whose token it mostly is */
const heldBy = ({ tokens }: World, { back, choice }: Wish, account?: number): Held | undefined => {
  const any = fromEnd(tokens, back);
  const own = tokens.findLastIndex((held) => held.account === account);
  const index = own < 0 || any === undefined ? any : mostly(own, [any], again(choice, 6), 75);
  return index === undefined
    ? undefined
    : { tokens: index, with: mostly<Held['with']>('access', ['refresh', 'id'], again(choice, 5), 90) };
};

const withHeld =
  (make: (held: Held, account: number, world: World, wish: Wish) => Step | undefined): Resolve =>
  (world, wish) => {
    const held = world.hasAccountApi ? heldBy(world, wish) : undefined;
    return held && make(held, at(world.tokens, held.tokens).account, world, wish);
  };

/** A proof of who the user is: the newest of the own ones, that of another user, any, or none. */
const permissionFor = ({ proofs }: World, account: number, { back, choice }: Wish) => {
  const last = (isMeant: (proof: Proof) => boolean): number | undefined => {
    const index = proofs.findLastIndex((proof) => proof.isOfUser && proof.verifiedAt !== null && isMeant(proof));
    return index < 0 ? undefined : index;
  };
  const own = last((proof) => proof.account === account);
  const ofAnother = last((proof) => proof.account !== account);
  const any = fromEnd(proofs, back);
  const index = mostly<number | undefined>(own ?? any, [ofAnother ?? any, any, undefined], again(choice, 2), 50);
  return index === undefined ? {} : { permission: index };
};

const verifyProof: Resolve = (world, wish) => {
  const { person, choice, back } = wish;
  const codes = [...world.proofs.keys()].filter((index) => world.proofs[index]?.kind === 'code');
  const found = fromEnd(codes, back);
  const of = codes[found ?? 0];
  const any = fromEnd(world.proofs, back);
  const index = of === undefined || any === undefined ? of : mostly(of, [any], again(choice, 4), 90);
  const proof = index === undefined ? undefined : world.proofs[index];
  const held = proof && world.hasAccountApi ? heldBy(world, wish, proof.account) : undefined;
  if (of === undefined || index === undefined || proof === undefined || held === undefined) {
    return undefined;
  }
  const guess = mostly<string | undefined>('another', codeChangeKeys, again(choice, 5), 65);
  const change = oneOf([undefined, guess], again(choice));
  return {
    ...{ do: 'verifyProof', ...held, proof: index },
    to: write(mostly(proof.person, [person], again(choice, 3), 85), choice),
    code: { of, ...(change !== undefined && { change }) },
  };
};

const changePhone: Resolve = (world, wish) => {
  const { person, choice, back } = wish;
  const proven = world.proofs.findLastIndex(({ isOfUser, verifiedAt }) => !isOfUser && verifiedAt !== null);
  const any = fromEnd(world.proofs, back);
  const index = any === undefined || proven < 0 ? any : mostly(proven, [any], again(choice, 4), 60);
  const proof = index === undefined ? undefined : at(world.proofs, index);
  const held = proof && world.hasAccountApi ? heldBy(world, wish, proof.account) : undefined;
  if (index === undefined || proof === undefined || held === undefined) {
    return undefined;
  }
  const { account } = at(world.tokens, held.tokens);
  return {
    ...{ do: 'changePhone', ...held, ...permissionFor(world, account, wish), proof: index },
    to: write(mostly(proof.person, [person], again(choice, 3), 80), choice),
  };
};

export const accountSteps = {
  readAccount: withHeld((held) => ({ do: 'readAccount', ...held })),
  provePassword: withHeld((held, account, world, { choice }) => {
    const current = accountBy(world, account)?.password ?? 0;
    const other = choice % passwordCount;
    const former = accountBy(world, account)?.former ?? other;
    const change = mostly<string | undefined>(undefined, missTitles, again(choice), 50);
    const number = mostly(current, [former, former, other], again(choice, 2), 60);
    return { do: 'provePassword', ...held, password: { number, ...(change !== undefined && { change }) } };
  }),
  sendProof: withHeld((held, account, world, { person, choice }) => {
    const own = ownerOf(world, account);
    return { do: 'sendProof', ...held, to: write(own < 0 ? person : mostly(own, [person], again(choice), 40), choice) };
  }),
  verifyProof,
  changePassword: withHeld((held, account, world, wish) => ({
    ...{ do: 'changePassword', ...held, ...permissionFor(world, account, wish) },
    password: wish.choice % passwordCount,
  })),
  changePhone,
  removePhone: withHeld((held, account, world, wish) => ({
    ...{ do: 'removePhone', ...held, ...permissionFor(world, account, wish) },
  })),
} satisfies Readonly<Record<string, Resolve>>;
