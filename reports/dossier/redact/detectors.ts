import type { Hider } from './hider.ts';

/** Takes out of a text what looks like a secret of one kind. */
type Detector = (text: string, hide: Hider['hide']) => string;

/** In a JSON text: what a string literal holds, escapes included. */
const character = String.raw`(?:[^"\\\n]|\\.)`;

/** What a schema, a policy or a program says of a value. */
const values =
  /^(?:string|password|number|required|optional|mandatory|enabled|disabled|undefined|verification_?code|\/[\w./-]*)$/i;

/** What a program says in the place of a value: `config.accessKeySecret`, `hintOf(member)`, `clientSecret`. */
const isExpression = (value: string): boolean => /^[a-z_$]+(?:[.(]|[A-Z][a-z]+)[A-Za-z_$.()]*$/.test(value);

/** Whether a value is a text about values, such as one of a schema, or a path. */
const isNoSecret = (value: string): boolean => /\s/.test(value) || values.test(value);

const replaceAfter =
  (kind: string, pattern: RegExp, isOther: (value: string) => boolean = isNoSecret): Detector =>
  (text, hide) =>
    text.replace(pattern, (whole: string, before: string, value: string) =>
      isOther(value) ? whole : `${before}${hide(kind, value)}`,
    );

/**
 * Fields of JSON, which may itself be in a string of JSON. A pattern begins with what is rare and looks back from there:
 * one that begins with any name is tried at each character of a text.
 */
const fields = (kind: string, names: string, least: number): Detector[] => [
  replaceAfter(kind, new RegExp(String.raw`("(?<=(?<!\\)"(?:${names})")\s*:\s*")(${character}{${least},})`, 'gi')),
  // As HAR, forms and the storage of a browser have them.
  replaceAfter(
    kind,
    new RegExp(
      String.raw`("value"(?<="name"\s*:\s*"(?:\w{1,20}:)?(?:${names})"\s*,\s*"value")\s*:\s*")(${character}{${least},})`,
      'gi',
    ),
  ),
  replaceAfter(kind, new RegExp(String.raw`(\\+"(?:${names})\\+"\s*:\s*\\+")([^"\\\n]{${least},})`, 'gi')),
];

/** Parameters of URLs and forms, and variables as a shell sets them: behind an equals sign, names are few to be looked at. */
const parameters = (kind: string, names: string, value: string): Detector => {
  return replaceAfter(kind, new RegExp(`(=(?<=(?<![A-Za-z0-9-])(?:${names})=))(${value})`, 'gi'));
};

const passwords = String.raw`\w{0,40}password|passwd|pwd|passphrase|\w{1,20}_pass`;
const tokens = String.raw`\w{1,40}_token|(?:access|refresh|id|bearer|auth)Token|code_?verifier|id_token_hint`;
const keys = String.raw`client_?secret|accessKeySecret|secret_?(?:access_?)?key|(?:x-)?api[_-]?key|(?:x-)?auth-token|private_?key|encryption_?key|\w{1,30}_kek|\w{0,20}cookie_keys`;
/** Of Logto, wherever they stand: https://github.com/panva/node-oidc-provider names them. */
const sessionCookies = String.raw`_(?:session|interaction|interaction_resume|logto)(?:\.legacy)?(?:\.sig)?|logto_\w{10,40}|connect\.sid|JSESSIONID|PHPSESSID`;
const opaque = '[^&\\s"\'<>\\\\;,]';

/**
 * As logs and settings write them, quoted or not: what follows without quotes, and without a digit, may be prose and is
 * taken where the line, or a list of such, ends behind it.
 */
const settings = (kind: string, names: string): Detector[] => {
  const separator = String.raw`[:=](?<=(?<![A-Za-z0-9-])(?:${names})["']?[ \t]{0,2}[:=])[ \t]{0,2}`;
  return [
    replaceAfter(kind, new RegExp(String.raw`(${separator}(?:"|'))([^"'\\\s]{6,})(?=["'])`, 'gi')),
    replaceAfter(kind, new RegExp(String.raw`(${separator})((?=[^\s\d]*\d)${opaque}{8,})`, 'gi')),
    replaceAfter(
      kind,
      new RegExp(String.raw`(${separator})(${opaque}{8,})(?=[ \t]*(?:[\r\n,;}]|\\[nr]|$))`, 'gi'),
      (value) => isNoSecret(value) || isExpression(value),
    ),
  ];
};

const whole =
  (kind: string, pattern: RegExp): Detector =>
  (text, hide) =>
    text.replace(pattern, (value) => hide(kind, value));

/** Digits behind a host of the web are its port: a check writes such an address to see what takes it for the host. */
const hidePasswordOfAddress: Detector = (text, hide) =>
  text.replace(
    /(:\/\/(?<=\b[a-z][a-z+]*:\/\/)[^\s:/@"'\\]*:)([^\s"'/\\?#]+)(?=@)/gi,
    (whole, before: string, value: string, at: number) =>
      /\bhttps?$/i.test(text.slice(Math.max(0, at - 6), at)) && /^\d{2,5}$/.test(value)
        ? whole
        : `${before}${hide('password', value)}`,
  );

/** What looks like a secret, whoever knows it; what holds another one comes first. */
export const detectors: readonly Detector[] = [
  whole(
    'private key',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?!-----)[\s\S]){1,8000}-----END [A-Z ]*PRIVATE KEY-----/g,
  ),
  whole(
    'private key',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\s]|\\+[nr])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
  ),
  replaceAfter(
    'authorization header',
    /(\bauthorization(?:\\*"|&quot;)?\s*(?::|,\s*\\*"value\\*"\s*:|,)\s*\\*"?(?:bearer|basic)\s+)([\w~+/.-]{16,}=*)/gi,
  ),
  whole(
    'JSON Web Token',
    /eyJ(?<=(?:(?<![\w-])|(?<=\\[nrt])|(?<=%[0-9A-F]{2}))eyJ)[\w-]{8,}\.[\w-]*\.[\w-]{10,}(?:\.[\w-]+){0,2}/g,
  ),
  replaceAfter('authorization header', /(\bbearer\s+)((?=[^\s"]*\d)[\w~+/.-]{20,}=*)/gi),
  // Words are in small letters.
  replaceAfter('authorization header', /(\b[Bb]asic\s+)((?=[\w+/-]*[A-Z0-9])[\w+/-]{16,}=*)/g),
  ...fields('password', passwords, 6),
  replaceAfter(
    'password',
    new RegExp(
      String.raw`("selector"\s*:\s*"${character}*assword${character}*"(?:,"\w+":(?:true|false|\d+))*,"value"\s*:\s*")(${character}+)`,
      'g',
    ),
  ),
  // What the harness gives the accounts that it makes.
  whole('password', /Kx7(?:!|%21)[0-9a-f]{8}-[0-9a-f]{4}/g),
  whole('password', /\$argon2\w{1,2}\$[\w$=,+/.-]{20,}/g),
  hidePasswordOfAddress,
  parameters('password', passwords, `${opaque}{6,}`),
  ...settings('password', passwords),
  ...fields('token', tokens, 6),
  ...fields('token', String.raw`\w{0,40}token`, 16),
  parameters('token', `${tokens}|token`, `${opaque}{6,}`),
  ...fields('key', keys, 6),
  ...fields('key', String.raw`\w{0,40}secret`, 16),
  parameters('key', keys, `${opaque}{6,}`),
  ...settings('token', tokens),
  ...settings('key', `${keys}|\\w{0,40}secret`),
  parameters('cookie', sessionCookies, String.raw`\{[^{}\r\n]*\}|${opaque}{10,}`),
  // The private part of a JSON Web Key, and all of a symmetric one.
  replaceAfter('private key', /("[dk]"\s*:\s*")([\w-]{40,})(?=")/g),
  replaceAfter('password', /((?:^|\s)(?:-u|--user)[ =]['"]?[^\s:'"]{1,80}:)([^\s'"]{6,})/g),
  replaceAfter('password', /(\s--password[ =]['"]?)([^\s'"]{6,})/g),
  // Names of errors have small letters, or capitals, alone.
  replaceAfter(
    'authorization code',
    /(=(?<=(?<![A-Za-z0-9-])code=))((?=[\w-]*[a-z])(?=[\w-]*[A-Z0-9])[\w-]{20,})(?![\w.-])/g,
  ),
  replaceAfter('authorization code', /("code"\s*:\s*")((?=[\w-]*[a-z])(?=[\w-]*[A-Z0-9])[\w-]{20,})(?=")/g),
];
