import { z } from 'zod';
import { outcome } from '../../../fixtures/http/index.ts';
import { ManagementRefusal } from '../../../fixtures/stack/management-api.ts';
import { createUser as create } from '../../../fixtures/stack/provision.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import { at } from '../model/world.ts';
import type { StepOf } from '../steps/step.ts';
import type { Scene } from './experience.ts';
import type { Performed } from './performed.ts';
import { usersOf } from './users-of.ts';

/** A change through the Management API, whose refusals are answers too. */
const change = async (work: () => Promise<Partial<Performed> | undefined>): Promise<Performed> => {
  try {
    return { accepted: true, answer: '200', ...(await work()) };
  } catch (error) {
    if (error instanceof ManagementRefusal) {
      return { accepted: false, answer: outcome(error.reply), refusal: error.reply };
    }
    throw error;
  }
};

const createUser = ({ ground, bound }: Scene, { person, password }: StepOf<'createUser'>): Promise<Performed> =>
  change(async () => {
    const user = { primaryPhone: at(bound.phones, person), password: bound.password(password) };
    return { subject: (await create(ground.management, user)).id };
  });

/** Somebody who registered is looked up by number where no token has named them yet. */
const userOf = async ({ ground, bound, world }: Scene, person: number): Promise<string> => {
  const account = at(world.people, person).account?.number ?? -1;
  const known = bound.subjects.get(account);
  if (known !== undefined) {
    return known;
  }
  const [found] = await usersOf(ground.management, at(bound.phones, person));
  if (found === undefined) {
    throw new HarnessError('a user of this exploration is gone', 'Explore where nobody else removes users meanwhile');
  }
  bound.subjects.set(account, found.id);
  return found.id;
};

const patch = (scene: Scene, person: number, path: string, body: object): Promise<Performed> =>
  change(async () => {
    await scene.ground.management.call('PATCH', `/users/${await userOf(scene, person)}/${path}`, z.unknown(), body);
    return {};
  });

const deleteUser = (scene: Scene, { person }: StepOf<'deleteUser'>): Promise<Performed> =>
  change(async () => {
    await scene.ground.management.call('DELETE', `/users/${await userOf(scene, person)}`, z.unknown());
    return {};
  });

const setPassword = (scene: Scene, { person, password }: StepOf<'setPassword'>): Promise<Performed> =>
  patch(scene, person, 'password', { password: scene.bound.password(password) });

const setSuspended = (scene: Scene, { person, suspended }: StepOf<'setSuspended'>): Promise<Performed> =>
  patch(scene, person, 'is-suspended', { isSuspended: suspended });

const liftLock = ({ ground, bound }: Scene, { person }: StepOf<'liftLock'>): Promise<Performed> =>
  change(async () => {
    const body = { targetType: 'User', targets: [at(bound.phones, person)] };
    await ground.management.call('POST', '/sentinel-activities/delete', z.unknown(), body);
    return {};
  });

const setPolicy = ({ ground }: Scene, step: StepOf<'setPolicy'>): Promise<Performed> => {
  const { setPolicy: set } = ground;
  if (set === null) {
    throw new RangeError('the limits of this tenant are not to be changed');
  }
  return change(async () => {
    await set(step);
    return {};
  });
};

const pass = async (scene: Scene, { seconds }: StepOf<'pass'>): Promise<Performed> => {
  const { ground, bound, world } = scene;
  if (ground.pass === null) {
    throw new RangeError('time cannot be moved at this target');
  }
  for (const [person, { account }] of world.people.entries()) {
    await (account && userOf(scene, person));
  }
  const open = [...bound.interactions].filter(([number]) => world.interactions[number]?.finished === false);
  const interactions = open.map(([, id]) => id);
  await ground.pass(seconds, { phones: bound.phones, users: [...bound.subjects.values()], interactions });
  return { accepted: true, answer: 'done' };
};

const provider = async ({ ground, bound }: Scene, { person, sends }: StepOf<'provider'>): Promise<Performed> => {
  await ground.provide(at(bound.phones, person), sends);
  return { accepted: true, answer: 'done' };
};

/** What administrators, time and the provider do. */
export const byOperators = { createUser, deleteUser, setPassword, setSuspended, liftLock, setPolicy, pass, provider };
