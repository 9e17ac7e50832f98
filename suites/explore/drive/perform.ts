import type { Step, StepOf } from '../steps/step.ts';
import * as experience from './experience.ts';
import * as openid from './openid.ts';
import * as operators from './operators.ts';
import type { Performed } from './performed.ts';

type Performers = {
  readonly [Name in Step['do']]: (scene: experience.Scene, step: StepOf<Name>) => Promise<Performed>;
};

const { start, sendCode, verifyCode, verifyPassword, identify, switchTo, addPassword, replacePassword, submit } =
  experience;
const { authorize, resume, redeem, refresh, userinfo, introspect, revoke, signOut } = openid;
const { createUser, deleteUser, setPassword, setSuspended, liftLock, pass, provider } = operators;

const performers: Performers = {
  ...{
    authorize,
    start,
    sendCode,
    verifyCode,
    verifyPassword,
    identify,
    switchTo,
    addPassword,
    replacePassword,
    submit,
  },
  ...{ resume, redeem, refresh, userinfo, introspect, revoke, signOut },
  ...{ createUser, deleteUser, setPassword, setSuspended, liftLock, pass, provider },
};

type Pairs = { readonly [Name in Step['do']]: StepOf<Name> };

/** Does what a step says. @throws Error when the target does not answer */
export const perform = <Name extends Step['do']>(scene: experience.Scene, step: Pairs[Name]): Promise<Performed> => {
  const performer: Performers[Name] = performers[step.do];
  return performer(scene, step);
};
