import { isPast } from '../model/lifetimes.ts';
import { at, interactionOf, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Event, Step, Tab } from '../steps/step.ts';

/** What leads a browser to where an interaction for something begins; undefined where it is there. */
export const towardEvent = (world: World, tab: Tab, event: Event): Step | undefined => {
  const interaction = interactionOf(world, tab);
  if (interaction === undefined || interaction.finished || interaction.submitted || isPast(world, interaction)) {
    return { do: 'authorize', tab, prompt: 'login' };
  }
  return interaction.event === event && interaction.identified === null ? undefined : { do: 'start', tab, event };
};

/** The same for somebody with an account, which an administrator makes. */
export const towardEventWithAccount = (world: World, tab: Tab, event: Event, person: number): Step | undefined =>
  at(world.people, person).account === null
    ? { do: 'createUser', person, password: person % passwordCount }
    : towardEvent(world, tab, event);
