import type { Scene } from '../drive/experience.ts';
import type { Performed } from '../drive/performed.ts';
import { at } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { judgeResponse } from './responses.ts';
import { judgeTokens } from './tokens.ts';
import type { Violation } from './violation.ts';

/** What a step brought to an application: the answer to its authorization request, or tokens. */
export const judgeBrought = ({ ground, bound, world }: Scene, step: Step, performed: Performed): Violation[] => {
  const { response, tokens } = performed;
  const { endpoint } = ground;
  // Of an odd request, what it promised is not what was sent.
  const isPlain = step.do === 'redeem' && !at(world.grants, step.grant).odd;
  const nonce = isPlain ? at(bound.grants, step.grant).request.nonce : undefined;
  const client =
    step.do === 'redeem' ? step.as : step.do === 'refresh' ? at(world.tokens, step.tokens).client : undefined;
  return [
    ...(response ? judgeResponse(response, endpoint) : []),
    ...(tokens && client !== undefined
      ? judgeTokens(tokens, { endpoint, clientId: at(ground.clients, client).clientId, nonce, hasPhone: isPlain })
      : []),
  ];
};
