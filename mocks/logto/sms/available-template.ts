import type { UsageType } from '../../../contracts/connector.ts';
import type { Tenant } from '../data/tenant.ts';

/** Where the connector has no template for a purpose, that for everything: the guide names four. */
export const availableTemplate = (connectors: Tenant['connectors'], usageType: UsageType): UsageType =>
  connectors.usageTypes().includes(usageType) ? usageType : 'Generic';
