import { furtherOf } from '../../steps/further-parameters.ts';
import type { StepOf } from '../../steps/step.ts';
import { doubtHeld, isInUse } from '../accounts.ts';
import { slack } from '../counter.ts';
import { type Expectation, may, must, mustNot, type Objection, unless } from '../expectation.ts';
import { interactionEnd, sessionEnd } from '../lifetimes.ts';
import { modeDoubt } from '../modes.ts';
import type { Rule } from '../rule.ts';
import { at, disturb, interactionOf, type Session, type World } from '../world.ts';

type Authorize = StepOf<'authorize'>;

const isLive = (world: World, session: Session | null): session is Session =>
  session !== null && session.ended === null && isInUse(world, session);

/** Whoever comes with a session may have used it; what answers with a code certainly did. */
export const use = (world: World, browser: number, session: Session, certainly: boolean): void => {
  const isOver = sessionEnd(world, session).some((objection) => objection && objection.acceptance === 'must not');
  if (isOver && !certainly) {
    world.sessions[browser] = { ...session, ended: session.ended ?? 'SES-08' };
    return;
  }
  session.used.perhaps = world.now;
  if (certainly) {
    session.used.surely = world.now;
  }
};

const beginning = ({ now: at }: World) => ({ at, used: { surely: at, perhaps: at } });

/** What stands against a code without interaction. @param isSilent whether it may not come to one: `prompt=none` */
export const signedInObjections = (world: World, browser: number, isSilent: boolean): Objection[] => {
  const session = world.sessions[browser] ?? null;
  return [
    session === null && mustNot(isSilent ? 'SGN-06' : 'OUT-02', 'nobody is signed in in this browser'),
    session && session.ended !== null && mustNot(session.ended, 'the session was ended'),
    session && !isLive(world, session) && mustNot('SGN-04', 'the user is suspended or deleted'),
    ...(session ? sessionEnd(world, session) : []),
    session?.doubtful && may('the sign-in was refused at its end'),
  ];
};

/** What stands against a code for whoever is signed in, of what a request asks for besides. */
const furtherObjections = (world: World, { tab, further, hint }: Authorize): Objection[] => {
  const { maxAge = Number.POSITIVE_INFINITY, requirement = '' } = furtherOf(further) ?? {};
  const session = world.sessions[tab.browser];
  const isAnothers = hint !== undefined && session && at(world.tokens, hint).account !== session.account;
  const age = session ? world.now - session.at : 0;
  return [
    isAnothers && mustNot('AUT-25', 'its id_token_hint is of another user'),
    hint !== undefined && may('its id_token_hint may be too old, or of another application'),
    age > maxAge + slack && mustNot(requirement, 'the sign-in is older than max_age'),
    age > maxAge - slack && may('the sign-in may be older than max_age'),
  ];
};

/** A session after which any request of its browser may be refused. */
export const sessionDoubts = (world: World, browser: number): Objection[] => {
  const session = world.sessions[browser] ?? null;
  return [
    session !== null && !isInUse(world, session) && may('the user is suspended or deleted'),
    session?.doubtful && may('the sign-in was refused at its end'),
  ];
};

/** Whether a request without a session that it could be answered by leads to a page, and the requirement that says so. */
export const expectFirstPage = (world: World, { tab, prompt, further, hint, method }: Authorize): Expectation => {
  const requirement = method === 'POST' ? 'AUT-12' : (furtherOf(further)?.requirement ?? 'SGN-01');
  return unless(
    [
      prompt === 'none' && mustNot('SGN-06', 'it asks for no page'),
      hint !== undefined && may('its id_token_hint may be too old, or of another application'),
      ...sessionDoubts(world, tab.browser),
    ],
    must(requirement, 'nothing stands against it'),
  );
};

export const authorize: Rule<'authorize'> = {
  possible: ({ tokens, sessions }, { tab, hint, isPlanted }) =>
    (hint === undefined || hint < tokens.length) && !(isPlanted && sessions[tab.browser]),
  expect: (world, step) =>
    unless(
      [
        step.prompt === 'login' && mustNot('SGN-05', 'it asks for credentials'),
        ...signedInObjections(world, step.tab.browser, step.prompt === 'none'),
        ...furtherObjections(world, step),
        step.prompt === 'none' && may('consent may be missing'),
      ],
      must('AUT-09', 'somebody is signed in in this browser'),
    ),
  after(world, { tab, further, isPlanted }, { accepted, interaction = false }) {
    if (isPlanted) {
      disturb(world, tab.browser);
    }
    const session = world.sessions[tab.browser];
    if (session) {
      use(world, tab.browser, session, accepted);
    }
    if (session && !isInUse(world, session)) {
      // The session of a user who is no more may be taken away, with what other tabs had begun in it.
      disturb(world, tab.browser);
    }
    if (accepted && session) {
      const { person, account } = session;
      world.grants.push({
        client: tab.client,
        person,
        account,
        at: world.now,
        used: false,
        doubtful: false,
        odd: false,
      });
    }
    const former = interactionOf(world, tab);
    if (former && !interaction) {
      // Its cookie may be gone.
      former.doubtful = true;
    }
    if (interaction) {
      // Logto keeps them in a cookie that each interaction writes anew.
      world.languages[tab.browser] = furtherOf(further)?.hasLanguages === true;
      world.interactions.push({
        ...{ number: world.interactions.length, tab, at: world.now, event: null, identified: null, newNumber: null },
        modes: [world.settings.mode],
        ...{
          newPassword: null,
          switched: false,
          repeated: false,
          submitted: false,
          finished: false,
          doubtful: false,
          odd: false,
        },
      });
    }
  },
};

export const resume: Rule<'resume'> = {
  possible: (world, { tab, isKept }) => {
    const { submitted = false, identified = null, finished = false } = interactionOf(world, tab) ?? {};
    return submitted && identified !== null && (finished || !isKept);
  },
  expect(world, { tab, by = tab.browser, isKept = false }) {
    const interaction = interactionOf(world, tab);
    const session = world.sessions[tab.browser] ?? null;
    const identified = interaction?.identified;
    return unless(
      [
        by !== tab.browser && mustNot('AUT-24', 'the interaction was begun in another browser'),
        isKept && mustNot('AUT-27', 'the sign-in was finished before'),
        // No tokens may come of it: see `redeem`.
        identified && !isInUse(world, identified) && may('the user is suspended or deleted'),
        ...interactionEnd(world, interaction),
        interaction?.finished && may('the interaction is over'),
        modeDoubt(interaction),
        interaction?.doubtful && may('the browser or the user changed meanwhile'),
        session !== null && session.account !== identified?.account && may('somebody else is signed in'),
      ],
      must('SGN-01', 'the interaction was submitted by whoever was identified in it'),
    );
  },
  after(world, { tab, by = tab.browser, isKept = false }, { accepted, renewed = true }) {
    const interaction = interactionOf(world, tab);
    if (!interaction?.identified) {
      return;
    }
    if (isKept) {
      // Of the browser, what somebody did with a copy of its cookies changed nothing that can be relied on.
      world.isLost ||= accepted;
      disturb(world, tab.browser);
      return;
    }
    const { person, account } = interaction.identified;
    if (!accepted) {
      interaction.doubtful = true;
      const visited = world.sessions[by];
      // Nobody signs in without a new session identifier: the session that was there is there still, or is over still.
      const isUnchanged = by !== tab.browser || !renewed;
      if (isUnchanged && visited) {
        use(world, by, visited, false);
      }
      if (!isUnchanged) {
        // The refusal may have come after the sign-in: whose session it is then that another had here, nobody can tell.
        const former = world.sessions[by];
        world.isLost ||= former ? former.account !== account : false;
        disturb(world, by);
        world.sessions[by] = { person, account, ended: null, doubtful: true, ...beginning(world) };
      }
      return;
    }
    Object.assign(interaction, { finished: true, event: null });
    const former = world.sessions[by];
    if (former && former.account !== account) {
      // Whoever was signed in here before is signed out.
      doubtHeld(world, former.account);
    }
    if (world.sessions[by]?.account !== account || world.sessions[by].ended !== null) {
      disturb(world, by, interaction.number);
    }
    // Who is suspended may be signed out again, or go on when they are reinstated.
    const doubtful = !isInUse(world, { account });
    world.sessions[by] = { person, account, ended: null, doubtful, ...beginning(world) };
    const { odd } = interaction;
    world.grants.push({ client: tab.client, person, account, at: world.now, used: false, doubtful: odd, odd });
  },
};
