import { errors, jwtVerify } from 'jose';
import type { Scene } from '../drive/experience.ts';
import type { Ground } from '../drive/ground.ts';
import type { Performed } from '../drive/performed.ts';
import { ownerOf } from '../model/accounts.ts';
import { at, interactionOf } from '../model/world.ts';
import type { Step, StepOf } from '../steps/step.ts';
import { judgeAsked } from './asked.ts';
import { judgeBroken, judgeMissing, judgeOdd } from './broken.ts';
import { judgeResponse } from './responses.ts';
import { judgeShownNumber } from './shown-number.ts';
import { judgeTokens } from './tokens.ts';
import type { Violation } from './violation.ts';

/** What a token request is held to: of a plain request, all that it promised. */
const promisedOf = ({ ground, bound, world }: Scene, step: StepOf<'redeem'> | StepOf<'refresh'>) => {
  const grant = step.do === 'redeem' ? step.grant : at(world.tokens, step.tokens).grant;
  const { odd, account, client } = at(world.grants, grant);
  const owner = ownerOf(world, account);
  const clientId = at(ground.clients, step.do === 'redeem' ? step.as : client).clientId;
  const isPlain = step.do === 'redeem' && !odd;
  const isOfNow = step.do === 'refresh' && at(world.tokens, step.tokens).at === world.now;
  return {
    ...{ endpoint: ground.endpoint, clientId },
    nonce: isPlain ? at(bound.grants, grant).request.nonce : undefined,
    asksTime: isPlain && at(bound.grants, grant).asksTime === true,
    phone: isPlain && owner >= 0 ? at(bound.phones, owner) : undefined,
    // What is moved back is the time of the sign-in too.
    before: isOfNow ? at(bound.tokens, step.tokens).id_token : undefined,
  };
};

/** An ID token is signed with a key that the issuer publishes. Where the keys cannot be read, nothing is said. */
const judgeSignature = async (ground: Ground, idToken: string | undefined): Promise<Violation[]> => {
  const error = idToken === undefined ? null : await jwtVerify(idToken, ground.keys).catch((reason: unknown) => reason);
  const isForged = error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey;
  return isForged
    ? [{ requirement: 'TOK-11', property: 'signature', what: 'an ID token is signed with a key that is not published' }]
    : [];
};

/** What a step brought: the answer to an authorization request, tokens, where a browser goes on, or the number of an account. */
export const judgeBrought = async (scene: Scene, step: Step, performed: Performed): Promise<Violation[]> => {
  const { response, tokens, redirect } = performed;
  const { ground, world } = scene;
  const isOfTokens = step.do === 'redeem' || step.do === 'refresh';
  const isReset = step.do === 'submit' && interactionOf(world, step.tab)?.event === 'ForgotPassword';
  return [
    ...judgeShownNumber(scene.bound, world, step, performed),
    ...judgeBroken(scene, step, performed),
    ...judgeAsked(scene, step, performed),
    ...judgeOdd(scene, step, performed),
    ...judgeMissing(scene, step, performed),
    ...(response ? judgeResponse(response, ground.endpoint) : []),
    ...(tokens && isOfTokens ? judgeTokens(tokens, promisedOf(scene, step)) : []),
    ...(isOfTokens && performed.accepted && tokens === undefined
      ? [{ requirement: 'TOK-01', property: 'tokens', what: 'a token request gave no complete token response' }]
      : []),
    ...(await judgeSignature(ground, tokens?.id_token)),
    ...(isReset && redirect !== undefined
      ? [{ requirement: 'FGT-09', property: 'redirect', what: 'a reset of the password was answered as a sign-in' }]
      : []),
  ];
};
