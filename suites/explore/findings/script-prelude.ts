import { boundaryPasswords, passwordCount, rejectedWord } from '../steps/passwords.ts';

/**
 * What each script begins with: a client of a few lines over `fetch`, which prints every answer.
 *
 * @param phones the numbers of the people, as a literal
 */
export const prelude = (phones: string): string => String.raw`// With Node 20 or later, against a Logto of your own:
//   ENDPOINT=http://localhost:3001 CLIENTS='[{"id":"…","secret":"…","redirectUri":"…"},{…}]' MANAGEMENT_TOKEN=… node this.mjs
// The token is of the Management API; only what an administrator does needs it.
// Numbers without an account are wanted. Those of the run, which stand below, may have one after the first time: give
// others of mainland China, in digits with country code, as PHONES='["8613…","8613…","8613…","8613…"]'.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

const stop = (line) => {
  console.error(line);
  process.exit(2);
};
process.on('uncaughtException', (error) =>
  stop(error.cause ? ENDPOINT + ' does not answer: ' + (error.cause.message || error.cause.code) : error.stack));
const { ENDPOINT, MANAGEMENT_TOKEN, PHONES } = process.env;
const listOf = (name, text) => {
  try { return [JSON.parse(text)].flat(); } catch { return stop(name + ' has to be a list in JSON: see the head of this file.'); }
};
if (!URL.canParse(ENDPOINT ?? '')) stop('ENDPOINT has to be the address of a Logto: see the head of this file.');
const clients = listOf('CLIENTS', process.env.CLIENTS ?? '[]');
if (clients.length < 2) stop('CLIENTS has to name two applications: see the head of this file.');
const phones = PHONES ? listOf('PHONES', PHONES) : ${phones};
// A number as it is to be written: each # is its next digit after 86, counted from that zero.
const written = (person, form, zero = '0') => {
  const digits = phones[person].slice(2);
  let next = 0;
  return form.replaceAll('#', () => String.fromCodePoint(zero.codePointAt(0) + Number(digits[next++])));
};
const terminal = createInterface({ input: process.stdin, output: process.stdout });
let asked = Promise.resolve();
const ask = (question) => (asked = asked.then(() => terminal.question(question + ': ')));
const random = () => randomBytes(32).toString('base64url');
const alphabets = ['bcdfghjkmnpqrstvwxz', 'BCDFGHJKMNPQRSTVWXZ', '2345679', '!#%+-=?@_'];
const oneOf = (alphabet) => alphabet[randomInt(alphabet.length)];
const passwords = [];
// Beyond the usual ones, at the boundaries of policies.
const shapes = ${JSON.stringify(boundaryPasswords)};
const made = ({ length = 17, types = 4, of = '' }) =>
  ({ 'one character': 'q'.repeat(length), 'a rejected word': '${rejectedWord}', 'the number of the first person': phones[0] + 'x' })[of] ??
  Array.from({ length }, (_, at) => oneOf(alphabets[at % types])).join('');
const password = (number) => (passwords[number] ??= made(shapes[number - ${passwordCount}] ?? {}));
const jars = [new Map(), new Map(), new Map()];
const tabs = new Map();
const tab = (browser, client) => {
  const key = browser + ' ' + client;
  return tabs.get(key) ?? tabs.set(key, { browser, client }).get(key);
};
const verifications = [];
const grants = [];
const tokens = [];
const needed = (thing) => {
  if (thing !== undefined) return thing;
  console.log('An earlier step was answered otherwise than in the run: this one cannot be taken.');
  process.exit(2);
};

const keep = (jar, line) => {
  const [pair, ...attributes] = line.split(/; */);
  const attribute = (name) => attributes.find((text) => text.toLowerCase().startsWith(name + '='))?.slice(name.length + 1);
  const path = attribute('path') ?? '/';
  const key = path + ' ' + pair.split('=')[0];
  const seconds = Number(attribute('max-age') ?? (Date.parse(attribute('expires')) - Date.now()) / 1000);
  seconds <= 0 ? jar.delete(key) : jar.set(key, { path, pair });
};
const cookiesFor = (jar, { pathname }) =>
  [...jar.values()]
    .filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : path + '/'))
    .map(({ pair }) => pair)
    .join('; ');
const request = async (url, { jar, ...options } = {}) => {
  const cookie = jar && cookiesFor(jar, new URL(url));
  const headers = { ...options.headers, ...(cookie ? { cookie } : {}) };
  const reply = await fetch(url, { ...options, headers, redirect: 'manual' });
  for (const line of jar ? reply.headers.getSetCookie() : []) keep(jar, line);
  const text = await reply.text();
  console.log((options.method ?? 'GET'), new URL(url).pathname, '->', reply.status, text.slice(0, 200));
  let body = text;
  try { body = JSON.parse(text); } catch {}
  const begins = reply.headers.getSetCookie().some((line) => line.startsWith('_interaction='));
  return { url, status: reply.status, body, text, begins, location: reply.headers.get('location') };
};
// Steps at the same time: each has a connection that stands before any of them is sent.
const atOnce = async (...steps) => {
  await Promise.all(steps.map(async () => (await fetch(ENDPOINT + '/api/status')).text()));
  await Promise.all(steps.map((step) => step()));
};
const api = (at, method, path, body) =>
  request(ENDPOINT + '/api/experience' + path, {
    jar: jars[at.browser], method, body: body && JSON.stringify(body),
    headers: { ...(body && { 'content-type': 'application/json' }), 'logto-app-id': clients[at.client].id },
  });
const send = async (at, identifier, interactionEvent, person) => {
  const { body } = await api(at, 'POST', '/verification/verification-code', { identifier, interactionEvent });
  if (!body.verificationId) return;
  const code = await ask('The code that was sent to +' + phones[person] + ' (if none was, press Enter)');
  verifications.push({ id: body.verificationId, code });
};
const verify = (at, identifier, number, code) =>
  api(at, 'POST', '/verification/verification-code/verify', { identifier, verificationId: verifications[number]?.id, code });
const byPassword = async (at, identifier, value) => {
  const { body } = await api(at, 'POST', '/verification/password', { identifier, password: value });
  if (body.verificationId) verifications.push({ id: body.verificationId });
};
const other = (code, by) => String((Number(code) + by) % 10 ** code.length).padStart(code.length, '0');
const codeChanges = {
  another: (code) => other(code, 1), 'another-still': (code) => other(code, 8),
  far: (code) => code.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)), cut: (code) => code.slice(0, -1),
  longer: (code) => code + '0', nothing: () => '', null: () => null, spaced: (code) => ' ' + code + ' ', number: Number,
  array: (code) => [code], 'full-width': (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
};
const code = (of, change) => {
  const right = verifications[of]?.code || '000000';
  return change === undefined ? right : codeChanges[change](right);
};
const passwordChanges = {
  'one more character': (right) => right + 'x',
  'a character less': (right) => right.slice(0, -1),
  'its first character missing': (right) => right.slice(1),
  'another last character': (right) => right.slice(0, -1) + (right.endsWith('q') ? 'r' : 'q'),
  'the other case': (right) => right.replace(/[a-z]/gi, (it) => (it === it.toUpperCase() ? it.toLowerCase() : it.toUpperCase())),
  'a space before it': (right) => ' ' + right,
  'a space after it': (right) => right + ' ',
  'itself twice': (right) => right + right,
  nothing: () => '',
};
const submit = async (at) => {
  const { body } = await api(at, 'POST', '/submit');
  if (body.redirectTo) at.interaction.redirectTo = body.redirectTo;
};
const manage = (method, path, body) =>
  MANAGEMENT_TOKEN === undefined ? stop('MANAGEMENT_TOKEN is missing, which what an administrator does needs.') : request(ENDPOINT + '/api' + path, {
    method, body: body && JSON.stringify(body),
    headers: { authorization: 'Bearer ' + MANAGEMENT_TOKEN, 'content-type': 'application/json' },
  });
const userPath = async (person) => {
  const query = new URLSearchParams({ 'search.primaryPhone': phones[person], 'mode.primaryPhone': 'exact' });
  return '/users/' + needed((await manage('GET', '/users?' + query)).body[0]).id;
};
`;
