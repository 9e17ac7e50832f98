import type { Ground } from '../drive/ground.ts';
import type { Performed } from '../drive/performed.ts';
import { proofMessages, purposeOf } from '../model/proof-messages.ts';
import { messagesExpected } from '../model/rules/sends.ts';
import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** What a send has to come to: how many messages, and by the template of which purpose. */
const expected = (world: World, step: Step) => {
  if (step.do === 'sendProof') {
    return { ...proofMessages(step.to), purpose: purposeOf(world, step) };
  }
  return step.do === 'sendCode' ? { ...messagesExpected(world, step), purpose: step.event } : undefined;
};

/** @param isNobody whether it was accepted of nobody who could go on by it */
const broken = (step: Step, isNobody: boolean): Pick<Violation, 'requirement' | 'property'> => {
  if (isNobody && step.do === 'sendCode' && step.event !== 'ForgotPassword') {
    return { requirement: 'REG-08', property: `messages by ${step.event}` };
  }
  return { requirement: isNobody ? 'ENM-01' : 'SND-01', property: 'messages' };
};

/** A send that fails is told to the user, who may ask again: it makes one request by itself. */
export const judgeRequests = ({ requests = 1 }: Performed): Violation[] =>
  requests > 1
    ? [{ requirement: 'SND-09', property: 'requests', what: `a send made ${requests} requests to the provider` }]
    : [];

/** What reached a phone: one message for an accepted send, none for a refused one, by the template of its purpose. */
export const judgeMessages = (ground: Ground, world: World, step: Step, performed: Performed): Violation[] => {
  const { messages = [], accepted } = performed;
  const send = expected(world, step);
  if (send === undefined || performed.messages === undefined) {
    return [];
  }
  const { purpose } = send;
  const { atLeast, atMost } = accepted ? send : { atLeast: 0, atMost: 0 };
  const right = purpose && ground.templates[purpose];
  const wrong = messages.find(({ templateId }) => right !== undefined && templateId !== right);
  const isRight = messages.length >= atLeast && messages.length <= atMost;
  return [
    ...(isRight
      ? []
      : [
          {
            ...broken(step, accepted && atMost === 0),
            what: `a send that was answered ${performed.answer} made ${messages.length} messages to the number, and not ${atMost}`,
          },
        ]),
    ...(wrong === undefined
      ? []
      : [
          {
            requirement: 'SND-06',
            property: 'template',
            what: `a message of ${purpose} used template ${wrong.templateId}, and not ${right}`,
          },
        ]),
    ...(messages.some(({ code }) => code === null || !/^\d{6,}$/.test(code))
      ? [{ requirement: 'OTP-01', property: 'code', what: 'a message holds no code of six digits' }]
      : []),
  ];
};
