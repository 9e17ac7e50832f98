import { expect, test } from '@playwright/test';
import { callOf } from './arguments.ts';
import { readInputs } from './inputs.ts';
import { readAction } from './testing/action.ts';

const call = (environment: Readonly<Record<string, string>>) =>
  callOf(readInputs({ GITHUB_WORKSPACE: '/shop', ...environment }), { out: '/out' });

const always = ['--target', 'compose', '--real', '--out', '/out'];

test('without an input the run is on the Logto of docker-compose.yml, and refuses the stand-in', () => {
  expect(call({})).toEqual({ flags: always, environment: { INIT_CWD: '/shop' } });
});

test('flags that are given stand before those of the action', () => {
  expect(call({ CONFORMANCE_FLAGS: '--all --device "Pixel 7"' }).flags).toEqual([
    ...['--all', '--device', 'Pixel 7'],
    ...always,
  ]);
});

const withInput = [
  ...['logto', 'target', 'app', 'app-command', 'app-folder', 'app-env', 'baseline', 'deviations', 'gate', 'strict'],
];

for (const name of withInput) {
  test(`--${name} among the flags is refused in one line, as it has an input of its own`, () => {
    const says = `the input flags has --${name}, which has an input of its own. Use the input ${name}`;
    expect(() => call({ CONFORMANCE_FLAGS: `--all --${name} a` })).toThrow(says);
    expect(() => call({ CONFORMANCE_FLAGS: `--all "--${name}=a b"` })).toThrow(says);
  });
}

test('--out among the flags is refused, as the report would not be found', () => {
  expect(() => call({ CONFORMANCE_FLAGS: '--out=elsewhere' })).toThrow('the input flags has --out');
});

test('each input of the action that is a flag is refused among the flags', async () => {
  const { inputs } = await readAction();
  const others = ['flags', 'baseline-branch', 'artifact', 'github-token'];
  expect(Object.keys(inputs).filter((name) => !others.includes(name))).toEqual(expect.arrayContaining(withInput));
  expect(withInput).toHaveLength(Object.keys(inputs).length - others.length);
});

const logtos = [
  { logto: '1.41.0', target: 'compose', adds: { LOGTO_TAG: '1.41.0' } },
  { logto: '1.41.0', target: 'external', adds: { LOGTO_VERSION: '1.41.0' } },
  {
    logto: 'registry:5000/logto:1.42.0-ours',
    target: 'compose',
    adds: { LOGTO_IMAGE: 'registry:5000/logto', LOGTO_TAG: '1.42.0-ours' },
  },
  {
    logto: 'svhd/logto@sha256:0f0f',
    target: 'compose',
    adds: { LOGTO_IMAGE: 'svhd/logto@sha256', LOGTO_TAG: '0f0f' },
  },
];

for (const { logto, target, adds } of logtos) {
  test(`the Logto ${logto} on ${target} is ${JSON.stringify(adds)}`, () => {
    const { environment } = call({ CONFORMANCE_LOGTO: logto, CONFORMANCE_TARGET: target });
    expect(environment).toEqual({ ...adds, INIT_CWD: '/shop' });
  });
}

test('several versions are run one after the other', () => {
  expect(call({ CONFORMANCE_LOGTO: '1.41.0,1.42.0' }).flags).toEqual([...always, '--logto', '1.41.0,1.42.0']);
});

test('register, baseline and gate are handed on, with paths from the workspace', () => {
  const inputs = readInputs({
    ...{ GITHUB_WORKSPACE: '/shop', CONFORMANCE_DEVIATIONS: 'accepted.json', CONFORMANCE_GATE: 'critical, high' },
    ...{ CONFORMANCE_STRICT: 'true', CONFORMANCE_APP_ENV: 'A=1\n  B=two words', CONFORMANCE_APP_FOLDER: 'web' },
  });
  expect(callOf(inputs, { out: '/out', baseline: 'last/verdict.json' }).flags).toEqual([
    ...[...always, '--app-folder', '/shop/web', '--app-env', 'A=1', 'B=two words'],
    ...['--deviations', '/shop/accepted.json', '--baseline', '/shop/last/verdict.json'],
    ...['--gate', 'critical', 'high', '--strict'],
  ]);
});

const refused = [
  { given: { CONFORMANCE_LOGTO: 'latest' }, says: 'logto is neither versions nor an image with a tag: "latest"' },
  { given: { CONFORMANCE_LOGTO: 'registry:5000/logto' }, says: 'neither versions nor an image with a tag' },
  { given: { CONFORMANCE_LOGTO: 'a:1', CONFORMANCE_TARGET: 'native' }, says: 'an image, and the target is native' },
  { given: { CONFORMANCE_TARGET: 'cloud' }, says: 'an input is wrong (target: ' },
  { given: { CONFORMANCE_STRICT: 'yes' }, says: 'an input is wrong (strict: ' },
  { given: { CONFORMANCE_GATE: 'grave' }, says: 'an input is wrong (gate: ' },
  { given: { CONFORMANCE_APP_ENV: '--real' }, says: 'app-env: each line has to be NAME=value' },
  { given: { CONFORMANCE_ARTIFACT: 'a/b' }, says: 'an input is wrong (artifact: ' },
  { given: { CONFORMANCE_BASELINE: 'a', CONFORMANCE_BASELINE_BRANCH: 'b' }, says: 'are both given' },
  { given: { CONFORMANCE_BASELINE: 'a', CONFORMANCE_LOGTO: '1.41.0,1.42.0' }, says: 'one baseline is not that of' },
];

for (const { given, says } of refused) {
  test(`${JSON.stringify(given)} is refused in one line`, () => {
    expect(() => call(given)).toThrow(says);
  });
}
