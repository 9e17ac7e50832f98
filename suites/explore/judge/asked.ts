import type { Scene } from '../drive/experience.ts';
import { refreshScopes } from '../drive/openid.ts';
import type { Performed } from '../drive/performed.ts';
import { expectFirstPage } from '../model/rules/sessions.ts';
import { furtherOf } from '../steps/further-parameters.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** Of an authorization request that gave no code: whether a page had to be the answer, and is the one that it asked for. */
const judgePage = (
  { world }: Scene,
  step: Step,
  { accepted, interaction, response, broken }: Performed,
): Violation[] => {
  if (step.do !== 'authorize' || accepted || broken !== undefined) {
    return [];
  }
  const { acceptance, requirement, because } = expectFirstPage(world, step);
  const { url, reply, error } = response?.arrival ?? {};
  const isRefused = error !== null || (reply !== undefined && reply.status >= 400);
  const { page } = furtherOf(step.further) ?? {};
  if (requirement !== undefined && acceptance === 'must' && isRefused) {
    return [{ requirement, property: 'refused', what: `authorize must lead to a page, as ${because}; it was refused` }];
  }
  if (requirement !== undefined && acceptance === 'must not' && interaction) {
    return [{ requirement, property: 'page', what: `authorize must not lead to a page, as ${because}` }];
  }
  return interaction && page !== undefined && url?.pathname !== page && world.settings.mode === 'SignInAndRegister'
    ? [{ requirement: 'SGN-09', property: 'page', what: `authorize led to ${url?.pathname}, and not to ${page}` }]
    : [];
};

/** What a refresh is given: nothing beyond what was granted, nor beyond what it asked for. */
const judgeScope = (step: Step, { tokens }: Performed): Violation[] => {
  const asked = step.do === 'refresh' ? step.scope : undefined;
  const granted = tokens?.scope?.split(' ');
  if (asked === undefined || granted === undefined) {
    return [];
  }
  const allowed = asked === 'narrower' ? refreshScopes.narrower.split(' ') : null;
  const isWider = allowed === null ? granted.includes('email') : granted.some((scope) => !allowed.includes(scope));
  const what = `a refresh with a ${asked} scope was given the scope "${tokens?.scope}"`;
  return isWider ? [{ requirement: 'TOK-22', property: `scope by ${asked}`, what }] : [];
};

/** Whoever signs in gets another session identifier than the browser had before. */
const judgeIdentifier = (step: Step, { accepted, renewed, hadSession }: Performed): Violation[] =>
  step.do === 'resume' && step.by === undefined && !step.isKept && accepted && hadSession && renewed === false
    ? [{ requirement: 'SGN-02', property: 'identifier', what: 'a sign-in kept the session identifier of the browser' }]
    : [];

/** A client whose secret is wrong is told so (RFC 6749 5.2). */
const judgeClientError = (step: Step, { accepted, answer }: Performed): Violation[] => {
  const isTold = (step.do === 'redeem' || step.do === 'refresh') && !accepted && /^40[01]\b/.test(answer);
  return isTold && (step.secret === 'another' || step.secret === 'spaced') && !/^401 .*invalid_client$/.test(answer)
    ? [{ requirement: 'TOK-09', property: 'client', what: `a client with a wrong secret was answered ${answer}` }]
    : [];
};

/** Where a sign-out ends that was accepted with a registered address. */
const judgeSignedOut = (step: Step, { accepted, isReturned }: Performed): Violation[] =>
  step.do === 'signOut' && accepted && isReturned === false
    ? [{ requirement: 'OUT-06', property: 'address', what: 'sign-out did not return to its address with its state' }]
    : [];

/** Whether an answer gives what its request asked for: a page, a scope, a session, an address. */
export const judgeAsked = (scene: Scene, step: Step, performed: Performed): Violation[] => [
  ...judgePage(scene, step, performed),
  ...judgeScope(step, performed),
  ...judgeIdentifier(step, performed),
  ...judgeClientError(step, performed),
  ...judgeSignedOut(step, performed),
];
