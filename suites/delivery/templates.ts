import { expect } from '@playwright/test';
import { z } from 'zod';
import type { UsageType } from '../../contracts/connector.ts';
import type { ProviderRecord } from '../../fixtures/playwright/provider/provider.ts';
import type { ConnectedStack } from '../../fixtures/stack/connect.ts';

const sendSms = z.object({ TemplateId: z.string(), TemplateParamSet: z.array(z.unknown()) });

/** Which template a request names, with which parameters, and what the provider said to it. */
export const messageOf = ({ body, verdict }: ProviderRecord) => ({ ...sendSms.parse(JSON.parse(body)), verdict });

/** An accepted message by a template with one place, with the code as its only parameter. */
export const codeByTemplate = (templateId: string | undefined) => ({
  TemplateId: templateId,
  TemplateParamSet: [expect.stringMatching(/^\d{6}$/)],
  verdict: 'Ok',
});

/** The same by the template that the tenant's connector has for a usage type. */
export const codeBy = (usageType: UsageType, { description }: ConnectedStack) =>
  codeByTemplate(
    description.provider.connector.templates.find((template) => template.usageType === usageType)?.templateCode,
  );
