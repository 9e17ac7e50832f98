import { expect, test } from '@playwright/test';
import { createHider } from './hider.ts';
import { redactText } from './text.ts';

const ownNumbers = ['8613615', '8618615', '141520xxxxx', '65910xxxxx'];

/** A text as it is sealed. Texts are taken byte for byte. */
const sealed = (text: string, codes: readonly string[] = []): string => {
  const redaction = { hider: createHider(), ownNumbers, codes: { sent: new Set(codes), examples: new Set<string>() } };
  return Buffer.from(redactText(Buffer.from(text).toString('latin1'), redaction), 'latin1').toString();
};

const taken: ReadonlyArray<readonly [what: string, text: string, result: string]> = [
  ['a real number', '{"phone":"8613912348765"}', '{"phone":"(redacted: phone number 1)"}'],
  ['a real number with a plus sign', 'sent to +8613912348765.', 'sent to (redacted: phone number 1).'],
  ['a real number in groups', 'sent to 139.1234.8765', 'sent to (redacted: phone number 1)'],
  ['a real number of another country in groups', 'or +33 6 87 65 09 21.', 'or (redacted: phone number 1).'],
  ['a real number in brackets', '{"phone":"1 (415) 867-5309"}', '{"phone":"(redacted: phone number 1)"}'],
  ['a code in a message', '您的验证码为 123456', '您的验证码为 (redacted: verification code 1)'],
  [
    'a code in a request to the provider',
    '{"TemplateParamSet":["123456"]}',
    '{"TemplateParamSet":["(redacted: verification code 1)"]}',
  ],
  ['a cookie', 'cookie: _session=abc123def456', 'cookie: _session=(redacted: cookie 1)'],
  [
    'a cookie with JSON as its value',
    'set-cookie: _logto={"appId":"a6qg9i"}; path=/',
    'set-cookie: _logto=(redacted: cookie 1); path=/',
  ],
  [
    'a cookie with JSON as its value in HAR',
    '{"name":"Set-Cookie","value":"_logto={\\"appId\\":\\"a6qg9i\\"}; path=/"}',
    '{"name":"Set-Cookie","value":"_logto=(redacted: cookie 1); path=/"}',
  ],
  ['a password in JSON', '{"password":"correct-horse"}', '{"password":"(redacted: password 1)"}'],
  [
    'a password in JSON in JSON',
    '{"body":"{\\"password\\":\\"correct-horse\\"}"}',
    '{"body":"{\\"password\\":\\"(redacted: password 1)\\"}"}',
  ],
  [
    'the password of an address',
    'postgres://logto:s3cret@127.0.0.1/logto',
    'postgres://logto:(redacted: password 1)@127.0.0.1/logto',
  ],
  [
    'the password of an address without a user',
    'redis://:s3cret@127.0.0.1',
    'redis://:(redacted: password 1)@127.0.0.1',
  ],
  ['a secret whose field says what for', '{"cookieSecret":"3mYh2o0VQyqk3mYh"}', '{"cookieSecret":"(redacted: key 1)"}'],
  ['an authorization code', 'code=3mYh2o0VQyqk3mYh2o0VQyqk', 'code=(redacted: authorization code 1)'],
  ['a password in a log', 'password: correct-horse-9', 'password: (redacted: password 1)'],
  ['a key in settings', 'accessKeySecret: 3mYh2o0VQyqk3mYh', 'accessKeySecret: (redacted: key 1)'],
  ['a cookie in a list of headers', '["cookie","a=abc123def456"]', '["cookie","a=(redacted: cookie 1)"]'],
  ['a cookie beside its name', 'kept _session.sig=abc123def456 .', 'kept _session.sig=(redacted: cookie 1) .'],
  ['a token in a form', 'refresh_token=3mYh2o0VQyqk&x=1', 'refresh_token=(redacted: token 1)&x=1'],
  ['a password in words', 'password: correcthorse', 'password: (redacted: password 1)'],
  ['a password behind an equals sign', 'password = correct-horse-9', 'password = (redacted: password 1)'],
  ['a quoted password in settings', 'password: "correct-horse"', 'password: "(redacted: password 1)"'],
  ['a password that Node prints', "{ password: 'correct-horse' }", "{ password: '(redacted: password 1)' }"],
  ['a secret in settings', 'secret: 3mYh2o0VQyqk3mYh', 'secret: (redacted: key 1)'],
  ['a secret in a variable', 'secret=3mYh2o0VQyqk3mYh', 'secret=(redacted: key 1)'],
  ['the cookie of Logto beside its name', '_logto={"appId":"a6qg9i"}', '_logto=(redacted: cookie 1)'],
  ['a cookie whose name has brackets', 'Cookie: a[1]=abc123def456', 'Cookie: a[1]=(redacted: cookie 1)'],
  [
    'a cookie whose name follows',
    '{"value":"a=abc123def456","name":"cookie"}',
    '{"value":"a=(redacted: cookie 1)","name":"cookie"}',
  ],
  [
    'an authorization in a list of headers',
    '["authorization","Basic 3mYh2o0VQyqk3mYh2o0"]',
    '["authorization","Basic (redacted: authorization header 1)"]',
  ],
  ['a number without a plus sign', 'phone=447700123456', 'phone=(redacted: phone number 1)'],
  ['a number of a message', 'sent to 6591876543 now', 'sent to (redacted: phone number 1) now'],
  ['a real number beside the own ones', 'to +14152876543', 'to (redacted: phone number 1)'],
  ['a real number that begins as own ones', '{"phone":"+659108765"}', '{"phone":"(redacted: phone number 1)"}'],
  ['a password in JSON that looks like a name', '{"password":"correctHorse"}', '{"password":"(redacted: password 1)"}'],
  ['a key in a header', 'x-api-key: 7f3c9a1e5d2b8046', 'x-api-key: (redacted: key 1)'],
  ['a key in the environment', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI', 'AWS_SECRET_ACCESS_KEY=(redacted: key 1)'],
  [
    'a password in a list of a form',
    '{"name":"password","value":"correct-horse"}',
    '{"name":"password","value":"(redacted: password 1)"}',
  ],
  [
    'a cookie in a list of Node',
    "'set-cookie': [ 'sid=abc77; Path=/' ]",
    "'set-cookie': [ 'sid=(redacted: cookie 1); Path=/' ]",
  ],
  ['a password of curl', 'curl -u admin:correct-horse', 'curl -u admin:(redacted: password 1)'],
  [
    'a password with an at sign in an address',
    'postgres://logto:p@ssTail77@db/logto',
    'postgres://logto:(redacted: password 1)@db/logto',
  ],
  [
    'an authorization code in JSON',
    '{"code":"3mYh2o0VQyqk3mYh2o0VQyqk"}',
    '{"code":"(redacted: authorization code 1)"}',
  ],
  [
    'a private JSON Web Key',
    '{"d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}',
    '{"d":"(redacted: private key 1)"}',
  ],
  [
    'a key whose lines have a prefix',
    '-----BEGIN PRIVATE KEY-----\n| MIIB\n| AQAB\n-----END PRIVATE KEY-----',
    '(redacted: private key 1)',
  ],
  [
    'a code in the second place of a request',
    '{"TemplateParamSet":["10","739208"]}',
    '{"TemplateParamSet":["10","(redacted: verification code 1)"]}',
  ],
  ['a code in a sentence', 'Your code is 739201.', 'Your code is (redacted: verification code 1).'],
  ['a number in a list', '{"PhoneNumberSet":["6591876544"]}', '{"PhoneNumberSet":["(redacted: phone number 1)"]}'],
  ['a token in HTML', 'id_token=3mYh2o0VQyqk&amp;x=1', 'id_token=(redacted: token 1)&amp;x=1'],
];

for (const [what, text, result] of taken) {
  test(`${what} is taken out`, () => {
    expect(sealed(text)).toBe(result);
  });
}

for (const [what, text] of [
  ['a number of the run', '{"phone":"8613615000017"}'],
  ['a number of the run in another spelling', 'sent to +86 136 1500 0017'],
  ['a time', '{"at":1795553630000,"durationMs":123456}'],
  ['a port before a foreign host', 'http://localhost:39939@attacker.example/'],
  ['a foreign number of the run with the code of the mainland', 'sent to +8614152003075'],
  ['what a log says of passwords', 'password: is required, and secret: is not set'],
  ['a heading about passwords', '{"password":"string"}\nPassword: required\n'],
  ['a name in a program', '{ id_token_hint: hintOf(member), client_secret: clientSecret };'],
  ['the name of an error in capitals', '?code=ERR_INVALID_ARG_TYPE_X_Y_Z'],
  ['a query with an at sign behind a port', 'http://localhost:3001?x=a@b'],
  ['an explanation of tokens', 'Bearer tokens-are-required-here-always'],
  ['a figure of telemetry', 'telemetry: 987654321, mobile:1733155200'],
  ['a placeholder of others', '{"password":"<redacted>"}'],
  ['a time that is sent', 'sent up to 1795553630000'],
  ['an id', '{"id":"9c1185a5c5e9fc54612808977ee8f548b2258d31"}'],
  ['a name of a field', '{"code":"verification_code.code_mismatch"}'],
  ['the name of an error', 'code=session_not_found_because_of_x'],
  ['what a policy says of passwords', '{"password":"required","forgotPassword":"verificationCode"}'],
  ['a path in a variable', 'PWD=/home/user/logto'],
  ['a number of the run with a trunk zero', 'sent to +86 0136 1500 0017'],
  ['the thousandth placeholder', 'was (redacted: verification code 1000)'],
  ['an example number of another country', '{"phone":"447911123456"}'],
  ['a placeholder of the record', '{"password":"(not kept)","Authorization":"***"}'],
] as const) {
  test(`${what} stays`, () => {
    expect(sealed(text)).toBe(text);
  });
}

test('a code that the run sent is taken out wherever it stands', () => {
  expect(sealed('Expected 482913, got 482914', ['482913'])).toBe(
    'Expected (redacted: verification code 1), got 482914',
  );
});

test('the same value has the same number', () => {
  expect(sealed('{"password":"correct-horse"} {"password":"another-one"} {"password":"correct-horse"}')).toBe(
    ['1', '2', '1'].map((number) => `{"password":"(redacted: password ${number})"}`).join(' '),
  );
});
