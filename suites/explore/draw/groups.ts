import { interactionOf, type World } from '../model/world.ts';
import type { Group, Step, Tab } from '../steps/step.ts';
import { oneOf } from './choose.ts';
import type { Wish } from './wish.ts';

/** The step that is taken several times at once; which of them it is, `which` says. */
type Repeated = (world: World, tab: Tab, wish: Wish, which: number) => Step | undefined;

const liveCode = ({ verifications, interactions }: World) => {
  const index = verifications.findLastIndex(
    ({ sent, used, replaced, interaction }) => sent && !used && !replaced && !interactions[interaction]?.finished,
  );
  const verification = verifications[index];
  const tab = verification && interactions[verification.interaction]?.tab;
  return verification && tab && { index, tab, person: verification.person };
};

const verify =
  (changeOf: (which: number) => string | undefined): Repeated =>
  (world, _tab, _wish, which) => {
    const live = liveCode(world);
    const change = changeOf(which);
    return (
      live && {
        ...{ do: 'verifyCode', tab: live.tab, verification: live.index, to: { person: live.person } },
        code: { of: live.index, ...(change !== undefined && { change }) },
      }
    );
  };

const send: Repeated = (world, tab, { person }) => {
  const event = interactionOf(world, tab)?.event;
  return event ? { do: 'sendCode', tab, to: { person }, event } : undefined;
};

const redeem: Repeated = ({ grants }) => {
  const grant = grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
  const as = grants[grant]?.client;
  return as === undefined ? undefined : { do: 'redeem', grant, as, verifier: 'right', redirectUri: 'right' };
};

const refresh: Repeated = ({ tokens }) => {
  const index = tokens.findLastIndex(({ refreshable, replaced, revoked }) => refreshable && !replaced && !revoked);
  const as = tokens[index]?.client;
  return as === undefined ? undefined : { do: 'refresh', tokens: index, as };
};

/** Registrations that lack only their last step, of one number where there are several. */
const register: Repeated = ({ interactions }, _tab, _wish, which) => {
  const ready = interactions.filter(
    ({ event, newNumber, newPassword, identified }) =>
      event === 'Register' && newNumber !== null && newPassword !== null && identified === null,
  );
  const tab = ready[which % ready.length]?.tab;
  return tab && { do: 'identify', tab };
};

const wrong: readonly [string, ...string[]] = ['another', 'another-still'];

/** Steps at the same time, as a wish chooses them; undefined where there is nothing for them. */
export const groupFor = (world: World, wish: Wish, tab: Tab): Group | undefined => {
  const kinds: readonly [Repeated, ...Repeated[]] = [
    verify(() => undefined),
    verify((which) => wrong[which % wrong.length]),
    send,
    redeem,
    refresh,
    register,
  ];
  const repeated = oneOf(kinds, wish.choice);
  const steps = Array.from({ length: 2 + (wish.back % 7) }, (_, which) => repeated(world, tab, wish, which));
  const there = steps.filter((step) => step !== undefined);
  return there.length === steps.length ? { do: 'together', steps: there } : undefined;
};
