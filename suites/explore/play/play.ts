import { atOnce, type Reply } from '../../../fixtures/http/index.ts';
import { type Bound, bind } from '../drive/bound.ts';
import type { Ground } from '../drive/ground.ts';
import { perform } from '../drive/perform.ts';
import { judgeAcceptance } from '../judge/acceptance.ts';
import { judgeAccounts } from '../judge/accounts.ts';
import { type Compared, judgeAlike } from '../judge/alike.ts';
import { judgeBroken } from '../judge/broken.ts';
import { judgeBrought } from '../judge/brought.ts';
import type { Exchange } from '../judge/exchange.ts';
import { judgeGroupMessages } from '../judge/group-messages.ts';
import { judgeable } from '../judge/judgeable.ts';
import { judgeMessages, judgeRequests } from '../judge/messages.ts';
import { judgeNavigation } from '../judge/navigation.ts';
import { judgeOddResponse } from '../judge/odd-responses.ts';
import { isOrderless } from '../judge/orders.ts';
import { judgeReplies } from '../judge/replies.ts';
import { judgeSubject } from '../judge/subjects.ts';
import { judgeTogether, toldTogether } from '../judge/together.ts';
import { isShownOnly, type Violation } from '../judge/violation.ts';
import { compareWrongCodes } from '../judge/wrong-codes.ts';
import { isComparable } from '../model/alike.ts';
import { type Expectation, may } from '../model/expectation.ts';
import { advance, expectationOf, isPossible } from '../model/rules/index.ts';
import { at, newWorld, type World } from '../model/world.ts';
import type { Alike, Group, Step, StepOrGroup, Tab } from '../steps/step.ts';
import { accountOf, bindNew, registered, withCodeOf } from './bind-new.ts';

/** A step that was taken, and what came of it. */
export interface Taken {
  readonly step: StepOrGroup;
  readonly expected: Expectation;
  readonly answer: string;
  readonly accepted: boolean;
  readonly exchanges: readonly Exchange[];
  readonly violations: readonly Violation[];
  /** Why not everything of it could be judged, or nothing; null if it could. */
  readonly undecided: string | null;
}

type Judged = Omit<Taken, 'undecided'>;

/** A sequence that is being played. */
export interface Play {
  readonly world: World;
  readonly bound: Bound;
  readonly taken: Taken[];
  /** Whether what a step names is there. */
  isPossible(step: StepOrGroup): boolean;
  /** Ends what the provider does to its people. */
  end(): Promise<void>;
  /** Takes a step; null where it is not possible. @throws Error when the target does not answer */
  take(step: StepOrGroup): Promise<Taken | null>;
}

/** What a step of a comparison broke by itself, told as of that step. */
const ofInner = ({ step, violations }: Judged): Violation[] =>
  step.do === 'together' || step.do === 'alike' ? [] : violations.map((own) => ({ ...own, of: step.do }));

/** Begins a sequence with people and browsers of its own. */
export const beginPlay = (ground: Ground): Play => {
  let exchanges: Exchange[] = [];
  let refusals: readonly Reply[] = [];
  const bound = bind(ground, (request, reply) => void exchanges.push({ request, reply }));
  const world = newWorld(ground.policy, { ...ground, canPass: ground.pass !== null });
  const taken: Taken[] = [];
  const began = performance.now();
  const judgeWrongCode = compareWrongCodes();
  const replies = () => exchanges.map(({ reply }) => reply);
  const providerOf = (steps: readonly Step[]) =>
    steps
      .flatMap((step) =>
        step.do === 'sendCode' || step.do === 'sendProof' ? (world.people[step.to.person] ?? []) : [],
      )
      .find(({ provider }) => provider !== 'accepted')?.provider ?? 'accepted';

  const takeOne = async (step: Step): Promise<Judged> => {
    const expected = expectationOf(world, step);
    const performed = await perform({ ground, bound, world }, step);
    refusals = performed.refusal === undefined ? [] : [performed.refusal];
    const before = [
      ...(performed.broken ? [] : judgeAcceptance(step, expected, performed)),
      // A send answers before its message is read, and may not show the code of it either.
      ...judgeReplies(ground, withCodeOf(bound, performed), exchanges, providerOf([step])),
      ...judgeNavigation(ground, step, replies()),
      ...judgeMessages(ground, world, step, performed),
      ...judgeRequests(performed),
      ...judgeOddResponse(ground, step, exchanges),
      ...judgeWrongCode(world, step, exchanges[0]?.reply),
      ...(await judgeBrought({ ground, bound, world }, step, performed)),
    ];
    advance(world, step, performed);
    bindNew(bound, world, step, performed);
    const account = accountOf(world, step);
    const violations = [
      ...before,
      ...(account === undefined ? [] : judgeSubject(bound, account, performed)),
      ...(await judgeAccounts(ground, bound, registered(world, [{ step, performed }]), false)),
    ];
    const { answer, accepted, broken } = performed;
    // What it did meanwhile, nobody can tell.
    world.isLost ||= broken !== undefined;
    return { step, expected, answer, accepted, exchanges, violations };
  };

  /** Ends the sequence: what is whose afterwards, nobody can tell, unless all orders of its steps come to the same. */
  const takeGroup = async (group: Group): Promise<Judged> => {
    const performed = await atOnce(group.steps, (step, by) => perform({ ground, bound, world, by }, step));
    const together = group.steps.flatMap((step, index) => {
      const answer = performed[index];
      return answer ? [{ step, performed: answer }] : [];
    });
    const scene = { ground, bound, world };
    const broken = together.flatMap(({ step, performed: one }) => judgeBroken(scene, step, one)).slice(0, 1);
    const violations = [
      ...(broken.length > 0 ? broken : judgeTogether(world, together)),
      ...judgeReplies(ground, bound, exchanges, providerOf(group.steps)),
      ...judgeNavigation(ground, group, replies()),
      ...(await judgeGroupMessages(ground, bound, world, together)),
      ...(await judgeAccounts(ground, bound, registered(world, together), true)),
    ];
    if (violations.every(isShownOnly) && isOrderless(together)) {
      for (const { step, performed: one } of together) {
        advance(world, step, one);
        bindNew(bound, world, step, one);
      }
    } else {
      world.isLost = true;
    }
    const answer = toldTogether(together);
    const accepted = together.some((one) => one.performed.accepted);
    const expected = may('several requests came at the same time');
    return { step: group, expected, answer, accepted, exchanges, violations };
  };

  /** One side of a comparison, as far as its steps can be taken. */
  const takeSide = async (steps: readonly Step[]) => {
    const side: Judged[] = [];
    const compared: Compared[] = [];
    for (const step of steps) {
      exchanges = [];
      const one = isPossible(world, step) ? await takeOne(step) : null;
      const [exchange] = exchanges;
      if (one === null || exchange === undefined) {
        break;
      }
      side.push(one);
      compared.push({ step, reply: exchange.reply });
    }
    return { side, compared };
  };

  const takeAlike = async (step: Alike): Promise<Judged> => {
    const known = await takeSide(step.known);
    const unknown = await takeSide(step.unknown);
    const all = [...known.side, ...unknown.side];
    exchanges = all.flatMap((one) => one.exchanges);
    const violations = [...all.flatMap(ofInner), ...judgeAlike(known.compared, unknown.compared)];
    const answer = all.map((one) => one.answer).join(', ');
    const expected = may('somebody with an account and somebody without are compared');
    return { step, expected, answer, accepted: all.some((one) => one.accepted), exchanges, violations };
  };

  /** Sends of a browser with languages fail at connectors of today: they say nothing about what comes at the same time. */
  const hasLanguages = ({ browser }: Tab): boolean => world.languages[browser] === true;

  const allPossible = (step: StepOrGroup): boolean => {
    if (step.do === 'alike') {
      return isComparable(world, step);
    }
    const steps = step.do === 'together' ? step.steps : [step];
    // Requests at the same time to a provider that is silent would only wait, one as long as the other.
    const isSilent = step.do === 'together' && providerOf(steps) === 'silent';
    const isHindered = step.do === 'together' && steps.some((one) => one.do === 'sendCode' && hasLanguages(one.tab));
    return !isSilent && !isHindered && steps.every((one) => isPossible(world, one));
  };

  const takeAny = (step: StepOrGroup): Promise<Judged> => {
    if (step.do === 'together') {
      return takeGroup(step);
    }
    return step.do === 'alike' ? takeAlike(step) : takeOne(step);
  };

  return {
    world,
    bound,
    taken,
    isPossible: allPossible,
    async take(step) {
      if (!allPossible(step)) {
        return null;
      }
      exchanges = [];
      const isSilent = step.do === 'sendCode' && providerOf([step]) === 'silent';
      const one = await takeAny(step);
      // The time that it waited for a provider is no slowness of the server.
      const answers = [...replies(), ...refusals].map((reply) => (isSilent ? { ...reply, took: 0 } : reply));
      const judged = { ...one, ...judgeable(one.violations, { began, replies: answers }) };
      world.isLost ||= judged.undecided !== null;
      taken.push(judged);
      return judged;
    },
    async end() {
      if (world.policy !== ground.policy) {
        await ground.setPolicy?.({ ...ground.policy, ...ground.settings });
      }
      const hindered = world.people.entries().filter(([, { provider }]) => provider !== 'accepted');
      await Promise.all([...hindered].map(([person]) => ground.provide(at(bound.phones, person), 'accepted')));
    },
  };
};
