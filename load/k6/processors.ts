import type { StackDescription } from '../../fixtures/stack/description.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/**
 * How many CPUs k6 may run on at once (Go's `GOMAXPROCS`): all of a machine of its own, and a quarter, but at least one, of
 * one that it shares with its target. There it is quick at its work between two answers and waits for the next; spread over
 * more CPUs it would use a sixth more CPU time, of what the target has to do without. With real browsers it is they that work.
 */
export const processorsOfK6 = (
  target: StackDescription['target']['kind'],
  { usesBrowsers }: Pick<Scenario, 'usesBrowsers'>,
  cores: number,
): number => (target === 'external' || usesBrowsers ? cores : Math.max(1, Math.floor(cores / 4)));
