import type { AdapterPayload } from 'oidc-provider';
import type { Faults } from '../faults/index.ts';

/** Seconds for which a fault remembers that an interaction was finished. */
const memory = 1;

/** Whether the row of a finished interaction stays, by a fault. */
export const isKeptWhenFinished = (model: string, faults: Faults): boolean =>
  model === 'Interaction' &&
  (faults.has('finished-interaction-goes-on') || faults.has('finished-interaction-goes-on-after-2-s'));

/** Whether an interaction has been finished, as far as a fault remembers. */
export const isFinished = (model: string, { consumed }: AdapterPayload, now: number, faults: Faults): boolean =>
  model === 'Interaction' &&
  typeof consumed === 'number' &&
  (consumed >= now - memory || !faults.has('finished-interaction-goes-on-after-2-s')) &&
  !faults.has('finished-interaction-goes-on');
