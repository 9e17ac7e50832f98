/** What each script begins with: a client of a few lines over `fetch`, which prints every answer. */
export const prelude = String.raw`// Run it with Node 20 or later, against a Logto of your own:
//   ENDPOINT=http://localhost:3001 CLIENTS='[{"id":"…","secret":"…","redirectUri":"…"},{…}]' MANAGEMENT_TOKEN=… node this.mjs
import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

const { ENDPOINT, MANAGEMENT_TOKEN } = process.env;
const clients = JSON.parse(process.env.CLIENTS ?? '[]');
const terminal = createInterface({ input: process.stdin, output: process.stdout });
const ask = (question) => terminal.question(question + ': ');
const random = () => randomBytes(32).toString('base64url');
const passwords = [];
const password = (number) => (passwords[number] ??= 'Kx7!' + random().slice(0, 14));
const jars = [{}, {}, {}];
const tabs = new Map();
const tab = (browser, client) => {
  const key = browser + ' ' + client;
  return tabs.get(key) ?? tabs.set(key, { browser, client }).get(key);
};
const verifications = [];
const grants = [];
const tokens = [];

const request = async (url, { jar, ...options } = {}) => {
  const cookie = jar && Object.entries(jar).map(([name, value]) => name + '=' + value).join('; ');
  const headers = { ...options.headers, ...(cookie ? { cookie } : {}) };
  const reply = await fetch(url, { ...options, headers, redirect: 'manual' });
  for (const line of jar ? reply.headers.getSetCookie() : []) {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    const isGone = /max-age=0|expires=Thu, 01 Jan 1970/i.test(line);
    isGone ? delete jar[pair.slice(0, at)] : (jar[pair.slice(0, at)] = pair.slice(at + 1));
  }
  const text = await reply.text();
  console.log((options.method ?? 'GET'), new URL(url).pathname, '->', reply.status, text.slice(0, 200));
  let body = text;
  try { body = JSON.parse(text); } catch {}
  return { status: reply.status, body, text, location: reply.headers.get('location') };
};
const api = (at, method, path, body) =>
  request(ENDPOINT + '/api/experience' + path, {
    jar: jars[at.browser], method, body: body && JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'logto-app-id': clients[at.client].id },
  });
const follow = async (browser, reply) => {
  while (reply.location && new URL(reply.location, ENDPOINT).origin === new URL(ENDPOINT).origin) {
    reply = await request(new URL(reply.location, ENDPOINT).href, { jar: jars[browser] });
  }
  return reply.location && new URL(reply.location).searchParams.get('code');
};
const authorize = async (at, prompt) => {
  const { id, redirectUri } = clients[at.client];
  at.promised = { verifier: random(), redirectUri };
  const challenge = createHash('sha256').update(at.promised.verifier).digest('base64url');
  const query = new URLSearchParams({
    client_id: id, redirect_uri: redirectUri, response_type: 'code', scope: 'openid profile phone offline_access',
    prompt, state: random(), code_challenge: challenge, code_challenge_method: 'S256',
  });
  const code = await follow(at.browser, await request(ENDPOINT + '/oidc/auth?' + query, { jar: jars[at.browser] }));
  if (code) grants.push({ code, ...at.promised });
};
const send = async (at, identifier, interactionEvent, to) => {
  const { body } = await api(at, 'POST', '/verification/verification-code', { identifier, interactionEvent });
  if (body.verificationId) verifications.push({ id: body.verificationId, code: await ask('The code that was sent to ' + to) });
};
const verify = (at, identifier, number, code) =>
  api(at, 'POST', '/verification/verification-code/verify', { identifier, verificationId: verifications[number]?.id, code });
const byPassword = async (at, identifier, value) => {
  const { body } = await api(at, 'POST', '/verification/password', { identifier, password: value });
  if (body.verificationId) verifications.push({ id: body.verificationId });
};
const other = (code, by) => String((Number(code) + by) % 1e6).padStart(6, '0');
const changes = {
  another: (code) => other(code, 1), 'another-still': (code) => other(code, 8), cut: (code) => code.slice(0, -1),
  longer: (code) => code + '0', nothing: () => '', null: () => null, spaced: (code) => ' ' + code + ' ', number: Number,
  array: (code) => [code], 'full-width': (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
};
const entered = (of, change) => {
  const right = typeof of === 'number' ? (verifications[of]?.code ?? '000000') : of;
  return change === undefined ? right : (changes[change] ?? ((value) => value + 'x'))(right);
};
const submit = async (at) => {
  const { body } = await api(at, 'POST', '/submit');
  at.redirectTo = body.redirectTo ?? at.redirectTo;
};
const resume = async (at, browser) => {
  const code = await follow(browser, await request(at.redirectTo, { jar: jars[browser] }));
  if (code) grants.push({ code, ...at.promised });
};
const basic = ({ id, secret }) => ({ authorization: 'Basic ' + btoa(id + ':' + secret) });
const tokenRequest = async (as, form) => {
  const body = new URLSearchParams(form);
  const reply = await request(ENDPOINT + '/oidc/token', { method: 'POST', headers: basic(clients[as]), body });
  if (reply.status === 200) tokens.push(reply.body);
};
const redeem = (grant, as, verifier, redirectUri) =>
  tokenRequest(as, {
    grant_type: 'authorization_code', code: grants[grant].code,
    redirect_uri: redirectUri === 'right' ? grants[grant].redirectUri : 'http://localhost:9/other',
    ...(verifier === 'none' ? {} : { code_verifier: verifier === 'right' ? grants[grant].verifier : 'a'.repeat(43) }),
  });
const refresh = (number, as) =>
  tokenRequest(as, { grant_type: 'refresh_token', refresh_token: tokens[number].refresh_token });
const ofToken = (path, number, as) =>
  request(ENDPOINT + path, {
    method: 'POST', headers: basic(clients[as]), body: new URLSearchParams({ token: tokens[number].refresh_token }),
  });
const userinfo = (number, kind) =>
  request(ENDPOINT + '/oidc/me', { headers: { authorization: 'Bearer ' + tokens[number][kind] } });
const signOut = async (browser, hint) => {
  const query = hint === undefined ? '' : '?id_token_hint=' + tokens[hint].id_token;
  const { text } = await request(ENDPOINT + '/oidc/session/end' + query, { jar: jars[browser] });
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const body = new URLSearchParams({ xsrf, logout: 'yes' });
  await request(ENDPOINT + '/oidc/session/end/confirm', { jar: jars[browser], method: 'POST', body });
};
const manage = (method, path, body) =>
  request(ENDPOINT + '/api' + path, {
    method, body: body && JSON.stringify(body),
    headers: { authorization: 'Bearer ' + MANAGEMENT_TOKEN, 'content-type': 'application/json' },
  });
const userPath = async (phone) => '/users/' + (await manage('GET', '/users?search.primaryPhone=' + phone)).body[0].id;
`;
