import { expect, test } from '@playwright/test';
import { lint } from '../testing/lint.ts';
import { readRestrictions, readRooms } from '../testing/rooms.ts';

const restricted = 'lint/style/noRestrictedImports';

/** An import each that its room may not have: what the linter says of it names the way out. */
const wrong = [
  ['suites/sign-in/by-code.spec.ts', "import '../../mocks/sms-provider/client.ts';", 'Give a check what it needs'],
  ['suites/token/grants.spec.ts', "import type { Outcome } from '../../reports/verdict/verdict.ts';", 'by a fixture'],
  ['suites/catalogue/index.ts', "export * from '../../load/plan/plan.ts';", 'by a fixture'],
  [
    'fixtures/playwright/judging/causes.ts',
    "import { causeType } from '../../reports/verdict/causes.ts';",
    'to contracts',
  ],
  ['fixtures/pages/code-page.test.ts', "import '../../suites/catalogue/index.ts';", 'a test of both to commands'],
  ['mocks/logto/pages/testing/test.ts', "import '../../../../fixtures/browser/index.ts';", 'to contracts'],
  ['mocks/sms/command.ts', "export const run = () => import('../../commands/sms.ts');", 'to contracts'],
  ['load/run/preflight.test.ts', "import '../../mocks/logto/index.ts';", 'Reach a mock through fixtures'],
  ['load/scripts/sign-in.ts', "import '../../reports/load/page.ts';", 'Reach a mock through fixtures'],
  ['reports/allure/report.test.ts', "import '../../fixtures/browser/index.ts';", 'a test of both to commands'],
  ['reports/load/page.ts', "import type { Plan } from '../../load/plan/plan.ts';", 'to contracts'],
  ['contracts/phone.ts', "import type { Config } from '../../fixtures/config/config.ts';", 'to the room that it needs'],
  ['image/assemble.ts', "import '../../mocks/logto/index.ts';", 'Let a command do it'],
] as const;

for (const [path, text, remedy] of wrong) {
  test(`the linter rejects a wrong import in ${path}`, async () => {
    const [room] = path.split('/');
    const message = expect.stringMatching(
      new RegExp(`^${room} may import .*\\(CONTRIBUTING\\.md, Rooms\\).*${remedy}`),
    );
    expect(await lint({ [path]: text })).toContainEqual({ path, rule: restricted, message });
  });
}

test('the linter rejects files that import each other, be it for types alone', async () => {
  const findings = await lint({
    'reports/one.ts': "import type { Two } from './two.ts';\nexport type One = Two[];",
    'reports/two.ts': "import type { One } from './one.ts';\nexport type Two = { readonly ones: One };",
  });
  const message = 'This import is part of a cycle.';
  expect(findings).toContainEqual({ path: 'reports/one.ts', rule: 'lint/suspicious/noImportCycles', message });
});

test('the linter rejects a read of process.env beside the configuration, in a test as well', async () => {
  const text = 'export const target = process.env.TARGET;';
  const findings = await lint({
    'fixtures/config/config.ts': text,
    'fixtures/config/device.ts': text,
    'load/plan.test.ts': text,
  });
  const rejected = { rule: 'lint/style/noProcessEnv', message: "Don't use process.env." };
  expect(findings).toEqual([
    { path: 'fixtures/config/device.ts', ...rejected },
    { path: 'load/plan.test.ts', ...rejected },
  ]);
});

test('the linter accepts imports of the rooms that the table allows, and those of a folder named like a room', async () => {
  const files = {
    'suites/one.spec.ts': "export * from '../fixtures/one.ts';\nexport * from '../contracts/one.ts';",
    'fixtures/one.ts': "export * from '../mocks/one.ts';\nexport * from '../contracts/one.ts';",
    'mocks/one.ts': "export * from '../contracts/one.ts';",
    'reports/page.ts': "export * from './load/page.ts';",
    'reports/load/page.ts': 'export const page = 1;',
    'contracts/one.ts': 'export const one = 1;',
    'commands/one.ts': "export * from '../reports/page.ts';\nexport * from '../suites/one.spec.ts';",
  };
  expect((await lint(files)).filter(({ rule }) => rule === restricted)).toEqual([]);
});

test('the linter restricts each room to what the table allows', async () => {
  const [rooms, restrictions] = [await readRooms(), await readRestrictions()];
  const withCode = rooms.filter(({ name }) => !['docs', 'templates'].includes(name));
  const expected = withCode.flatMap(({ name, mayImport }) => {
    const others = withCode.filter((other) => other.name !== name && !mayImport?.includes(other.name));
    return mayImport === null ? [] : [[name, new Set([...others.map((other) => `**/${other.name}/**`), '!./**'])]];
  });
  const actual = [...restrictions].map(([room, { group }]) => [room, new Set(group)]);
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
});
