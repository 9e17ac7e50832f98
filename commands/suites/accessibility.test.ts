import { expect, test } from '@playwright/test';
import { readAccessibility } from './accessibility.ts';
import { catalogueOfRun, excusedRequirements } from './rules.ts';

const target = {
  kind: 'native',
  isStandIn: false,
  logtoVersion: '1.42.0',
  connectorVersion: '1.4.4',
  details: {},
} as const;

test('without the flag violations are notes, with it all rules count, or those that it names', async () => {
  expect(await readAccessibility({})).toBeUndefined();
  expect(await readAccessibility({ accessibility: true })).toEqual([]);
  expect(await readAccessibility({ accessibility: ['label', 'color-contrast'] })).toEqual(['label', 'color-contrast']);
});

test('a rule that axe does not have is refused with those that come near', async () => {
  await expect(readAccessibility({ accessibility: ['label', 'colour-contrast'] })).rejects.toThrow(
    'axe has no rule "colour-contrast". Did you mean "color-contrast"',
  );
});

test('the record of a run has the row as a must where the run holds it for one', () => {
  const levelOf = (...obliges: 'accessibility'[]) =>
    catalogueOfRun(obliges).requirements.find(({ id }) => id === 'ACC-01')?.level;
  expect([levelOf(), levelOf('accessibility')]).toEqual(['may', 'must']);
  expect(excusedRequirements(target, [])).toContain('ACC-01');
  expect(excusedRequirements(target, [], ['accessibility'])).not.toContain('ACC-01');
});
