import { interactionOf, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Step } from '../steps/step.ts';
import { again, mostly, oneOf } from './choose.ts';
import { newestRefreshable } from './newest-tokens.ts';
import type { Wish } from './wish.ts';

/** Something that has an end, and the step that shows whether it is over. */
interface Ending {
  readonly lifetime: number;
  readonly use: Step;
}

const codeOf = ({ interactions, verifications, policy }: World): Ending[] => {
  const code = verifications.findLastIndex(({ sent, used, replaced }) => sent && !used && !replaced);
  const { person = 0, interaction = -1 } = verifications[code] ?? {};
  const tab = interactions[interaction]?.tab;
  const use = { do: 'verifyCode', verification: code, to: { person }, code: { of: code } } as const;
  return tab === undefined ? [] : [{ lifetime: policy.codeLifetime, use: { ...use, tab } }];
};

const interactionEnding = ({ interactions, policy }: World): Ending[] => {
  const { tab, submitted } = interactions.findLast(({ finished }) => !finished) ?? {};
  const lifetime = policy.interactionLifetime;
  return tab === undefined
    ? []
    : [{ lifetime, use: submitted ? { do: 'resume', tab } : { do: 'start', tab, event: 'SignIn' } }];
};

const ofSessions = ({ sessions, policy }: World, { client }: Wish): Ending[] =>
  sessions.flatMap((session, browser): Ending[] =>
    session === null || session.ended !== null
      ? []
      : [
          {
            lifetime: policy.sessionLifetime,
            use: { do: 'authorize', tab: { browser, client }, prompt: 'consent' },
          },
        ],
  );

const ofTokens = ({ grants, tokens, policy }: World): Ending[] => {
  const grant = grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
  const held = newestRefreshable(tokens);
  const { client: owner } = grants[grant] ?? {};
  const client = tokens[held]?.client;
  const redeem = (as: number): Step => ({ do: 'redeem', grant, as, verifier: 'right', redirectUri: 'right' });
  return [
    ...(owner === undefined
      ? []
      : [policy.grantLifetime, policy.longestGrantLifetime].map((lifetime) => ({ lifetime, use: redeem(owner) }))),
    ...(client === undefined
      ? []
      : ([
          { lifetime: policy.accessLifetime, use: { do: 'userinfo', tokens: held, with: 'access' } },
          { lifetime: policy.refreshLifetime, use: { do: 'refresh', tokens: held, as: client } },
          { lifetime: policy.refreshLifetime, use: { do: 'introspect', tokens: held, as: client } },
        ] as const)),
  ];
};

/** What a user has proven lasts as long as a change may be made by it. */
const ofProofs = ({ proofs, tokens, policy }: World, { choice }: Wish): Ending[] => {
  const permission = proofs.findLastIndex(({ isOfUser, verifiedAt }) => isOfUser && verifiedAt !== null);
  const { account, grant } = proofs[permission] ?? {};
  const held = tokens.findLastIndex((one) => one.account === account && one.grant === grant && !one.revoked);
  const use = {
    do: 'changePassword',
    tokens: held,
    with: 'access',
    permission,
    password: choice % passwordCount,
  } as const;
  return permission < 0 || held < 0 ? [] : [{ lifetime: policy.proofLifetime, use }];
};

/** Seconds to the half of a limit, where what it limits still holds, and to just beyond it. */
export const spansOf = (limit: number): readonly [number, number] => [limit + 60, Math.ceil(limit / 2)];

/**
 * Lets time pass to the half or beyond the end of one of the things that there are, and then uses it: what has ended
 * shows only where somebody still tries.
 *
 * @param turn 0 for the time, 1 for the use
 */
export const outlast = (world: World, wish: Wish, turn: number): Step | undefined => {
  const [first, second, ...others] = [
    ...ofTokens(world),
    ...ofSessions(world, wish),
    ...codeOf(world),
    ...ofProofs(world, wish),
    ...interactionEnding(world),
  ];
  if (first === undefined) {
    return undefined;
  }
  const { lifetime, use } = second === undefined ? first : mostly(first, [second, ...others], wish.choice, 30);
  const isThere = !('tab' in use) || use.do === 'authorize' || interactionOf(world, use.tab) !== undefined;
  const passing: Step = { do: 'pass', seconds: oneOf(spansOf(lifetime), again(wish.choice)) };
  return turn === 0 ? passing : isThere ? use : undefined;
};
