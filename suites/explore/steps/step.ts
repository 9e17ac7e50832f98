import { z } from 'zod';
import { furtherNames } from './further-parameters.ts';

/**
 * What visitors, attackers, operators and the provider do, one request or change each. A step names people, browsers and
 * what came of earlier steps by their number, so that a sequence means the same wherever it is run, and is plain JSON.
 */

/** So many people, of whom nobody has an account at first. */
export const peopleCount = 4;
export const browserCount = 3;
export const clientCount = 2;

/** Seconds that one step lets pass at most: beyond the end of tokens and sessions. */
export const longestPass = 100 * 24 * 3600;

const index = z.int().min(0);
const person = index.max(peopleCount - 1);
const browser = index.max(browserCount - 1);
const client = index.max(clientCount - 1);

/** One application in one browser: Logto keeps one interaction for each. */
const tab = z.strictObject({ browser, client });

/** The number of a person. `spelling` is a key of `fixtures/http/values/further-spellings.ts`; absent: as Logto writes numbers. */
const written = z.strictObject({ person, spelling: z.string().optional() });

/** A code as somebody enters it: that of a verification or a proof, one that is almost it, or none. `change` is a key of `codeChanges`. */
const code = z.strictObject({ of: index, change: z.string().optional() });

/** A password by its number among those of the sequence. `change` is a title of `fixtures/http/near-misses.ts`. */
const password = z.strictObject({ number: index, change: z.string().optional() });

/** A parameter of an authorization request, and what it is: a key of `steps/odd/parameters.ts`. */
const oddParameter = z.strictObject({ name: z.string(), change: z.string() });

/** What a malformed request has of the sequence where it is well-formed: a verification, an authorization code, tokens. */
const uses = z.strictObject({
  person,
  verification: index.optional(),
  grant: index.optional(),
  tokens: index.optional(),
});

/** What is asked of new passwords, whose word is that of `steps/passwords.ts`. */
const passwordRules = z.strictObject({
  minLength: z.int().min(1).max(256),
  maxLength: z.int().min(1).max(256),
  characterTypes: z.int().min(1).max(4),
  rejectsRepetition: z.boolean(),
  rejectsUserInfo: z.boolean(),
  rejectsWord: z.boolean(),
});

const event = z.enum(['SignIn', 'Register', 'ForgotPassword']);

/** How a request is sent where either is possible; absent: by GET. */
const method = z.literal('POST').optional();

/** How an application proves who it is; absent: by its secret. */
const secret = z.enum(['none', 'another', 'spaced']).optional();

/** Whoever calls the Account API: one of the tokens of a token response. */
const held = { tokens: index, with: z.enum(['access', 'refresh', 'id']) };

/** The proof of who the user is that a change asks for: one of the sequence; absent: none is named. */
const permission = index.optional();

export const oneStepSchema = z.discriminatedUnion('do', [
  /** `hint`: with the ID token of these tokens. `isPlanted`: after somebody gave the browser a session identifier. */
  z.strictObject({
    ...{ do: z.literal('authorize'), tab, prompt: z.enum(['consent', 'login', 'none']) },
    ...{
      further: z.enum(furtherNames).optional(),
      hint: index.optional(),
      method,
      isPlanted: z.literal(true).optional(),
    },
  }),
  z.strictObject({ do: z.literal('authorizeOddly'), tab, with: z.array(oddParameter).min(1).max(3) }),
  /** `isUnsigned`: by somebody who knows the id of the interaction, but has no signature of it. */
  z.strictObject({ do: z.literal('start'), tab, event, isUnsigned: z.literal(true).optional() }),
  z.strictObject({ do: z.literal('sendCode'), tab, to: written, event }),
  z.strictObject({ do: z.literal('verifyCode'), tab, verification: index, to: written, code }),
  z.strictObject({ do: z.literal('verifyPassword'), tab, to: written, password }),
  z.strictObject({ do: z.literal('identify'), tab, verification: index.optional() }),
  z.strictObject({ do: z.literal('switchTo'), tab, event }),
  z.strictObject({ do: z.literal('addPassword'), tab, password: index }),
  z.strictObject({ do: z.literal('replacePassword'), tab, password: index }),
  z.strictObject({ do: z.literal('submit'), tab }),
  /**
   * `by` another browser than that of the interaction: its link was opened elsewhere. `isKept`: with the cookies that the
   * browser had when it went on for the first time.
   */
  z.strictObject({
    ...{ do: z.literal('resume'), tab, by: browser.optional(), isKept: z.literal(true).optional() },
  }),
  z.strictObject({
    do: z.literal('redeem'),
    grant: index,
    as: client,
    verifier: z.enum(['right', 'another', 'none', 'spaced']),
    redirectUri: z.enum(['right', 'another']),
    secret,
  }),
  /** `scope`: absent where none is asked for; narrower or wider than what was granted. */
  z.strictObject({
    ...{ do: z.literal('refresh'), tokens: index, as: client, scope: z.enum(['narrower', 'wider']).optional(), secret },
  }),
  z.strictObject({ do: z.literal('userinfo'), ...held, method }),
  z.strictObject({ do: z.literal('introspect'), tokens: index, as: client, secret }),
  z.strictObject({ do: z.literal('revoke'), tokens: index, as: client, secret }),
  /** The Account API: what users read and change of their own account. */
  z.strictObject({ do: z.literal('readAccount'), ...held }),
  z.strictObject({ do: z.literal('provePassword'), ...held, password }),
  z.strictObject({ do: z.literal('sendProof'), ...held, to: written }),
  z.strictObject({ do: z.literal('verifyProof'), ...held, proof: index, to: written, code }),
  z.strictObject({ do: z.literal('changePassword'), ...held, permission, password: index }),
  z.strictObject({ do: z.literal('changePhone'), ...held, permission, proof: index, to: written }),
  z.strictObject({ do: z.literal('removePhone'), ...held, permission }),
  /** `returnTo`: where the browser is to go afterwards, for application 1. `isChanged`: with a letter of the hint changed. */
  z.strictObject({
    ...{ do: z.literal('signOut'), browser, hint: index.optional(), method },
    returnTo: z.enum(['registered', 'another']).optional(),
    isChanged: z.literal(true).optional(),
    /** Whether the form is sent with a secret that is not its own, as another site would. */
    isForged: z.literal(true).optional(),
  }),
  z.strictObject({ do: z.literal('createUser'), person, password: index }),
  z.strictObject({ do: z.literal('deleteUser'), person }),
  z.strictObject({ do: z.literal('setPassword'), person, password: index }),
  z.strictObject({ do: z.literal('setSuspended'), person, suspended: z.boolean() }),
  z.strictObject({ do: z.literal('liftLock'), person }),
  z.strictObject({ do: z.literal('sendMalformed'), tab, request: z.string(), change: z.string(), at: index, uses }),
  /** Times in seconds; a lockout in whole minutes. */
  z.strictObject({
    do: z.literal('setPolicy'),
    codeTries: z.int().min(1),
    codeLifetime: z.int().min(60).max(600),
    maxFailures: z.int().min(1),
    lockout: z.int().min(60).multipleOf(60),
    /** Absent: as it was. */
    passwords: passwordRules.optional(),
    mode: z.enum(['SignInAndRegister', 'SignIn', 'Register']).optional(),
  }),
  z.strictObject({ do: z.literal('pass'), seconds: z.int().min(1).max(longestPass) }),
  z.strictObject({
    do: z.literal('provider'),
    person,
    sends: z.enum(['accepted', 'refused', 'reset', 'garbled', 'silent']),
  }),
]);

/** Steps that may be taken at the same time: one request each, which need not know what another of them brings. */
const atOnce = z.enum([
  ...(['sendCode', 'verifyCode', 'verifyPassword', 'identify', 'submit', 'redeem', 'refresh'] as const),
  'verifyProof',
]);

/** More than the send cap, so that a group can go beyond it by itself. */
export const largestGroup = 12;

/** Steps at the same time. */
const groupSchema = z.strictObject({
  do: z.literal('together'),
  steps: z
    .array(oneStepSchema.refine((step) => atOnce.safeParse(step.do).success, 'it is more than one request'))
    .min(2)
    .max(largestGroup),
});

/** Steps of which each asks for somebody and can be asked for somebody else as well. */
const ofSomebody = z.enum(['start', 'sendCode', 'verifyCode', 'verifyPassword']);

const side = z
  .array(oneStepSchema.refine((step) => ofSomebody.safeParse(step.do).success, 'it cannot be compared'))
  .min(1)
  .max(16);

/** The same for somebody with an account and for somebody without, one after the other. */
const alikeSchema = z.strictObject({ do: z.literal('alike'), known: side, unknown: side });

export const stepSchema = z.union([oneStepSchema, groupSchema, alikeSchema]);

export type Step = z.infer<typeof oneStepSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Alike = z.infer<typeof alikeSchema>;
export type StepOrGroup = z.infer<typeof stepSchema>;
export type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>;
/** Each kind of step by its name, so that a table of them can be looked up by a step. */
export type Steps = { readonly [Name in Step['do']]: StepOf<Name> };
export type Tab = z.infer<typeof tab>;
export type Written = z.infer<typeof written>;
export type Uses = z.infer<typeof uses>;
export type OddParameter = z.infer<typeof oddParameter>;
export type Event = z.infer<typeof event>;

/** The kinds of steps. */
export const stepNames: readonly Step['do'][] = oneStepSchema.options.flatMap(({ shape }) => [...shape.do.values]);
