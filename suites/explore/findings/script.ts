import type { PhoneDigits } from '../../../contracts/phone.ts';
import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import { changesOf } from '../drive/authorize.ts';
import { asSettings } from '../drive/limits.ts';
import { refreshScopes } from '../drive/openid.ts';
import { isOfAccountApi } from '../steps/account-steps.ts';
import { malformedOf } from '../steps/odd/malformed-requests.ts';
import { oddAuthorization } from '../steps/odd/parameters.ts';
import type { Step, StepOf, StepOrGroup, Steps, Tab, Written } from '../steps/step.ts';
import { describeStep } from './describe-step.ts';
import { accountPrelude } from './script-account.ts';
import { oddPrelude } from './script-odd.ts';
import { openidPrelude } from './script-openid.ts';
import { prelude } from './script-prelude.ts';

/** What a script has to be told of a sequence. */
export interface ScriptSource {
  readonly requirement: string;
  readonly what: string;
  readonly steps: readonly StepOrGroup[];
  /** The numbers of the run, which a script uses unless it is told others. */
  readonly phones: readonly PhoneDigits[];
}

const literal = (value: unknown): string => JSON.stringify(value);
const tabOf = ({ browser, client }: Tab): string => `tab(${browser}, ${client})`;

/** What a step is besides, as a further argument; nothing where it is as usual. */
const options = (of: Readonly<Record<string, unknown>>): string =>
  Object.values(of).some((value) => value !== undefined) ? `, ${literal(of)}` : '';

type Lines = { readonly [Name in Step['do']]: (step: StepOf<Name>) => string };

const experience = (tab: Tab, method: string, path: string, body: string): string =>
  `api(${tabOf(tab)}, '${method}', '${path}', ${body})`;

/** A character as it stands in a program that everybody can read: much of what numbers are written with is invisible. */
const escaped = (value: unknown): string =>
  literal(value).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What a spelling makes of a number: the same for all but its digits, each of which is a `#`. */
const number = ({ person, spelling }: Written): string => {
  const spell = allSpellings.find(({ key }) => key === spelling)?.spell;
  if (spell === undefined) {
    return `phones[${person}]`;
  }
  const [zeros, nines] = ['0', '9'].map((digit) => [...spell(`86${digit.repeat(11)}`)]);
  const form = zeros?.map((character, index) => (character === nines?.[index] ? character : '#')).join('') ?? '';
  const zero = zeros?.[form.indexOf('#')] ?? '0';
  return `written(${person}, ${escaped(form)}${zero === '0' ? '' : `, ${escaped(zero)}`})`;
};

const phone = (to: Written): string => `{ type: 'phone', value: ${number(to)} }`;

const passwordOf = ({ number: which, change }: StepOf<'verifyPassword'>['password']): string =>
  change === undefined ? `password(${which})` : `passwordChanges[${literal(change)}](password(${which}))`;

type Presented = Pick<StepOf<'userinfo'>, 'tokens' | 'with'>;

/** A token, as its number and its name in a token response. */
const bearer = ({ tokens, with: kind }: Presented): string =>
  `${tokens}, '${{ access: 'access_token', refresh: 'refresh_token', id: 'id_token' }[kind]}'`;

const ofAccount = (step: Presented & { readonly permission?: number | undefined }, call: string): string =>
  `ofAccount(${bearer(step)}, ${literal(step.permission)}, ${call})`;

const lines: Lines = {
  authorize: (step) =>
    `authorize(${tabOf(step.tab)}, ${literal(changesOf(step))}${options({ hint: step.hint, method: step.method, isPlanted: step.isPlanted })})`,
  authorizeOddly: (step) => `authorizeOddly(${tabOf(step.tab)}, ${escaped(oddAuthorization(step).path)})`,
  sendMalformed: (step) => {
    const { of, request } = malformedOf(step);
    return `sendMalformed(${tabOf(step.tab)}, ${literal(of.by)}, ${escaped(request)})`;
  },
  start: ({ tab, event, isUnsigned }) =>
    isUnsigned
      ? `startUnsigned(${tabOf(tab)}, ${literal(event)})`
      : experience(tab, 'PUT', '', literal({ interactionEvent: event })),
  sendCode: ({ tab, to, event }) => `send(${tabOf(tab)}, ${phone(to)}, ${literal(event)}, ${to.person})`,
  verifyCode: ({ tab, verification, to, code: { of, change } }) =>
    `verify(${tabOf(tab)}, ${phone(to)}, ${verification}, code(${[of, ...(change ? [literal(change)] : [])].join(', ')}))`,
  verifyPassword: ({ tab, to, password }) => `byPassword(${tabOf(tab)}, ${phone(to)}, ${passwordOf(password)})`,
  identify: ({ tab, verification }) =>
    experience(
      tab,
      'POST',
      '/identification',
      verification === undefined ? '{}' : `{ verificationId: verifications[${verification}]?.id }`,
    ),
  switchTo: ({ tab, event }) => experience(tab, 'PUT', '/interaction-event', literal({ interactionEvent: event })),
  addPassword: ({ tab, password }) =>
    experience(tab, 'POST', '/profile', `{ type: 'password', value: password(${password}) }`),
  replacePassword: ({ tab, password }) =>
    experience(tab, 'PUT', '/profile/password', `{ password: password(${password}) }`),
  submit: ({ tab }) => `submit(${tabOf(tab)})`,
  resume: ({ tab, by, isKept }) => `resume(${tabOf(tab)}, ${by ?? tab.browser}${options({ isKept })})`,
  redeem: ({ grant, as, verifier, redirectUri, secret, isLonger }) =>
    `redeem(${grant}, ${as}, ${literal(verifier)}, ${literal(redirectUri)}${options({ secret, isLonger })})`,
  refresh: ({ tokens, as, scope, secret, isLonger }) =>
    `refresh(${tokens}, ${as}${options({ scope: scope && refreshScopes[scope], secret, isLonger })})`,
  userinfo: (step) => `userinfo(${bearer(step)}${options({ method: step.method, isLonger: step.isLonger })})`,
  introspect: ({ tokens, as, secret, isLonger }) =>
    `ofToken('/oidc/token/introspection', ${tokens}, ${as}${options({ secret, isLonger })})`,
  revoke: ({ tokens, as, secret }) => `ofToken('/oidc/token/revocation', ${tokens}, ${as}${options({ secret })})`,
  readAccount: (step) => ofAccount(step, "'GET', ''"),
  provePassword: (step) => `provePassword(${bearer(step)}, ${passwordOf(step.password)})`,
  sendProof: (step) => `sendProof(${bearer(step)}, ${number(step.to)}, ${step.to.person})`,
  verifyProof: ({ proof, to, code: { of, change }, ...step }) =>
    `verifyProof(${bearer(step)}, ${number(to)}, ${proof}, proofCode(${[of, ...(change ? [literal(change)] : [])].join(', ')}))`,
  changePassword: (step) => ofAccount(step, `'POST', '/password', { password: password(${step.password}) }`),
  changePhone: (step) =>
    ofAccount(
      step,
      `'POST', '/primary-phone', { phone: ${number(step.to)}, newIdentifierVerificationRecordId: proofs[${step.proof}]?.id }`,
    ),
  removePhone: (step) => ofAccount(step, "'DELETE', '/primary-phone', undefined"),
  signOut: ({ browser, hint, returnTo, method, isChanged, isForged }) =>
    `signOut(${browser}, ${literal(hint)}${options({ returnTo, method, isChanged, isForged })})`,
  createUser: ({ person, password }) =>
    `manage('POST', '/users', { primaryPhone: phones[${person}], password: password(${password}) })`,
  deleteUser: ({ person }) => `manage('DELETE', await userPath(${person}))`,
  setPassword: ({ person, password }) =>
    `manage('PATCH', (await userPath(${person})) + '/password', { password: password(${password}) })`,
  setSuspended: ({ person, suspended }) =>
    `manage('PATCH', (await userPath(${person})) + '/is-suspended', { isSuspended: ${suspended} })`,
  liftLock: ({ person }) =>
    `manage('POST', '/sentinel-activities/delete', { targetType: 'User', targets: [phones[${person}]] })`,
  setPolicy: (limits) => `manage('PATCH', '/sign-in-exp', ${literal(asSettings(limits))})`,
  pass: ({ seconds }) => `ask(${literal(`Let ${seconds} s pass, then press Enter`)})`,
  provider: ({ person, sends }) =>
    `ask('Let the SMS provider answer sends to +' + phones[${person}] + ' with "${sends}", then press Enter')`,
};

const lineOf = <Name extends Step['do']>(step: Steps[Name]): string => {
  const write: Lines[Name] = lines[step.do];
  return write(step);
};

const statement = (step: StepOrGroup): string => {
  if (step.do === 'together') {
    return `await atOnce(\n${step.steps.map((one) => `  () => ${lineOf(one)},\n`).join('')});`;
  }
  const steps = step.do === 'alike' ? [...step.known, ...step.unknown] : [step];
  return steps.map((one) => `await ${lineOf(one)};`).join('\n');
};

const isOdd = (step: StepOrGroup): boolean => step.do === 'authorizeOddly' || step.do === 'sendMalformed';

/** A sequence as a program of plain HTTP for Node, which needs nothing of the harness: it asks for the codes that were sent. */
export const scriptOf = (source: ScriptSource): string =>
  [
    `// ${source.requirement}: ${source.what.replace(/\s+/g, ' ')}`,
    prelude(literal(source.phones)),
    openidPrelude,
    ...(source.steps.some(isOdd) ? [oddPrelude] : []),
    ...(source.steps.some(isOfAccountApi) ? [accountPrelude] : []),
    ...source.steps.flatMap((step, index) => ['', `// ${index + 1}. ${describeStep(step)}`, statement(step)]),
    ...['', 'terminal.close();', ''],
  ].join('\n');
