import type { PhoneDigits } from '../../../contracts/phone.ts';
import { toE164 } from '../../../contracts/phone.ts';
import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import { secretAs } from '../model/rules/presented.ts';
import { codeChange } from '../steps/code-changes.ts';
import { type Further, furtherParameters } from '../steps/further-parameters.ts';
import { malformedOf } from '../steps/odd/malformed-requests.ts';
import { describeParameter } from '../steps/odd/parameters.ts';
import { shapeOf } from '../steps/passwords.ts';
import type { Step, StepOf, StepOrGroup, Steps, Tab, Written } from '../steps/step.ts';

/** Steps in the words of a reader: who does what with what. */

const names = ['A', 'B', 'C', 'D'];
const nameOf = (person: number): string => names[person] ?? `person ${person + 1}`;
const where = ({ browser, client }: Tab): string => `browser ${browser + 1}, application ${client + 1}`;

const number = ({ person, spelling }: Written): string => {
  const what = allSpellings.find(({ key }) => key === spelling)?.what;
  return what === undefined ? `the number of ${nameOf(person)}` : `the number of ${nameOf(person)} ${what}`;
};

type Code = StepOf<'verifyCode'>['code'];
type Password = StepOf<'verifyPassword'>['password'];

const codeAs = (name: string, { change }: Code): string =>
  change === undefined ? name : `${name} ${codeChange(change).title}`;
const code = (entered: Code): string => codeAs(`code ${entered.of + 1}`, entered);
const proofCode = (entered: Code): string => codeAs(`the code of proof ${entered.of + 1}`, entered);

const passwordAs = ({ number: which, change }: Password): string =>
  `password ${which + 1}${change === undefined ? '' : ` (${change})`}`;

/** Whoever calls the Account API. */
const holder = ({ tokens, with: kind }: Pick<StepOf<'readAccount'>, 'tokens' | 'with'>): string =>
  `the user of the ${kind} token of tokens ${tokens + 1}`;
const permitted = ({ permission }: Pick<StepOf<'removePhone'>, 'permission'>): string =>
  permission === undefined ? 'without a verification' : `with proof ${permission + 1} as verification`;

const rules = (passwords: NonNullable<StepOf<'setPolicy'>['passwords']>): string =>
  Object.entries(passwords)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** A password by its number, and what it is like where it is at a boundary of policies. */
const passwordOf = (which: number): string => {
  const shape = shapeOf(which);
  const like = shape && (shape.of ?? `${shape.length} characters of ${shape.types} kinds`);
  return `password ${which + 1}${like === undefined ? '' : ` (${like})`}`;
};

const client = (as: number, secret: StepOf<'redeem'>['secret']): string =>
  `application ${as + 1}${secret === undefined ? '' : `, with ${secretAs[secret]}`}`;

const longer = (isLonger: true | undefined): string => (isLonger ? ' with a letter behind it' : '');

/** Parameters as they stand in a query. */
const asked = (further: Further): string =>
  Object.entries(furtherParameters[further].parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

type Words = { readonly [Name in Step['do']]: (step: StepOf<Name>) => string };

const words: Words = {
  authorize: ({ tab, prompt, further, hint, method, isPlanted }) =>
    [
      `${where(tab)}: an authorization request with prompt=${prompt}`,
      ...(further ? [`and ${asked(further)}`] : []),
      ...(hint === undefined ? [] : [`and the ID token of tokens ${hint + 1}`]),
      ...(method ? [`by ${method}`] : []),
      ...(isPlanted ? ['with a session identifier of an attacker'] : []),
    ].join(' '),
  authorizeOddly: ({ tab, with: parameters }) =>
    `${where(tab)}: an authorization request of which ${parameters.map((one) => describeParameter(tab.client, one)).join(' and ')}`,
  sendMalformed: (step) => {
    const { of, request, place, title } = malformedOf(step);
    return `${where(step.tab)}: ${request.method} ${request.path.replace(/\?.*/s, '')} (${of.key}), where ${place} is ${title}`;
  },
  start: ({ tab, event, isUnsigned }) =>
    `${where(tab)}: begin an interaction for ${event}${isUnsigned ? ' by its id, without a signature' : ''}`,
  sendCode: ({ tab, to, event }) => `${where(tab)}: ask for a code of ${event} to ${number(to)}`,
  verifyCode: ({ tab, verification, to, code: entered }) =>
    `${where(tab)}: enter ${code(entered)} for verification ${verification + 1} and ${number(to)}`,
  verifyPassword: ({ tab, to, password }) => `${where(tab)}: enter ${passwordAs(password)} for ${number(to)}`,
  identify: ({ tab, verification }) =>
    `${where(tab)}: identify by ${verification === undefined ? 'what is proven' : `verification ${verification + 1}`}`,
  switchTo: ({ tab, event }) => `${where(tab)}: switch the interaction to ${event}`,
  addPassword: ({ tab, password }) => `${where(tab)}: set ${passwordOf(password)} of the new account`,
  replacePassword: ({ tab, password }) => `${where(tab)}: replace the password by ${passwordOf(password)}`,
  submit: ({ tab }) => `${where(tab)}: submit the interaction`,
  resume: ({ tab, by, isKept }) =>
    [
      `${where(tab)}: go on to the callback`,
      ...(by === undefined ? [] : [`in browser ${by + 1}`]),
      ...(isKept ? ['with the cookies of before'] : []),
    ].join(', '),
  redeem: ({ grant, as, verifier, redirectUri, secret, isLonger }) =>
    `${client(as, secret)}: redeem authorization code ${grant + 1}${longer(isLonger)} with ${verifier} verifier and ${redirectUri} redirect_uri`,
  refresh: ({ tokens, as, scope, secret, isLonger }) =>
    `${client(as, secret)}: refresh tokens ${tokens + 1}${longer(isLonger)}${scope === undefined ? '' : ` with a ${scope} scope`}`,
  userinfo: ({ tokens, with: kind, method, isLonger }) =>
    `ask userinfo with the ${kind} token of tokens ${tokens + 1}${longer(isLonger)}${method === undefined ? '' : ` by ${method}`}`,
  introspect: ({ tokens, as, secret, isLonger }) =>
    `${client(as, secret)}: introspect the refresh token of tokens ${tokens + 1}${longer(isLonger)}`,
  revoke: ({ tokens, as, secret }) => `${client(as, secret)}: revoke the refresh token of tokens ${tokens + 1}`,
  readAccount: (step) => `${holder(step)}: read the account`,
  provePassword: (step) => `${holder(step)}: prove ${passwordAs(step.password)}`,
  sendProof: (step) => `${holder(step)}: ask for a code to ${number(step.to)}`,
  verifyProof: (step) =>
    `${holder(step)}: enter ${proofCode(step.code)} for proof ${step.proof + 1} and ${number(step.to)}`,
  changePassword: (step) => `${holder(step)}: change the password to password ${step.password + 1}, ${permitted(step)}`,
  changePhone: (step) =>
    `${holder(step)}: change the number to ${number(step.to)} by proof ${step.proof + 1}, ${permitted(step)}`,
  removePhone: (step) => `${holder(step)}: remove the number, ${permitted(step)}`,
  signOut: ({ browser, hint, returnTo, method, isChanged, isForged }) =>
    [
      `browser ${browser + 1}: sign out`,
      ...(hint === undefined
        ? []
        : [`with the ID token of tokens ${hint + 1}${isChanged ? ', a letter changed,' : ''}`]),
      ...(returnTo === undefined
        ? []
        : [`to ${returnTo === 'another' ? 'an address of an attacker' : 'its registered address'}`]),
      ...(method ? [`by ${method}`] : []),
      ...(isForged ? ['by a form of another site'] : []),
    ].join(' '),
  createUser: ({ person, password }) =>
    `an administrator makes an account for ${nameOf(person)} with password ${password + 1}`,
  deleteUser: ({ person }) => `an administrator deletes the account of ${nameOf(person)}`,
  setPassword: ({ person, password }) => `an administrator sets password ${password + 1} of ${nameOf(person)}`,
  setSuspended: ({ person, suspended }) =>
    `an administrator ${suspended ? 'suspends' : 'reinstates'} ${nameOf(person)}`,
  liftLock: ({ person }) => `an administrator lifts the lock of ${nameOf(person)}`,
  setPolicy: ({ codeTries, codeLifetime, maxFailures, lockout, passwords, mode }) =>
    [
      `an administrator lets codes bear ${codeTries} tries and live ${codeLifetime} s, and ${maxFailures} failures lock for ${lockout} s`,
      ...(passwords ? [`asks of new passwords ${rules(passwords)}`] : []),
      ...(mode ? [`sets the sign-in mode ${mode}`] : []),
    ].join('; '),
  pass: ({ seconds }) => `${seconds} s pass`,
  provider: ({ person, sends }) => `the provider: sends to ${nameOf(person)} are ${sends}`,
};

const describeOne = <Name extends Step['do']>(step: Steps[Name]): string => {
  const wordsOf: Words[Name] = words[step.do];
  return wordsOf(step);
};

const counted = (steps: readonly Step[]): string =>
  Object.entries(Object.groupBy(steps, describeOne))
    .map(([line, alike]) => `${alike?.length ?? 0} x ${line}`)
    .join('; ');

/** A step in one line. */
export const describeStep = (step: StepOrGroup): string => {
  if (step.do === 'together') {
    return `at the same time: ${counted(step.steps)}`;
  }
  return step.do === 'alike'
    ? `with an account: ${counted(step.known)}; and without: ${counted(step.unknown)}`
    : describeOne(step);
};

/** Who the names stand for. */
export const describePeople = (phones: readonly PhoneDigits[]): string =>
  phones.map((phone, person) => `${nameOf(person)} is ${toE164(phone)}`).join(', ');
