import { furtherNames } from '../steps/further-parameters.ts';
import { again, atLeastOne, inPart, oneOf } from './choose.ts';

/** What a part of the requests in a flow has besides: after each the flow goes on as without. */

// With languages no code arrives of the connectors of today: those are asked for on purpose alone.
const further = atLeastOne(furtherNames.filter((name) => name !== 'languages'));

export const byPost = (choice: number): { method?: 'POST' } =>
  inPart(again(choice, 21), 15) ? { method: 'POST' } : {};

/** @param percent in which it asks for something besides */
export const unusualAuthorize = (choice: number, percent = 25) => ({
  ...(inPart(again(choice, 22), percent) && { further: oneOf(further, again(choice, 23)) }),
  ...byPost(choice),
});

export const unusualUserinfo = byPost;

export const unusualRefresh = (choice: number): { scope?: 'narrower' } =>
  inPart(again(choice, 24), 15) ? { scope: 'narrower' } : {};
