import { type PhoneDigits, toE164 } from '../../../contracts/phone.ts';
import { prompts } from '../drive/openid.ts';
import type { Step, StepOf, StepOrGroup, Tab } from '../steps/step.ts';
import { describeStep } from './describe-step.ts';
import { prelude } from './script-prelude.ts';

/** What a script has to be told of a sequence. */
export interface ScriptSource {
  readonly requirement: string;
  readonly what: string;
  readonly steps: readonly StepOrGroup[];
  /** How each number was written, and what was entered in place of a code, as they were in the run. */
  readonly phones: readonly PhoneDigits[];
  /** Writes a number in a spelling. */
  readonly write: (person: number, spelling: string | undefined) => string;
}

const literal = (value: unknown): string => JSON.stringify(value);
const tabOf = ({ browser, client }: Tab): string => `tab(${browser}, ${client})`;

type Lines = { readonly [Name in Step['do']]: (step: StepOf<Name>, source: ScriptSource) => string };
type Steps = { readonly [Name in Step['do']]: StepOf<Name> };

const experience = (tab: Tab, method: string, path: string, body: string): string =>
  `api(${tabOf(tab)}, '${method}', '${path}', ${body})`;

const phone = ({ write }: ScriptSource, to: { person: number; spelling?: string | undefined }): string =>
  `{ type: 'phone', value: ${literal(write(to.person, to.spelling))} }`;

const lines: Lines = {
  authorize: ({ tab, prompt }) => `authorize(${tabOf(tab)}, ${literal(prompts[prompt])})`,
  start: ({ tab, event }) => experience(tab, 'PUT', '', literal({ interactionEvent: event })),
  sendCode: ({ tab, to, event }, source) =>
    `send(${tabOf(tab)}, ${phone(source, to)}, ${literal(event)}, ${literal(toE164(source.phones[to.person] ?? ''))})`,
  verifyCode: ({ tab, verification, to, code }, source) =>
    `verify(${tabOf(tab)}, ${phone(source, to)}, ${verification}, entered(${code.of}, ${literal(code.change)}))`,
  verifyPassword: ({ tab, to, password }, source) =>
    `byPassword(${tabOf(tab)}, ${phone(source, to)}, entered(password(${password.number}), ${literal(password.change)}))`,
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
  resume: ({ tab, by }) => `resume(${tabOf(tab)}, ${by ?? tab.browser})`,
  redeem: ({ grant, as, verifier, redirectUri }) =>
    `redeem(${grant}, ${as}, ${literal(verifier)}, ${literal(redirectUri)})`,
  refresh: ({ tokens, as }) => `refresh(${tokens}, ${as})`,
  userinfo: ({ tokens, with: kind }) =>
    `userinfo(${tokens}, '${{ access: 'access_token', refresh: 'refresh_token', id: 'id_token' }[kind]}')`,
  introspect: ({ tokens, as }) => `ofToken('/oidc/token/introspection', ${tokens}, ${as})`,
  revoke: ({ tokens, as }) => `ofToken('/oidc/token/revocation', ${tokens}, ${as})`,
  signOut: ({ browser, hint }) => `signOut(${browser}, ${literal(hint)})`,
  createUser: ({ person, password }, { phones }) =>
    `manage('POST', '/users', { primaryPhone: ${literal(phones[person])}, password: password(${password}) })`,
  deleteUser: ({ person }, { phones }) => `manage('DELETE', await userPath(${literal(phones[person])}))`,
  setPassword: ({ person, password }, { phones }) =>
    `manage('PATCH', \`\${await userPath(${literal(phones[person])})}/password\`, { password: password(${password}) })`,
  setSuspended: ({ person, suspended }, { phones }) =>
    `manage('PATCH', \`\${await userPath(${literal(phones[person])})}/is-suspended\`, { isSuspended: ${suspended} })`,
  liftLock: ({ person }, { phones }) =>
    `manage('POST', '/sentinel-activities/delete', { targetType: 'User', targets: [${literal(phones[person])}] })`,
  pass: ({ seconds }) => `ask(${literal(`Let ${seconds} s pass, then press Enter`)})`,
  provider: ({ person, sends }, { phones }) =>
    `ask(${literal(`Let the SMS provider answer sends to ${toE164(phones[person] ?? '')} with "${sends}", then press Enter`)})`,
};

const lineOf = <Name extends Step['do']>(step: Steps[Name], source: ScriptSource): string => {
  const write: Lines[Name] = lines[step.do];
  return write(step, source);
};

const statement = (step: StepOrGroup, source: ScriptSource): string =>
  step.do === 'together'
    ? `await Promise.all([\n  ${step.steps.map((one) => lineOf(one, source)).join(',\n  ')},\n]);`
    : `await ${lineOf(step, source)};`;

/** A sequence as a program of plain HTTP for Node, which needs nothing of the harness: it asks for the codes that were sent. */
export const scriptOf = (source: ScriptSource): string =>
  [
    `// ${source.requirement}: ${source.what}`,
    prelude,
    ...source.steps.flatMap((step, index) => ['', `// ${index + 1}. ${describeStep(step)}`, statement(step, source)]),
    '',
  ].join('\n');
