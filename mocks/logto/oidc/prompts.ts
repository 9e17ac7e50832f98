import { interactionPolicy } from 'oidc-provider';
import type { Faults } from '../faults/index.ts';

const { Check, base } = interactionPolicy;

/** When the user has to act: oidc-provider's own policy, which is Logto's too. */
export const createPrompts = (faults: Faults): interactionPolicy.DefaultPolicy => {
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('first_visit', 'End-User authentication is required', ({ oidc }) => {
      const { grantId } = oidc.session?.authorizations?.[oidc.client?.clientId ?? ''] ?? {};
      return faults.has('sso-asks-again') && grantId === undefined && !oidc.result?.login;
    }),
  );
  return policy;
};
