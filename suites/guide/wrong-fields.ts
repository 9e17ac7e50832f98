import type { ConnectorConfig } from '../../contracts/connector.ts';
import type { AnyConfig } from '../../fixtures/playwright/people/administrator.ts';

const wrong = {
  accessKeyId: 'AKIDofnobody000000000',
  accessKeySecret: 'a-secret-of-nobody',
  signName: 'a signature of nobody',
  region: 'eu-nowhere',
  sdkAppId: '1400009999',
} as const;

/** The configuration with a value that the provider rejects in one field, or in that field of each template. */
export const withWrong = (config: ConnectorConfig, field: keyof typeof wrong | 'templateCode'): AnyConfig =>
  field === 'templateCode'
    ? { ...config, templates: config.templates.map((template) => ({ ...template, templateCode: '999999' })) }
    : { ...config, [field]: wrong[field] };
