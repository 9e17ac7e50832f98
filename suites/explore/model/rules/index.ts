import type { Step, Steps } from '../../steps/step.ts';
import type { Expectation } from '../expectation.ts';
import type { Rule, Seen } from '../rule.ts';
import type { World } from '../world.ts';
import { changePassword, changePhone, readAccount, removePhone } from './account-changes.ts';
import { provePassword, sendProof, verifyProof } from './account-proofs.ts';
import { verifyCode } from './codes.ts';
import { identify } from './identify.ts';
import { start, submit, switchTo } from './interactions.ts';
import { sendMalformed } from './malformed-requests.ts';
import { authorizeOddly } from './odd-authorizations.ts';
import { createUser, deleteUser, liftLock, pass, provider, setPassword, setSuspended } from './operators.ts';
import { addPassword, replacePassword, verifyPassword } from './passwords.ts';
import { setPolicy } from './policies.ts';
import { sendCode } from './sends.ts';
import { authorize, resume } from './sessions.ts';
import { signOut } from './sign-out.ts';
import { introspect, redeem, refresh, revoke, userinfo } from './tokens.ts';

type Rules = { readonly [Name in Step['do']]: Rule<Name> };

const rules: Rules = {
  authorize,
  authorizeOddly,
  sendMalformed,
  start,
  sendCode,
  verifyCode,
  verifyPassword,
  identify,
  switchTo,
  addPassword,
  replacePassword,
  submit,
  resume,
  redeem,
  refresh,
  userinfo,
  introspect,
  revoke,
  readAccount,
  provePassword,
  sendProof,
  verifyProof,
  changePassword,
  changePhone,
  removePhone,
  signOut,
  createUser,
  deleteUser,
  setPassword,
  setSuspended,
  liftLock,
  setPolicy,
  pass,
  provider,
};

const ruleOf = <Name extends Step['do']>(step: Steps[Name]): Rules[Name] => rules[step.do];

export const isPossible = <Name extends Step['do']>(world: World, step: Steps[Name]): boolean =>
  !world.isLost && ruleOf(step).possible(world, step);

/** What may be answered to a step. @throws RangeError for a step that is not possible */
export const expectationOf = <Name extends Step['do']>(world: World, step: Steps[Name]): Expectation =>
  ruleOf(step).expect(world, step);

/** Changes the world by what was seen. */
export const advance = <Name extends Step['do']>(world: World, step: Steps[Name], seen: Seen): void =>
  ruleOf(step).after(world, step, seen);
