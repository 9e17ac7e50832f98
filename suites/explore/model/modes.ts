import { may, mustNot, type Objection } from './expectation.ts';
import { openness } from './settings.ts';
import type { Interaction } from './world.ts';

/** The requirement that closes an event, where the mode of a tenant leaves it out. */
const requirements = { Register: 'REG-08', SignIn: 'GDE-88', ForgotPassword: 'GDE-88' } as const;

/** What was begun in another mode may be judged by either. @param event what is asked for now */
export const modeObjection = (
  interaction: Interaction | undefined,
  event: Interaction['event'] = interaction?.event ?? null,
): Objection => {
  const open = openness(interaction?.modes ?? [], event);
  return open === 'closed' && event !== null
    ? mustNot(requirements[event], `the mode of the tenant was without ${event} before it began`)
    : open === 'either' && may(`the mode of the tenant was without ${event} for a while`);
};

/** The same for a step that need not be refused yet, as nothing is done by it. */
export const modeDoubt = (interaction: Interaction | undefined): Objection =>
  modeObjection(interaction) && may(`the mode of the tenant is without ${interaction?.event}`);
