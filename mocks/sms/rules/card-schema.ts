import * as z from 'zod/mini';
import type { RuleCard } from '../../tencent-sms/rules/catalogue.ts';

export const ruleCardSchema = z.object({
  id: z.string(),
  stage: z.enum(['gateway', 'request', 'recipient']),
  requires: z.string(),
  codes: z.array(z.string()),
  source: z.string(),
  confidence: z.enum(['observed', 'documented', 'derived', 'inferred', 'placeholder']),
}) satisfies z.ZodMiniType<RuleCard>;
