import type { Ground } from '../drive/ground.ts';
import type { Performed } from '../drive/performed.ts';
import { messagesExpected } from '../model/rules/codes.ts';
import type { World } from '../model/world.ts';
import type { Event, Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** @param isNobody whether it was accepted of nobody who could go on by it */
const broken = (event: Event, isNobody: boolean): Pick<Violation, 'requirement' | 'property'> => {
  if (isNobody && event !== 'ForgotPassword') {
    return { requirement: 'REG-08', property: `messages by ${event}` };
  }
  return { requirement: isNobody ? 'ENM-01' : 'SND-01', property: 'messages' };
};

/** What reached a phone: one message for an accepted send, none for a refused one, by the template of its purpose. */
export const judgeMessages = (ground: Ground, world: World, step: Step, performed: Performed): Violation[] => {
  const { messages = [], accepted } = performed;
  if (step.do !== 'sendCode' || performed.messages === undefined) {
    return [];
  }
  const { atLeast, atMost } = accepted ? messagesExpected(world, step) : { atLeast: 0, atMost: 0 };
  const wrong = messages.find(({ templateId }) => templateId !== ground.templates[step.event]);
  const isRight = messages.length >= atLeast && messages.length <= atMost;
  return [
    ...(isRight
      ? []
      : [
          {
            ...broken(step.event, accepted && atMost === 0),
            what: `a send that was answered ${performed.answer} made ${messages.length} messages to the number, and not ${atMost}`,
          },
        ]),
    ...(wrong === undefined
      ? []
      : [
          {
            requirement: 'SND-06',
            property: 'template',
            what: `a message of ${step.event} used template ${wrong.templateId}, and not ${ground.templates[step.event]}`,
          },
        ]),
    ...(messages.some(({ code }) => code === null || !/^\d{6,}$/.test(code))
      ? [{ requirement: 'OTP-01', property: 'code', what: 'a message holds no code of six digits' }]
      : []),
  ];
};
