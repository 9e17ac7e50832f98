import { ownerOf } from '../model/accounts.ts';
import { isPast } from '../model/lifetimes.ts';
import { isUsable } from '../model/rules/tokens.ts';
import { at, interactionOf, type World } from '../model/world.ts';
import { browserCount, peopleCount } from '../steps/nouns.ts';
import type { Step } from '../steps/step.ts';
import { nextOfFlow } from './advance.ts';
import { again } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import type { Wish } from './wish.ts';

/** The newest tokens with which a user of another account than this gets in. */
const tokensBeside = (world: World, account: number | undefined): number =>
  world.tokens.findLastIndex((held) => held.account !== account && isUsable(world, held));

/** A code that a user asked for at the Account API for a number that nobody has. @param isProven whether it was entered */
const codeForNumber = (world: World, isProven: boolean): number =>
  world.proofs.findLastIndex(
    ({ kind, sent, used, isOfUser, verifiedAt }) =>
      kind === 'code' && sent && !isOfUser && used === isProven && (verifiedAt !== null) === isProven,
  );

/** The flow by which somebody else signs in, in another browser. */
const signInBeside = (world: World, wish: Wish, person: number): Step => {
  const tab = { browser: (wish.browser + 1) % browserCount, client: wish.client };
  const grant = world.grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
  const { client } = world.grants[grant] ?? {};
  if (client !== undefined) {
    return { do: 'redeem', grant, as: client, verifier: 'right', redirectUri: 'right' };
  }
  const interaction = interactionOf(world, tab);
  if (interaction === undefined || interaction.finished || isPast(world, interaction)) {
    return { do: 'authorize', tab, prompt: 'login' };
  }
  // As most people go on.
  const choice = Math.floor(again(wish.choice, 200 + world.interactions.length) / 2);
  return nextOfFlow(world, { ...wish, ...tab, person: (person + 1) % peopleCount, choice });
};

/** Two users, of whom one asked for a code for a number that nobody has. @returns the step that leads there */
const towardCode = (world: World, wish: Wish): Step | undefined => {
  const tokens = tokensBeside(world, undefined);
  const held = world.tokens[tokens];
  if (!world.hasAccountApi || !held) {
    return undefined;
  }
  if (tokensBeside(world, held.account) < 0) {
    return signInBeside(world, wish, ownerOf(world, held.account));
  }
  const free = world.people.findIndex((person) => person.account === null);
  return free < 0 ? undefined : { do: 'sendProof', tokens, with: 'access', to: { person: free } };
};

/** A code that one user asked for, entered by another. */
export const codeOfAnother: ForbiddenUse = {
  end: (world, wish) => (codeForNumber(world, false) < 0 ? towardCode(world, wish) : undefined),
  use(world) {
    const proof = codeForNumber(world, false);
    const { account, person = 0 } = world.proofs[proof] ?? {};
    const tokens = tokensBeside(world, account);
    return account === undefined || tokens < 0
      ? undefined
      : { do: 'verifyProof', tokens, with: 'access', proof, to: { person }, code: { of: proof } };
  },
};

/** A number that one user has proven, given to another, who has proven who that is. */
export const numberOfAnother: ForbiddenUse = {
  end(world, wish) {
    const proven = codeForNumber(world, true);
    const sent = codeForNumber(world, false);
    if (proven < 0) {
      const { account, person = 0 } = world.proofs[sent] ?? {};
      const tokens = world.tokens.findLastIndex((held) => held.account === account && isUsable(world, held));
      return account === undefined || tokens < 0
        ? towardCode(world, wish)
        : { do: 'verifyProof', tokens, with: 'access', proof: sent, to: { person }, code: { of: sent } };
    }
    const tokens = tokensBeside(world, at(world.proofs, proven).account);
    const owner = tokens < 0 ? -1 : ownerOf(world, at(world.tokens, tokens).account);
    const number = world.people[owner]?.account?.password;
    return typeof number === 'number'
      ? { do: 'provePassword', tokens, with: 'access', password: { number } }
      : signInBeside(world, wish, owner);
  },
  use(world) {
    const proof = codeForNumber(world, true);
    const { account, person = 0 } = world.proofs[proof] ?? {};
    const tokens = account === undefined ? -1 : tokensBeside(world, account);
    const { account: other, grant } = world.tokens[tokens] ?? {};
    const permission = world.proofs.findLastIndex(
      (one) => one.isOfUser && one.verifiedAt !== null && one.account === other && one.grant === grant,
    );
    return tokens < 0 || permission < 0
      ? undefined
      : { do: 'changePhone', tokens, with: 'access', permission, proof, to: { person } };
  },
};
