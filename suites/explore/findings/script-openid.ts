/** What every script says of the OpenID provider: requests of browsers and applications, and how one goes on. */
export const openidPrelude = `
// Somebody who knows the id of an interaction, but has no signature of it.
const startUnsigned = (at, interactionEvent) => {
  const known = [...jars[at.browser]].filter(([, { pair }]) => pair.startsWith('_interaction='));
  return api({ ...at, browser: jars.push(new Map(known)) - 1 }, 'PUT', '', { interactionEvent });
};
// Goes on to a page of Logto, or to the callback, which is not called.
const follow = async (browser, reply) => {
  const isOfLogto = ({ location, url }) => location && new URL(location, url).origin === new URL(ENDPOINT).origin;
  for (let hops = 0; hops < 10 && isOfLogto(reply); hops += 1) {
    reply = await request(new URL(reply.location, reply.url).href, { jar: jars[browser] });
  }
  return { ...reply, code: reply.location && new URL(reply.location, reply.url).searchParams.get('code') };
};
const form = { 'content-type': 'application/x-www-form-urlencoded' };
// By GET with its parameters in the address, or by POST with them in a form.
const byEither = (path, query, method, jar) =>
  method === 'POST'
    ? request(ENDPOINT + path, { jar, method, headers: form, body: String(query) })
    : request(ENDPOINT + path + '?' + query, { jar });
const authorize = async (at, changes, { hint, method, isPlanted } = {}) => {
  if (isPlanted) keep(jars[at.browser], '_session=planted-by-an-attacker-0000000000; path=/');
  const { id, redirectUri } = clients[at.client];
  const promised = { verifier: random(), redirectUri };
  const query = new URLSearchParams({
    client_id: id, redirect_uri: redirectUri, response_type: 'code', scope: 'openid profile phone offline_access',
    state: random(), nonce: random(), code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(promised.verifier).digest('base64url'),
    ...changes, ...(hint !== undefined && { id_token_hint: token(hint, 'id_token') }),
  });
  const reply = await follow(at.browser, await byEither('/oidc/auth', query, method, jars[at.browser]));
  if (reply.code) grants.push({ code: reply.code, ...promised });
  else if (!reply.location && reply.status < 400 && /^\\/(sign-in|register)\\b/.test(new URL(reply.url).pathname)) {
    at.interaction = { promised };
  }
};
// A form of Logto that posts itself: at sign-out, and where somebody else is signed in.
const confirm = async (browser, reply, forged) => {
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(reply.text)?.[1];
  const body = new URLSearchParams({ xsrf: forged || xsrf, logout: 'yes' });
  const to = ENDPOINT + '/oidc/session/end/confirm';
  return xsrf === undefined ? reply : request(to, { jar: jars[browser], method: 'POST', body });
};
const resume = async (at, browser, { isKept } = {}) => {
  const { redirectTo, promised, kept } = at.interaction ?? {};
  if (at.interaction && browser === at.browser && !isKept) at.interaction.kept ??= [...jars[browser]];
  // The cookies of before, in a browser of their own.
  const own = isKept ? jars.push(new Map(kept)) - 1 : browser;
  const page = await follow(own, await request(needed(redirectTo), { jar: jars[own] }));
  const { code } = await follow(own, await confirm(own, page));
  if (code) grants.push({ code, ...promised });
};
const basic = ({ id, secret }) => ({ authorization: 'Basic ' + btoa(id + ':' + secret) });
// As a client, with its secret or as somebody who does not have it.
const asClient = (path, as, form, kind) => {
  const { id, secret } = clients[as];
  const proof = { none: undefined, another: 'nobody-was-given-this', spaced: ' ' + secret + ' ' };
  const shown = kind === undefined ? secret : proof[kind];
  const headers = shown === undefined ? {} : basic({ id, secret: shown });
  const body = new URLSearchParams({ ...(shown === undefined && { client_id: id }), ...form });
  return request(ENDPOINT + path, { method: 'POST', headers, body });
};
const tokenRequest = async (as, form, kind) => {
  const reply = await asClient('/oidc/token', as, form, kind);
  if (reply.status === 200) tokens.push(reply.body);
};
const redeem = (number, as, verifier, redirectUri, { secret, isLonger } = {}) => {
  const verifiers = { another: 'a'.repeat(43), spaced: ' ' + needed(grants[number]).verifier + ' ' };
  const grant = needed(grants[number]);
  return tokenRequest(as, {
    grant_type: 'authorization_code', code: grant.code + (isLonger ? 'x' : ''),
    redirect_uri: redirectUri === 'right' ? grant.redirectUri : 'http://localhost:9/other',
    ...(verifier === 'none' ? {} : { code_verifier: verifiers[verifier] ?? grant.verifier }),
  }, secret);
};
const token = (number, kind) => needed(tokens[number])[kind] ?? 'none-was-given';
const refresh = (number, as, { scope, secret, isLonger } = {}) => {
  const presented = token(number, 'refresh_token') + (isLonger ? 'x' : '');
  const form = { grant_type: 'refresh_token', refresh_token: presented, ...(scope && { scope }) };
  return tokenRequest(as, form, secret);
};
const ofToken = (path, number, as, { secret, isLonger } = {}) =>
  asClient(path, as, { token: token(number, 'refresh_token') + (isLonger ? 'x' : '') }, secret);
const userinfo = (number, kind, { method = 'GET', isLonger } = {}) =>
  request(ENDPOINT + '/oidc/me', { method, headers: { authorization: 'Bearer ' + token(number, kind) + (isLonger ? 'x' : '') } });
const changedToken = (text) => {
  const middle = Math.floor(text.length / 2);
  return text.slice(0, middle) + (text[middle] === 'x' ? 'y' : 'x') + text.slice(middle + 1);
};
const signOut = async (browser, hint, { returnTo, method, isChanged, isForged } = {}) => {
  const idToken = hint === undefined ? undefined : token(hint, 'id_token');
  const { id, redirectUri } = clients[clientOf(idToken)];
  const query = new URLSearchParams({
    ...(idToken && { id_token_hint: isChanged ? changedToken(idToken) : idToken }),
    ...(returnTo && { post_logout_redirect_uri: returnTo === 'registered' ? new URL(redirectUri).origin + '/' : 'http://attacker.example/' }),
    ...(returnTo && { state: 'a-state', ...(!idToken && { client_id: id }) }),
  });
  const page = await byEither('/oidc/session/end', query, method, jars[browser]);
  await confirm(browser, page, isForged && 'nobody-was-given-this');
};
const clientOf = (idToken) => {
  const [, claims] = idToken?.split('.') ?? [];
  const audience = claims && JSON.parse(Buffer.from(claims, 'base64url')).aud;
  return Math.max(0, clients.findIndex(({ id }) => [audience].flat().includes(id)));
};
`;
