/** What a script with malformed requests begins with besides: they stand in it with places for what only a run knows. */
export const oddPrelude = String.raw`
const none = 'nobody-was-given-this';
const redirectOf = (number) => new URL(clients[number].redirectUri);
const valuesOf = ({ state = none, nonce = none, challenge = none } = {}) => ({
  phone: (number) => phones[number], password, clientid: (number) => clients[number].id,
  basic: (number) => basic(clients[number]).authorization, redirecturi: (number) => clients[number].redirectUri,
  signedout: (number) => redirectOf(number).origin + '/', host: (number) => redirectOf(number).hostname,
  port: (number) => redirectOf(number).port.replace(/^(?=.)/, ':'),
  path: (number) => redirectOf(number).pathname.slice(1), state: () => state, nonce: () => nonce, challenge: () => challenge,
  verification: (number) => needed(verifications[number]).id, otp: (number) => needed(verifications[number]).code || '000000',
  code: (number) => needed(grants[number]).code, verifier: (number) => needed(grants[number]).verifier,
  access: (number) => token(number, 'access_token'), refresh: (number) => needed(tokens[number]).refresh_token ?? none,
  idtoken: (number) => needed(tokens[number]).id_token ?? none,
});
// Puts values in place of what stands for them: zzphone.0zz for the number of the first person.
const fill = (text, values, encode) => {
  const filled = text.replace(/zz([a-z]+)\.(\d+)zz/gi, (whole, kind, number) => {
    if (kind === 'length') return whole;
    const value = values[kind.toLowerCase()](Number(number));
    return encode(whole === whole.toUpperCase() ? value.toUpperCase() : value);
  });
  // A string of JSON that says at its end how long it has to be.
  return filled.replace(/"((?:[^"\\]|\\.)*)zzlength\.(\d+)zz"/g, (_, it, length) =>
    JSON.stringify(JSON.parse('"' + it + '"').slice(0, Number(length)).padEnd(Number(length), 'x')));
};
const filled = ({ method, path, headers, body }, values) => {
  const encode = /^\ufeff?[[{]/.test(body ?? '') ? (value) => JSON.stringify(value).slice(1, -1) : encodeURIComponent;
  const entries = Object.entries(headers).map(([name, value]) => [name, fill(value, values, (it) => it)]);
  return {
    url: ENDPOINT + fill(path, values, encodeURIComponent), method, headers: Object.fromEntries(entries),
    ...(body !== undefined && { body: fill(body, values, encode) }),
  };
};
const authorizeOddly = async (at, path) => {
  const promised = { verifier: random(), redirectUri: clients[at.client].redirectUri };
  const challenge = createHash('sha256').update(promised.verifier).digest('base64url');
  const { url } = filled({ path, headers: {} }, valuesOf({ state: random(), nonce: random(), challenge }));
  const first = await request(url, { jar: jars[at.browser] });
  if (first.location) console.log('  leads to', first.location);
  const reply = await follow(at.browser, first);
  const error = reply.location && new URL(reply.location, reply.url).searchParams.get('error');
  if (reply.code) grants.push({ code: reply.code, ...promised });
  else if (!error && first.begins && new URL(reply.url).pathname !== '/consent') at.interaction = { promised };
};
const sendMalformed = async (at, by, wire) => {
  const { url, ...options } = filled(wire, valuesOf());
  const reply = await request(url, { ...options, ...(by !== 'application' && { jar: jars[at.browser] }) });
  const last = by === 'browser' ? await confirm(at.browser, reply) : reply;
  if (last.location) console.log('  leads to', last.location);
};
`;
