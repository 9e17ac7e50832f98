import { newCounter } from './counter.ts';
import type { Account } from './people.ts';
import { at, type World } from './world.ts';

/** An account by its number, whatever its phone number is by now; undefined once it is deleted. */
export const accountBy = ({ people }: World, number: number | undefined): Account | undefined =>
  people.find(({ account }) => account?.number === number)?.account ?? undefined;

/** Whose number an account has. */
export const ownerOf = ({ people }: World, number: number): number =>
  people.findIndex(({ account }) => account?.number === number);

/** Whether an account is still there, and may be used. */
export const isInUse = (world: World, { account }: { readonly account: number }): boolean =>
  accountBy(world, account)?.suspended === false;

/** Number or password of an account have changed: whether what was proven by them before still counts, nobody can tell. */
export const outdate = ({ proofs }: World, account: number): void => {
  for (const proof of proofs) {
    proof.outdated ||= proof.account === account;
  }
};

/** The session of an account has ended: its tokens and authorization codes may end with it. */
export const doubtHeld = ({ tokens, grants }: World, account: number | undefined): void => {
  for (const held of [...tokens, ...grants]) {
    held.doubtful ||= held.account === account;
  }
};

/** Gives an account another password. */
export const replacePasswordOf = (world: World, account: Account, password: number): void => {
  if (account.password !== password) {
    account.former = account.password;
  }
  account.password = password;
  outdate(world, account.number);
};

/** Makes an account for somebody. */
export const makeAccount = (world: World, person: number, password: number | null): void => {
  at(world.people, person).account = {
    ...{ number: world.accounts, password, former: null, suspended: false, failures: newCounter() },
  };
  world.accounts += 1;
};
