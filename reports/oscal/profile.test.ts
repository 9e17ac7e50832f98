import { expect, test } from '@playwright/test';
import { catalogOf } from './catalog.ts';
import { profileOf } from './profile.ts';
import { ofEachVerdict, writeSource } from './testing/written-source.ts';

test('a profile selects the requirements that rest on its standard', async () => {
  const source = await writeSource(ofEachVerdict);
  expect(profileOf(source, '63B-4')?.imports[0]?.['include-controls']).toEqual([{ 'with-ids': ['OTP-05'] }]);
  expect(profileOf(source, 'ASVS')?.imports[0]?.['include-controls'][0]?.['with-ids']).toHaveLength(8);
});

test('a standard on which no requirement rests has no profile', async () => {
  expect(profileOf(await writeSource({}), 'ASVS')).toBeUndefined();
});

test('a control has severity, level and the clauses that demand it', async () => {
  const [group] = catalogOf(await writeSource(ofEachVerdict)).groups ?? [];
  const { props, links } = group?.controls[0] ?? {};
  expect(props?.map(({ name, value }) => [name, value])).toEqual([
    ...[
      ['severity', 'high'],
      ['level', 'must'],
      ['decided-by', 'npm start'],
    ],
    ['clause', 'ASVS 6.5.1'],
  ]);
  expect(links).toEqual([{ href: 'https://example.org/asvs#651', rel: 'reference', text: 'ASVS 6.5.1' }]);
});
