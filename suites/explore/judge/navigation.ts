import { submissionSchema } from '../../../contracts/experience-schema.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import type { Ground } from '../drive/ground.ts';
import { malformedOf } from '../steps/odd/malformed-requests.ts';
import { leadsAway } from '../steps/odd/parameters.ts';
import type { StepOrGroup } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** Where a browser goes by an address that it was given at another, as the URL standard has it; null for no address. */
const resolved = (address: string | null | undefined, at: URL): URL | null =>
  address === null || address === undefined ? null : URL.parse(address, at);

/** Where an answer leads: by its Location header, and by the address that pages of Logto open after a submission. */
const leadsTo = ({ location, url, body }: Reply): URL[] => {
  const { redirectTo } = submissionSchema.safeParse(body).data ?? {};
  return [location, resolved(redirectTo, url)].filter((address) => address !== null);
};

/** The parameter by which a request leads away, for telling one deviation from another. */
const culprit = (step: StepOrGroup): string | undefined => {
  if (step.do === 'authorizeOddly') {
    const { client } = step.tab;
    const [first] = step.with;
    return (step.with.find((one) => leadsAway(client, one)) ?? first)?.name;
  }
  return step.do === 'sendMalformed' ? malformedOf(step).place : undefined;
};

const requirements: Readonly<Record<string, string>> = {
  redirect_uri: 'AUT-05',
  post_logout_redirect_uri: 'OUT-05',
};

/** A server believes what stands before it of hosts: whoever sends such headers leads only themselves away. */
const isOfProxy = (step: StepOrGroup): boolean => step.do === 'sendMalformed' && step.change.startsWith('header-');

/** No answer leads a browser to a host that no client is registered with. */
export const judgeNavigation = (
  ground: Pick<Ground, 'endpoint' | 'clients'>,
  step: StepOrGroup,
  replies: readonly Reply[],
): Violation[] => {
  const own = new Set(
    [ground.endpoint, ...ground.clients.map(({ redirectUri }) => redirectUri)].map((at) => new URL(at).origin),
  );
  const parameter = culprit(step);
  return isOfProxy(step)
    ? []
    : replies.flatMap((reply) =>
        leadsTo(reply)
          .filter(({ origin }) => !own.has(origin))
          .map(({ protocol, host }) => {
            const isSignOut = reply.url.pathname.startsWith(openidPaths.endSession);
            return {
              requirement: requirements[parameter ?? ''] ?? (isSignOut ? 'OUT-05' : 'AUT-19'),
              property: parameter === undefined ? 'navigation' : `navigation by ${parameter}`,
              what: `${reply.url.pathname} led the browser to ${protocol}//${host}, where no client is registered`,
            };
          }),
      );
};
