import { faultsIn } from '../../../contracts/fault.ts';

/** Authorization requests and their answers, the metadata and the keys. */
export const openidFaults = [
  ...faultsIn('oidc/response-faults.ts', {
    'state-not-echoed': {
      breaks: 'The authorization response comes back without `state`.',
      seenBy: ['AUT-09', 'SGN-01', 'REG-01', 'GDE-12'],
    },
    'state-of-a-plain-form': {
      breaks: 'Odd characters of the `state` come back as others.',
      seenBy: ['AUT-09'],
    },
    'state-of-an-earlier-request': {
      breaks: 'An authorization response has the `state` of the request before the last one.',
      seenBy: ['AUT-23', 'SGN-18'],
    },
    'errors-without-state': {
      breaks: 'An authorization response that is an error comes without `state`.',
      seenBy: ['AUT-10', 'SGN-06'],
    },
    'issuer-not-in-responses': {
      breaks: 'Authorization responses come without `iss`.',
      seenBy: ['AUT-09', 'AUT-10', 'DSC-04'],
    },
    'answers-on-the-way-may-be-cached': {
      breaks: 'Nothing forbids to cache the redirect with the authorization code, and userinfo.',
      seenBy: ['HDR-05'],
    },
    'redirects-repeat-the-request': {
      breaks: 'What a form asks for is answered with a 307 redirect, which repeats the form.',
      seenBy: ['AUT-14'],
    },
    'error-leads-to-the-redirect-uri-given': {
      breaks: 'The error about a redirect URI is sent to that redirect URI.',
      seenBy: ['AUT-05', 'AUT-21'],
    },
    'missing-redirect-uri-made-up': {
      breaks: 'A request without redirect URI is sent to an address that is not registered.',
      seenBy: ['AUT-05'],
    },
  }),
  ...faultsIn('oidc/finished-interactions.ts', {
    'finished-interaction-goes-on': {
      breaks: 'A sign-in that was finished gives another code to a browser that kept its cookies.',
      seenBy: ['AUT-27'],
    },
    'finished-interaction-goes-on-after-2-s': {
      breaks: 'A sign-in that was finished gives another code two seconds later.',
      seenBy: ['AUT-27'],
    },
  }),
  ...faultsIn('oidc/cookie-faults.ts', {
    'interaction-resumes-in-any-browser': {
      breaks: 'The link on which a sign-in goes on signs in whichever browser opens it.',
      seenBy: ['AUT-24'],
    },
    'unsigned-interaction-accepted': {
      breaks: 'Whoever knows the id of an interaction goes on with it: the cookie needs no signature.',
      seenBy: ['AUT-24'],
    },
  }),
  ...faultsIn('experience/routes.ts', {
    'step-answered-with-a-redirect': {
      breaks: 'A step with credentials is answered with a redirect that repeats it.',
      seenBy: ['AUT-14'],
    },
  }),
  ...faultsIn('oidc/provider-faults.ts', {
    'any-redirect-uri-accepted': {
      breaks: 'A redirect URI that is not registered is taken.',
      seenBy: ['AUT-05', 'AUT-21', 'GDE-08', 'GDE-09', 'GDE-05'],
    },
    'challenge-not-required': {
      breaks: 'A public client needs no code challenge.',
      seenBy: ['AUT-06'],
    },
  }),
  ...faultsIn('oidc/clients.ts', {
    'client-id-is-fetched': {
      breaks: 'An unknown `client_id` that is a URL is fetched before it is rejected.',
      seenBy: ['AUT-28'],
    },
  }),
  ...faultsIn('stand-in.ts', {
    'user-gone-is-a-server-error': {
      breaks: 'A sign-in whose user was deleted or suspended before its callback ends in an inner error.',
      seenBy: ['HDR-04'],
    },
  }),
  ...faultsIn('oidc/inner-errors.ts', {
    'unusual-cookie-values-are-a-server-error': {
      breaks: 'A parameter that is kept in a cookie ends in an inner error if no cookie holds its characters.',
      seenBy: ['HDR-04'],
    },
    'broken-credentials-are-a-server-error': {
      breaks: 'Client credentials with a broken percent-encoding end in an inner error.',
      seenBy: ['HDR-04'],
    },
  }),
  ...faultsIn('oidc/request-faults.ts', {
    'authorization-hint-ignored': {
      breaks: 'An authorization request with the ID token of another user gets a code for whoever is signed in.',
      seenBy: ['AUT-25'],
    },
    'optional-parameters-refused': {
      breaks: 'An authorization request with `display`, `acr_values` or `claims_locales` is refused.',
      seenBy: ['AUT-26'],
    },
    'unknown-scopes-refused': {
      breaks: 'An authorization request for a scope that nobody knows is refused.',
      seenBy: ['AUT-26'],
    },
    'plain-challenge-accepted': {
      breaks: 'The challenge method `plain` is taken.',
      seenBy: ['AUT-07'],
    },
    'implicit-response-given': {
      breaks: 'A request for tokens without a code is answered with tokens in the address.',
      seenBy: ['AUT-17', 'AUT-10'],
    },
    'repeated-parameters-taken': {
      breaks: 'Of a parameter that comes twice the last counts.',
      seenBy: ['AUT-11'],
    },
    'unknown-parameters-refused': {
      breaks: 'A request with a parameter that nobody knows is refused.',
      seenBy: ['AUT-11'],
    },
    'no-authorization-by-post': {
      breaks: 'The authorization endpoint answers GET only.',
      seenBy: ['AUT-12', 'AUT-14'],
    },
    'prompt-ignored': {
      breaks: '`prompt` is passed over.',
      seenBy: ['SGN-05', 'SGN-06', 'AUT-10'],
    },
    'max-age-ignored': {
      breaks: '`max_age` is passed over.',
      seenBy: ['SGN-07', 'TOK-13'],
    },
    'always-prompts': {
      breaks: 'A session that is alive spares nobody the sign-in page.',
      seenBy: ['SGN-06', 'SGN-07', 'GDE-18', 'SGN-01'],
    },
  }),
  ...faultsIn('oidc/metadata-faults.ts', {
    'plain-challenge-advertised': {
      breaks: 'The metadata offers the challenge method `plain`.',
      seenBy: ['AUT-07'],
    },
    'another-issuer-in-metadata': {
      breaks: 'The metadata names an issuer that is not where it was read.',
      seenBy: ['DSC-01', 'GDE-12'],
    },
    'required-member-not-in-metadata': {
      breaks: 'The metadata lacks `subject_types_supported` and the key set.',
      seenBy: ['DSC-02'],
    },
    'endpoint-elsewhere': {
      breaks: 'An endpoint of the metadata is at another host.',
      seenBy: ['DSC-02'],
    },
    'issuer-in-responses-not-promised': {
      breaks: 'The metadata does not say that responses carry `iss`.',
      seenBy: ['DSC-04'],
    },
    'more-promised-than-there-is': {
      breaks: 'The metadata offers a response mode that nobody can use, and leaves out a grant that works.',
      seenBy: ['DSC-06'],
    },
    'unsigned-id-tokens-offered': {
      breaks: 'The metadata offers ID tokens with the algorithm `none`.',
      seenBy: ['TOK-11'],
    },
    'password-grant-advertised': {
      breaks: "The metadata offers the grant by the resource owner's password.",
      seenBy: ['TOK-20'],
    },
    'private-key-published': {
      breaks: 'The published key has its private member.',
      seenBy: ['DSC-05'],
    },
    'published-key-without-a-name': {
      breaks: 'The published key names neither its id nor what it is for.',
      seenBy: ['DSC-05', 'TOK-11'],
    },
  }),
  ...faultsIn('oidc/sign-in-url.ts', {
    'first-screen-ignored': {
      breaks: '`first_screen` chooses nothing.',
      seenBy: ['SGN-09'],
    },
    'login-hint-ignored': {
      breaks: '`login_hint` fills in nothing.',
      seenBy: ['SGN-08'],
    },
    'direct-sign-in-leads-away': {
      breaks: 'A direct sign-in by a method that there is not leads to whatever address stands behind its name.',
      seenBy: ['AUT-19'],
    },
  }),
  ...faultsIn('pages-routes.ts', {
    'direct-sign-in-leads-nowhere': {
      breaks: 'A direct sign-in by a connector that there is not ends on a page without a way on.',
      seenBy: ['SGN-09'],
    },
  }),
];
