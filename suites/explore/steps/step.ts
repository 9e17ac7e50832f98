import { z } from 'zod';
import {
  code,
  event,
  held,
  index,
  longestPass,
  oddParameter,
  password,
  passwordRules,
  permission,
  person,
  tab,
  uses,
  written,
} from './nouns.ts';
import { openidSteps } from './openid-steps.ts';

/**
 * What visitors, attackers, operators and the provider do, one request or change each. A step names people, browsers and
 * what came of earlier steps by their number, so that a sequence means the same wherever it is run, and is plain JSON.
 */

export const oneStepSchema = z.discriminatedUnion('do', [
  ...openidSteps,
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
  /** The Account API: what users read and change of their own account. */
  z.strictObject({ do: z.literal('readAccount'), ...held }),
  z.strictObject({ do: z.literal('provePassword'), ...held, password }),
  z.strictObject({ do: z.literal('sendProof'), ...held, to: written }),
  z.strictObject({ do: z.literal('verifyProof'), ...held, proof: index, to: written, code }),
  z.strictObject({ do: z.literal('changePassword'), ...held, permission, password: index }),
  z.strictObject({ do: z.literal('changePhone'), ...held, permission, proof: index, to: written }),
  z.strictObject({ do: z.literal('removePhone'), ...held, permission }),
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
