import { test as base } from '../../../fixtures/playwright/test.ts';
import { applyTenantConfiguration } from '../../../fixtures/stack/provision.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { openAccounts } from '../drive/account-center.ts';
import type { Ground } from '../drive/ground.ts';
import { groundOf, lowerLimits } from '../drive/ground-of.ts';
import { unknownWay } from '../drive/known-ways.ts';
import { describeStep } from '../findings/describe-step.ts';
import type { SequenceFile } from '../findings/sequence-file.ts';
import { limitsUnlike, type Replayed, raceTries, replay } from '../replay.ts';
import { isOfAccountApi } from '../steps/account-steps.ts';

interface PerTest {
  /**
   * The stack of the run, in `strict-policies` with limits that sequences reach, where the tenant may be changed. A tenant
   * whose users sign in otherwise than the model knows is none that the check applies to.
   */
  readonly ground: Ground;
  /**
   * Plays a sequence that was kept. A target on which it cannot be played is none that the check applies to.
   *
   * @returns what was answered to each step, and what must not have happened, if it did
   * @throws HarnessError where the answers decide nothing
   */
  readonly replayed: (kept: SequenceFile) => Promise<Replayed['shownBy']>;
}

const inText = ({ play: { taken } }: Replayed): string =>
  taken.map(({ step, answer }, index) => `${index + 1}. ${describeStep(step)}: ${answer}`).join('\n');

export const test = base.extend<PerTest>({
  ground: async ({ stack, nextPhone, tenantConfiguration }, use, testInfo) => {
    const { description, management, inbox } = stack;
    const difference = unknownWay(description.tenant);
    testInfo.skip(difference !== null, difference ?? '');
    await using undo = new AsyncDisposableStack();
    // In the other configurations, checks that run beside it share its limits.
    if (description.tenant.mode === 'managed' && tenantConfiguration === 'strict-policies') {
      undo.defer(() => applyTenantConfiguration(management, tenantConfiguration));
      await lowerLimits(management);
      await openAccounts(management);
    }
    const isTheirs = description.target.kind === 'external';
    const newPhones: Ground['newPhones'] = (count) => Array.from({ length: count }, nextPhone);
    await use(await groundOf({ tenant: description, management, inbox, newPhones, isTheirs, undo }));
  },
  replayed: async ({ ground, attachText }, use, testInfo) => {
    const over = new AbortController();
    await use(async (kept) => {
      testInfo.skip(
        ground.pass === null && kept.steps.some((step) => step.do === 'pass'),
        'the sequence lets time pass, and it cannot be moved at this target',
      );
      testInfo.skip(
        kept.steps.some((step) => step.do === 'setPolicy'),
        'the sequence changes limits, which other checks of the run share',
      );
      testInfo.skip(
        !ground.hasAccountApi && kept.steps.some(isOfAccountApi),
        'the sequence calls the Account API, which is not open at this target',
      );
      if (kept.steps.some((step) => step.do === 'together')) {
        testInfo.setTimeout(testInfo.timeout * raceTries);
      }
      const others = limitsUnlike(ground, kept).join(', ');
      testInfo.skip(others !== '', `the tenant has other limits than where the sequence was found: ${others}`);
      const played = await replay(ground, kept, over.signal);
      await attachText('Sequence', inText(played));
      if (played.undecided !== null) {
        throw new HarnessError(played.undecided, 'Play it by hand with "npm run explore -- --replay <file>"');
      }
      return played.shownBy;
    });
    over.abort();
  },
});
