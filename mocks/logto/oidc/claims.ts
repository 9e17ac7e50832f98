import type { User } from '../data/users.ts';
import type { Faults } from '../faults/index.ts';

/** Scopes and the claims behind them, in the order of Logto's discovery document. */
export const claimsOfScopes = {
  openid: ['sub'],
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
    'username',
    'created_at',
  ],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  address: ['address'],
  custom_data: ['custom_data'],
  identities: ['identities', 'sso_identities'],
  roles: ['roles'],
  'urn:logto:scope:organizations': ['organizations', 'organization_data'],
  'urn:logto:scope:organization_roles': ['organization_roles'],
};

/** Scopes that carry no claim. */
export const otherScopes = ['offline_access', 'urn:logto:scope:sessions', 'urn:logto:scope:trusted_devices'];

const phoneClaims = ({ primaryPhone }: User, faults: Faults) => ({
  phone_number: primaryPhone && (faults.has('number-claim-without-plus') ? primaryPhone : `+${primaryPhone}`),
  phone_number_verified: Boolean(primaryPhone) && !faults.has('number-called-unverified'),
});

/**
 * Every claim of a user; oidc-provider keeps those of the granted scopes. Logto gives the times in milliseconds,
 * against OpenID Connect Core 5.1: relying parties of Logto live with it. The number is in E.164, which Logto's is not.
 */
export const claimsOf = (user: User, faults: Faults): { sub: string; [claim: string]: unknown } => ({
  sub: user.id,
  name: user.name,
  picture: user.avatar,
  updated_at: user.updatedAt,
  username: user.username,
  created_at: user.createdAt,
  email: user.primaryEmail,
  email_verified: Boolean(user.primaryEmail),
  ...(faults.has('phone-claims-left-out') ? {} : phoneClaims(user, faults)),
  custom_data: user.customData,
  identities: {},
  sso_identities: [],
  roles: [],
  organizations: [],
  organization_data: [],
  organization_roles: [],
});
