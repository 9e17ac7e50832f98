import type { Cookie } from '../../../contracts/cookie-jar.ts';
import { numberOf } from '../../plan/numbers.ts';
import { callBack, callBackWrongly, openHome, pressSignIn, seeSignedIn } from '../lib/application.ts';
import { authorizeWithSession } from '../lib/authorization.ts';
import { plan, settings } from '../lib/settings.ts';
import { beginVisit, type Visit } from '../lib/visit.ts';
import { signIn } from './sign-in.ts';

/** What Logto knows the browser of a visit by. */
export const sessionCookies = ({ browser }: Visit): Cookie[] =>
  browser.cookies().filter(({ name }) => name.startsWith('_session'));

/**
 * Signs in as many people as the plan has session holders, one after the other, before the load begins, and keeps nothing
 * but their sessions at Logto.
 */
export const holdSessions = () =>
  Array.from({ length: plan.numbers['session-holder'] ?? 0 }, (_, arrival) => {
    const phone = numberOf(settings.phoneBlock, 'session-holder', arrival);
    const visit = beginVisit({ phone, user: 0, arrival, part: 1 });
    signIn(visit);
    return { phone, interaction: visit.interaction, cookies: sessionCookies(visit) };
  });

/** Somebody who signed in before the load began: Logto sends their browser straight back to the application. */
export type SessionHolder = ReturnType<typeof holdSessions>[number];

const withOtherState = (url: string): string =>
  url.replace(/([?&]state=)([^&]{3})/, (_all, key, start) => `${key}${[...start].reverse().join('')}x`);

/** Comes back to the application in turns: rightly, once more with the same address, with a state not its own, in another browser. */
export const callback = (visit: Visit): void => {
  const url = authorizeWithSession(visit.browser, pressSignIn(visit, openHome(visit)));
  const { phone, source, interaction } = visit;
  switch (source.arrival % 4) {
    case 1:
      callBack(visit, url);
      seeSignedIn(visit, 'code');
      callBackWrongly(visit, url, 'replayed');
      break;
    case 2:
      callBackWrongly(visit, withOtherState(url), 'tampered');
      break;
    case 3:
      callBackWrongly(beginVisit({ ...source, phone, interaction }), url, 'without-session');
      break;
    default:
      callBack(visit, url);
      seeSignedIn(visit, 'code');
  }
};
