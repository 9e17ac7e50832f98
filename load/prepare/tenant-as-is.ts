import { obstacleOf } from '../../fixtures/stack/tenant/obstacles.ts';
import type { TenantTraits } from '../../fixtures/stack/tenant/traits.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type FlowName, flows } from '../plan/flows.ts';
import { flowsIn, type LoadPlan } from '../plan/plan.ts';

const obstacle = (flow: FlowName, traits: TenantTraits): string | null => {
  const { signInMode, signUp, mfa } = traits.signInExperience;
  const { who, way } = flows[flow];
  const found = obstacleOf(traits, way);
  if (found !== null) {
    return found;
  }
  if (mfa.factors.length > 0 && mfa.policy !== 'NoPrompt') {
    return 'the tenant offers a second factor at sign-in, which load does not take';
  }
  if (who === 'stranger' && way === 'by code' && signInMode !== 'SignInAndRegister') {
    return 'the tenant sends no code to whoever has no account';
  }
  const isMore = signUp.identifiers.length > 1 || signUp.secondaryIdentifiers.length > 0;
  return way === 'register' && isMore ? 'the tenant asks for more than a phone number at sign-up' : null;
};

/**
 * The plan for a tenant whose settings are not changed: registration goes by what it asks for.
 *
 * @throws HarnessError where a flow cannot be gone through there
 */
export const planForTenant = (plan: LoadPlan, traits: TenantTraits): LoadPlan => {
  for (const flow of flowsIn(plan)) {
    const why = obstacle(flow, traits);
    if (why !== null) {
      throw new HarnessError(
        `${flow} cannot run on this tenant as it is: ${why}`,
        'Take another scenario, or let the run set the tenant and put it back with --tenant managed',
      );
    }
  }
  return { ...plan, tenant: traits.signInExperience.signUp.password ? 'password-and-code' : 'code-only' };
};
