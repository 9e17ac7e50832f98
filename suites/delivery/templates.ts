import { expect } from '@playwright/test';
import { z } from 'zod';
import { templateCodes, type UsageType } from '../../contracts/connector.ts';
import type { ProviderRecord } from '../../fixtures/playwright/provider.ts';

const sendSms = z.object({ TemplateId: z.string(), TemplateParamSet: z.array(z.unknown()) });

/** Which template a request names, with which parameters, and what the provider said to it. */
export const messageOf = ({ body, verdict }: ProviderRecord) => ({ ...sendSms.parse(JSON.parse(body)), verdict });

/** An accepted message for this usage type: by its template, which has one place, with the code and nothing else. */
export const codeBy = (usageType: UsageType) => ({
  TemplateId: templateCodes[usageType],
  TemplateParamSet: [expect.stringMatching(/^\d{6}$/)],
  verdict: 'Ok',
});
