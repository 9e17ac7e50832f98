import { quantile } from '../../fixtures/http/index.ts';
import { probabilityOfGreater } from '../../fixtures/statistics/effect-size.ts';
import { expect, test } from './timed-sends.ts';

test.describe.configure({ timeout: 120_000 });

for (const providerTakes of [0, 300]) {
  test(`send times do not reveal a known phone number at a provider delay of ${providerTakes} ms`, {
    tag: [`@ENM-03.1.${providerTakes}`],
  }, async ({ timeSends, attachText }) => {
    const { known, unknown } = await timeSends(200, providerTakes);
    const effect = probabilityOfGreater(known, unknown);
    const medians = [known, unknown].map((times) => `${quantile(times, 0.5).toFixed(1)} ms`);
    await attachText(
      'Times of sends',
      `200 pairs; medians ${medians.join(' known, ')} unknown; P(known > unknown) = ${effect.toFixed(3)}`,
    );
    expect(effect).toBeGreaterThan(0.4);
    expect(effect).toBeLessThan(0.6);
  });
}
