import type { Bound } from '../drive/bound.ts';
import { newMessages } from '../drive/experience.ts';
import type { Ground } from '../drive/ground.ts';
import { messagesExpected } from '../model/rules/sends.ts';
import type { World } from '../model/world.ts';
import type { Together } from './orders.ts';
import type { Violation } from './violation.ts';

/** The messages of sends at the same time: as many as were accepted. */
export const judgeGroupMessages = async (
  ground: Ground,
  bound: Bound,
  world: World,
  group: readonly Together[],
): Promise<Violation[]> => {
  const sends = group.flatMap(({ step, performed }) =>
    step.do === 'sendCode' && performed.accepted && messagesExpected(world, step).atLeast > 0 ? [step] : [],
  );
  const person = sends[0]?.to.person;
  if (person === undefined || sends.some(({ to }) => to.person !== person)) {
    return [];
  }
  const messages = await newMessages({ ground, bound }, person, true);
  const what = `${sends.length} accepted sends at the same time made ${messages.length} messages`;
  return messages.length === sends.length ? [] : [{ requirement: 'SND-01', property: 'messages', what }];
};
