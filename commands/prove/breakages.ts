import type { Fault } from '../../contracts/fault.ts';
import { isDecidedBy } from '../../contracts/record/catalogue.ts';
import { sampleAppFaults } from '../../fixtures/sample-app/faults/faults.ts';
import { faults as openIdFaults } from '../../mocks/faulty-provider/index.ts';
import { faults as standInFaults } from '../../mocks/logto/index.ts';
import { effectKinds } from '../../mocks/sms/faults/effects.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import type { Breakage, Side } from './breakage.ts';
import type { ProvenCheck } from './proof-file.ts';

const on = (side: Side, faults: readonly Fault[]): Breakage[] => faults.map((fault) => ({ side, ...fault }));

/** In the order of the table; names are unique on their side. */
export const breakages: readonly Breakage[] = [
  ...on('stand-in', standInFaults),
  ...on('application', sampleAppFaults),
  ...on(
    'provider',
    effectKinds.map(({ schema: _, forms: __, ...fault }) => fault),
  ),
  ...on('openid-provider', openIdFaults),
  // What a party may do is accepted with the fault and without: nobody can miss it.
].filter(({ allowed }) => !allowed);

/** What the sample app accepts though it should not: see the register of deviations. */
const acceptedBySampleApp = new Set([
  'foreign-issuer-in-discovery',
  'document-of-another-provider',
  'no-issuer-in-callback',
  'other-issuer-in-callback',
  'foreign-audience',
  'no-subject',
  'no-expiry',
  'userinfo-of-another-subject',
]);

/**
 * Checks that are red with nothing broken, for a registered deviation of the sample app, and so see a fault of the
 * OpenID provider: the application commits what they look for.
 */
export const redByThemselves = (
  { side, name, seenBy }: Breakage,
  checks: readonly ProvenCheck[],
): readonly ProvenCheck[] =>
  side === 'openid-provider' && acceptedBySampleApp.has(name)
    ? checks.filter(({ state, requirements }) => state === 'fails' && requirements.some((id) => seenBy.includes(id)))
    : [];

/** Whether a check of the requirement applies to the stand-in and the sample app: a fault can be seen by no other. */
export const canSee = (id: string, checks: readonly ProvenCheck[]): boolean => {
  const requirement = loadCatalogue().requirement(id);
  return checks.some((check) => check.state !== 'not-applicable' && isDecidedBy(check.requirements, requirement));
};
