import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { catalogueAsJson, loadCatalogue, type Requirement, readCatalogue } from './index.ts';
import { catalogueCopy } from './testing.ts';

const catalogue = loadCatalogue();

/** The reference's own count; its prefixes HDR and LOG share a number there. */
const reference = {
  OTP: 16,
  RL: 16,
  SND: 18,
  REG: 8,
  SGN: 10,
  ENM: 5,
  FGT: 10,
  AUT: 20,
  TOK: 22,
  DSC: 6,
  RP: 18,
  SES: 10,
  OUT: 15,
  HDR: 3,
  LOG: 4,
  LOAD: 12,
  CON: 7,
  HAR: 13,
};

test('every row of the reference is in the catalogue, and what was split off or added says so', () => {
  const rows = catalogue.requirements.filter(
    ({ subject, splitFrom, added }) => subject !== 'guide' && !splitFrom && !added,
  );
  const counts = Object.groupBy(rows, ({ id }) => id.split('-')[0] ?? '');
  expect(Object.fromEntries(Object.entries(counts).map(([prefix, all]) => [prefix, all?.length]))).toEqual(reference);
  expect(rows).toHaveLength(213);
});

test('ids of a prefix are numbered without a gap, but for the two that the reference leaves out', () => {
  const byPrefix = Map.groupBy(catalogue.requirements, ({ id }) => id.split('-')[0]);
  const gaps = [...byPrefix].flatMap(([prefix, rows]) => {
    const last = Number(rows.at(-1)?.id.split('-')[1]);
    const numbers = Array.from({ length: last }, (_, at) => `${prefix}-${String(at + 1).padStart(2, '0')}`);
    return numbers.filter((id) => !catalogue.has(id));
  });
  expect(gaps).toEqual(['RP-08', 'RP-09']);
});

test('a row that is the same as another one has its severity and level', () => {
  const twins = catalogue.requirements.flatMap((row) => (row.sameAs ? [{ row, twin: row.sameAs }] : []));
  expect(twins.length).toBeGreaterThan(0);
  expect(twins.map(({ row }) => [row.severity, row.level])).toEqual(
    twins.map(({ twin }) => [catalogue.requirement(twin).severity, catalogue.requirement(twin).level]),
  );
});

test("the harness's own tests that decide a row exist", () => {
  const files = catalogue.requirements.flatMap(({ status }) =>
    status.kind === 'harness' && status.command === 'npm test' ? status.decidedBy : [],
  );
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, '../..', file)))).toEqual([]);
});

test('no two statements are the same', () => {
  const statements = catalogue.requirements.map(({ statement }) => statement);
  expect(new Set(statements).size).toBe(statements.length);
});

test('rows are found by id, and have a subject, a severity and a level', () => {
  const { requirements, requirement } = catalogue;
  const idsOf = (isWanted: (row: Requirement) => boolean) => requirements.filter(isWanted).map(({ id }) => id);
  expect(requirement('OTP-04')).toMatchObject({ subject: 'otp', severity: 'critical', level: 'must' });
  expect(idsOf(({ subject }) => subject === 'enumeration')).toEqual([
    ...['ENM-01', 'ENM-02', 'ENM-03', 'ENM-04', 'ENM-05', 'ENM-06'],
  ]);
  expect(idsOf(({ severity }) => severity === 'low')).toContain('DSC-03');
  expect(idsOf(({ level }) => level === 'may')).toEqual([
    'RL-13',
    'RL-14',
    'TOK-36',
    'DSC-03',
    'SES-04',
    'HDR-02',
    'ACC-01',
  ]);
});

test('an id that there is not is refused with those that come near', () => {
  expect(() => catalogue.requirement('OTP-99')).toThrow('no requirement OTP-99. There are OTP-01 to OTP-18');
  expect(() => catalogue.requirement('code')).toThrow('Ids begin with one of OTP, RL');
});

test('the catalogue is read once and cannot be changed', () => {
  expect(loadCatalogue()).toBe(catalogue);
  const parts = catalogue.requirements.flatMap((row) => [
    row,
    row.status,
    row.how,
    row.needs,
    row.tenants,
    row.clauses,
    ...row.clauses,
  ]);
  expect([catalogue, catalogue.requirements, ...parts].every(Object.isFrozen)).toBe(true);
});

test('the catalogue as JSON holds all that it holds', () => {
  const { schemaVersion, standards, requirements } = JSON.parse(catalogueAsJson());
  expect(schemaVersion).toBe(1);
  expect(requirements).toEqual(catalogue.requirements);
  expect(standards).toContainEqual(expect.objectContaining({ key: 'ASVS', edition: '5.0.0' }));
});

const faults = [
  { name: 'a wrong value', field: 'severity', value: 'urgent', says: 'otp.json, OTP-01, severity: Invalid option' },
  { name: 'an unknown field', field: 'priority', value: 1, says: 'otp.json, OTP-01: Unrecognized key: "priority"' },
  {
    name: 'an unknown clause',
    field: 'clauses',
    value: ['RFC 1 1'],
    says: 'otp.json, OTP-01, clauses.0: the catalogue cites no standard',
  },
  { name: 'no clause', field: 'clauses', value: [], says: 'otp.json, OTP-01, clauses: ' },
  {
    name: 'two sentences',
    field: 'statement',
    value: 'One. Two.',
    says: 'otp.json, OTP-01, statement: a statement is one sentence',
  },
  { name: 'an id without form', field: 'id', value: 'otp1', says: 'otp.json, otp1, id: an id looks like OTP-03' },
  {
    name: "another subject's id",
    field: 'id',
    value: 'RL-99',
    says: 'otp.json, RL-99, id: the ids of otp begin with OTP',
  },
  {
    name: 'an id that stands twice',
    field: 'id',
    value: 'OTP-02',
    says: 'otp.json and otp.json, OTP-02, id: it appears twice',
  },
  {
    name: 'a row split from none',
    field: 'splitFrom',
    value: 'OTP-99',
    says: 'otp.json, OTP-01, splitFrom: OTP-99 is not a separate row',
  },
  {
    name: 'a status without a reason',
    field: 'status',
    value: { kind: 'open' },
    says: 'otp.json, OTP-01, status.reason: ',
  },
  { name: 'no id at all', field: 'id', value: undefined, says: 'otp.json, row 1, id: ' },
];

for (const { name, field, value, says } of faults) {
  test(`${name} is refused in one line with file, row and field`, () => {
    using copy = catalogueCopy();
    copy.spoil('otp', (row) => Object.assign(row, { [field]: value }));
    expect(() => readCatalogue(copy.folder)).toThrow(says);
    expect(() => readCatalogue(copy.folder)).toThrow(/^[^\n]+$/);
  });
}

test('a file that is not valid JSON is refused by name', () => {
  using copy = catalogueCopy();
  copy.write('token.json', '{');
  expect(() => readCatalogue(copy.folder)).toThrow('token.json cannot be read: ');
});

test('a file of no subject is refused by name', () => {
  using copy = catalogueCopy();
  copy.write('passkeys.json', '{}');
  expect(() => readCatalogue(copy.folder)).toThrow('passkeys.json is not a subject of the catalogue');
});
