import { z } from 'zod';
import { test as base } from '../../fixtures/playwright/openid/id-token.ts';

const record = z.looseObject({
  key: z.string(),
  createdAt: z.number(),
  payload: z.looseObject({ result: z.string(), ip: z.string().optional(), userAgent: z.string().optional() }),
});

type AuditRecord = z.infer<typeof record>;

/** An event by the end of its key, and whether it went well. */
type Wanted = readonly [key: string, result: 'Success' | 'Error'];

interface PerTest {
  readonly recordsNaming: (who: string) => Promise<AuditRecord[]>;
  /** Those of the events that no record of this test names with who, when and where. */
  readonly unrecorded: (who: string, events: readonly Wanted[]) => Promise<Wanted[]>;
}

export const test = base.extend<PerTest>({
  recordsNaming: async ({ auditLog }, use) => {
    await use(async (who) => (await auditLog.entriesNaming(who)).map((entry) => record.parse(JSON.parse(entry))));
  },
  unrecorded: async ({ recordsNaming }, use) => {
    await use(async (who, events) => {
      const records = (await recordsNaming(who)).filter(
        ({ payload: { ip, userAgent } }) => Boolean(ip) && userAgent === 'harness visitor',
      );
      return events.filter(
        ([key, result]) => !records.some((found) => found.key.endsWith(key) && found.payload.result === result),
      );
    });
  },
});
