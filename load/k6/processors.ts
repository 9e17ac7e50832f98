import type { StackDescription } from '../../fixtures/stack/description.ts';
import type { Shape } from '../plan/catalogue.ts';

/**
 * How many CPUs k6 may run on at once (Go's `GOMAXPROCS`): all of a machine of its own, and a quarter, but at least one, of
 * one that it shares with its target. There it is quick at its work between two answers and waits for the next; spread over
 * more CPUs it would use a sixth more CPU time, of what the target has to do without. With real browsers it is they that work.
 */
export const processorsOfK6 = (target: StackDescription['target']['kind'], shape: Shape, cores: number): number =>
  target === 'external' || shape === 'browser' ? cores : Math.max(1, Math.floor(cores / 4));
