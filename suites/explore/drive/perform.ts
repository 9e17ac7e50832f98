import type { Step, StepOf, Steps } from '../steps/step.ts';
import { byUsers } from './account.ts';
import { byPages, type Scene } from './experience.ts';
import { byOddClients } from './odd.ts';
import { byApplications } from './openid.ts';
import { byOperators } from './operators.ts';
import type { Performed } from './performed.ts';

type Performers = {
  readonly [Name in Step['do']]: (scene: Scene, step: StepOf<Name>) => Promise<Performed>;
};

const performers: Performers = { ...byPages, ...byApplications, ...byUsers, ...byOperators, ...byOddClients };

/** Does what a step says. @throws Error when the target does not answer */
export const perform = <Name extends Step['do']>(scene: Scene, step: Steps[Name]): Promise<Performed> => {
  const performer: Performers[Name] = performers[step.do];
  return performer(scene, step);
};
