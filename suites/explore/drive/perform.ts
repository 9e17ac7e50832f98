import { EndlessRedirects, NoReply } from '../../../fixtures/http/index.ts';
import type { Step, StepOf, Steps } from '../steps/step.ts';
import { byUsers } from './account.ts';
import { isAlive } from './answer-time.ts';
import { byBrowsers } from './authorize.ts';
import { byPages, type Scene } from './experience.ts';
import { byOddClients } from './odd.ts';
import { byApplications } from './openid.ts';
import { byOperators } from './operators.ts';
import type { Performed } from './performed.ts';

type Performers = {
  readonly [Name in Step['do']]: (scene: Scene, step: StepOf<Name>) => Promise<Performed>;
};

const performers: Performers = {
  ...byPages,
  ...byBrowsers,
  ...byApplications,
  ...byUsers,
  ...byOperators,
  ...byOddClients,
};

/** What is answered in a way that no client can go on from. @throws the error where it is none: the target is gone */
const brokenBy = async ({ ground }: Scene, error: unknown): Promise<Performed> => {
  if (error instanceof EndlessRedirects) {
    const broken = 'redirects without end';
    return { accepted: false, answer: broken, broken };
  }
  if (error instanceof NoReply && (await isAlive(ground.endpoint))) {
    const broken = 'no answer in time';
    return { accepted: false, answer: broken, broken };
  }
  throw error;
};

/** Does what a step says. @throws Error when the target does not answer anything any more */
export const perform = async <Name extends Step['do']>(scene: Scene, step: Steps[Name]): Promise<Performed> => {
  const performer: Performers[Name] = performers[step.do];
  try {
    return await performer(scene, step);
  } catch (error) {
    return await brokenBy(scene, error);
  }
};
