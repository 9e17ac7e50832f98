import type { ManagementApi } from '../fixtures/stack/management-api.ts';
import { applyTenantConfiguration, createUser } from '../fixtures/stack/provision.ts';
import { type LoadPlan, numberOfArrival, plannedArrivals } from './plan.ts';

/**
 * Makes the users that a plan's arrivals sign in as, on a tenant where the code is all that a sign-in needs.
 *
 * @returns how many there are
 */
export const provisionUsers = async (api: ManagementApi, plan: LoadPlan, phoneBlock: number): Promise<number> => {
  await applyTenantConfiguration(api, 'code-only');
  const arrivals = plannedArrivals(plan) + 1;
  for (let arrival = 0; arrival < arrivals; arrival += 1) {
    await createUser(api, { primaryPhone: numberOfArrival(phoneBlock, arrival) });
  }
  return arrivals;
};
