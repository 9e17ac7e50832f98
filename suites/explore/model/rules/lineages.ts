import { slack } from '../counter.ts';
import { may, mustNot, type Objection } from '../expectation.ts';
import type { Tokens, World } from '../world.ts';

/** Seconds for which a refresh token may be used again that another has replaced, as after an answer that got lost. */
const rotationGrace = 60;

/** Whether the grace of a refresh token has passed that was replaced at a time; null where it was not. */
export const isAfterGrace = ({ now }: World, rotatedAt: number | null): boolean =>
  rotatedAt !== null && now - rotatedAt > rotationGrace + slack;

/** Those that replaced the same refresh token, and what replaced them. */
const rivals = ({ tokens }: World, { grant, lineage }: Tokens): Tokens[] =>
  tokens.filter((other) => other.grant === grant && other.lineage !== lineage);

/** Whether several tokens replaced the same one, of which these are one. */
export const hasRivals = (world: World, held: Tokens): boolean => rivals(world, held).length > 0;

export const rivalObjection = (world: World, held: Tokens): Objection =>
  hasRivals(world, held) && may('another one that replaced the same refresh token may live on');

/** What stands against a refresh token beside which others replaced the same one: one of them may live on. */
export const lineageObjections = (world: World, held: Tokens): Objection[] => [
  held.outlived && mustNot('TOK-18', 'another one that replaced the same refresh token lives on'),
  rivalObjection(world, held),
];

/** The use of one lineage when the grace has passed of what they all replaced: the others have ended. */
export const outlive = (world: World, held: Tokens): void => {
  const others = rivals(world, held);
  const isOver = world.tokens.every(
    ({ grant, rotatedAt }) => grant !== held.grant || rotatedAt === null || isAfterGrace(world, rotatedAt),
  );
  for (const other of isOver ? others : []) {
    other.outlived = true;
  }
};
