import { z } from 'zod';
import { defineAction } from './action.ts';
import { applicationBreach } from './refusals.ts';

/** ReportConversion: takes note that a code was used. */
export const reportConversion = defineAction(
  z.strictObject({ SmsSdkAppId: z.string(), SerialNo: z.string(), ConversionTime: z.int().optional() }),
  async ({ SmsSdkAppId }, { tenant }) =>
    applicationBreach(tenant.customer, SmsSdkAppId) ?? {
      fields: { ReportConversionStatus: { Code: 'ok', Message: 'success' } },
    },
);
