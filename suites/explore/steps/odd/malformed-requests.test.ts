import { expect, test } from '@playwright/test';
import { stepSchema } from '../step.ts';
import { changeNames, malformedBy, malformedOf, oddRequests } from './malformed-requests.ts';
import { areHarmless, changesOf, oddAuthorization, parameterNames, refusedBy } from './parameters.ts';
import { fill } from './placeholders.ts';

const tab = { browser: 0, client: 0 };
const uses = { person: 0, verification: 1, grant: 2, tokens: 3 };
const step = { do: 'sendMalformed', tab, uses } as const;

test('each change applies to at least one request, and each request has many changes', () => {
  const made = oddRequests.map(({ key }) =>
    changeNames.filter((change) => malformedBy({ ...step, request: key, change }).length > 0),
  );
  expect(changeNames.filter((name) => !made.some((names) => names.includes(name)))).toEqual([]);
  expect(Math.min(...made.map(({ length }) => length))).toBeGreaterThan(30);
});

test('a step means one value of one request, and a file can hold it', () => {
  const verify = { ...step, request: 'verify', change: 'value-array', at: 3 };
  expect(malformedOf(verify).request.body).toContain('"code":["zzotp.1zz"]');
  expect(stepSchema.safeParse(verify).success).toBe(true);
});

test('a step of a damaged file is a RangeError', () => {
  expect(() => malformedOf({ ...step, request: 'fly', change: 'value-array', at: 0 })).toThrow('no request "fly"');
  expect(() => malformedOf({ ...step, request: 'verify', change: 'value-array', at: 9 })).toThrow('no value 9');
});

test('a parameter of a damaged file is a RangeError', () => {
  const authorize = (name: string) =>
    oddAuthorization({ do: 'authorizeOddly', tab, with: [{ name, change: 'null-character' }] });
  for (const name of ['zz', '', 'toString', '__proto__']) {
    expect(() => authorize(name)).toThrow(`there is no parameter "${name}"`);
  }
});

test('each parameter of an authorization request is written in each way', () => {
  const paths = parameterNames.flatMap((name) =>
    changesOf(name).map((change) => oddAuthorization({ do: 'authorizeOddly', tab, with: [{ name, change }] }).path),
  );
  expect(paths.filter((path) => !/^\/oidc\/auth\?[!-~]+$/.test(path))).toEqual([]);
});

test('a request must be refused for a redirect_uri, a response type or a challenge that a standard refuses', () => {
  const refused = (name: string, change: string) => refusedBy(0, { name, change });
  expect(refused('redirect_uri', 'is-other-host')).toBe('AUT-05');
  expect(refused('redirect_uri', 'address-tab')).toBe('AUT-05');
  expect(refused('redirect_uri', 'is-inexact-host-in-capitals')).toBe(undefined);
  expect(refused('response_type', 'is-token')).toBe('AUT-17');
  expect(refused('code_challenge_method', 'is-plain')).toBe('AUT-07');
  expect(refused('state', 'duplicated')).toBe('AUT-11');
});

test('only parameters by which nothing is given otherwise are harmless', () => {
  const harmless = (name: string, change: string) =>
    areHarmless({ do: 'authorizeOddly', tab, with: [{ name, change }] });
  expect(harmless('first_screen', 'is-register')).toBe(true);
  expect(harmless('scope', 'is-openid')).toBe(false);
  expect(harmless('first_screen', 'null-character')).toBe(false);
});

test('a string is cut or filled up to its length once its placeholders are filled', () => {
  const sent = (length: number) => {
    const { body = '' } = malformedOf({
      ...step,
      request: 'password',
      change: `value-length-${length}`,
      at: 2,
    }).request;
    return fill(
      body,
      () => 'Aa1!Aa1!"Aa1!',
      (value) => JSON.stringify(value).slice(1, -1),
    );
  };
  expect(sent(20)).toContain(`"password":${JSON.stringify('Aa1!Aa1!"Aa1!xxxxxxx')}`);
  expect(sent(1)).toContain('"password":"A"');
});

test('an address that looks like the registered one has its port', () => {
  const path = (change: string) =>
    oddAuthorization({ do: 'authorizeOddly', tab, with: [{ name: 'redirect_uri', change }] }).path;
  const read = (kind: string) => ({ host: 'localhost', port: ':3000', path: 'callback' })[kind] ?? kind;
  const filled = (change: string) => decodeURIComponent(fill(path(change), read, encodeURIComponent));
  expect(filled('is-longer-host')).toContain('redirect_uri=http://localhost.attacker.example:3000/callback&');
  expect(filled('is-inexact-white-space')).toContain('redirect_uri= http://localhost:3000/callback&');
  expect(filled('address-user-info')).toContain('redirect_uri=http://localhost:3000@attacker.example/&');
});

test('a placeholder is filled in the letters that it has', () => {
  const read = (kind: string, number: number) => `${kind}${number}.example`;
  expect(fill('http://ZZHOST.1ZZ/zzpath.0zz', read, encodeURIComponent)).toBe('http://HOST1.EXAMPLE/path0.example');
});
