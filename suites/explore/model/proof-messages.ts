import type { Written } from '../steps/step.ts';
import { ownerOf } from './accounts.ts';
import { at, type World } from './world.ts';

/** How many messages leave where a code is asked for at the Account API: in another way of writing it may be nobody's number. */
export const proofMessages = ({ spelling }: Written): { readonly atLeast: number; readonly atMost: number } => ({
  atLeast: spelling === undefined ? 1 : 0,
  atMost: 1,
});

/** What a code at the Account API is for; undefined where a server may see in the number a new one or the user's own. */
export const purposeOf = (
  world: World,
  { tokens, to }: { readonly tokens: number; readonly to: Written },
): 'UserPermissionValidation' | 'BindNewIdentifier' | undefined => {
  const isOwn = ownerOf(world, at(world.tokens, tokens).account) === to.person;
  return isOwn && to.spelling !== undefined ? undefined : isOwn ? 'UserPermissionValidation' : 'BindNewIdentifier';
};
