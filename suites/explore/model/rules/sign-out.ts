import { doubtHeld } from '../accounts.ts';
import { may, must, mustNot, unless } from '../expectation.ts';
import type { Rule } from '../rule.ts';
import { at, disturb } from '../world.ts';
import { use } from './sessions.ts';

export const signOut: Rule<'signOut'> = {
  possible: (world, { hint }) => hint === undefined || hint < world.tokens.length,
  expect(world, { browser, hint, method, returnTo, isChanged, isForged }) {
    const session = world.sessions[browser];
    const isAnothers = hint !== undefined && session && at(world.tokens, hint).account !== session.account;
    return unless(
      [
        isForged && mustNot('OUT-09', 'its form was sent by another site'),
        isChanged && hint !== undefined && mustNot('OUT-08', 'its hint was changed'),
        returnTo !== undefined && may('the address may not be registered'),
        isAnothers && may('the hint is of another user'),
        hint !== undefined && may('the hint may be too old'),
      ],
      must(method === 'POST' ? 'OUT-09' : 'OUT-10', 'anybody may sign out'),
    );
  },
  after(world, { browser }, { accepted }) {
    const session = world.sessions[browser];
    if (!accepted) {
      if (session) {
        use(world, browser, session, false);
      }
      return;
    }
    disturb(world, browser);
    world.sessions[browser] = session ? { ...session, ended: 'OUT-04' } : null;
    doubtHeld(world, session?.account);
  },
};
