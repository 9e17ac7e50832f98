import { clauseName } from '../../contracts/record/catalogue.ts';
import { markdownTable } from '../../reports/words/markdown.ts';
import { type Demand, loadDemands, type ReasonKind, reasons, rowsByClause } from '../../suites/catalogue/demands.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import { standards } from '../../suites/catalogue/standards.ts';

type Rows = ReturnType<typeof rowsByClause>;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('_', '\\_');

const words: Readonly<Record<Exclude<ReasonKind, 'decided-by'>, string>> = {
  'out-of-scope': 'out of scope',
  'not-visible': 'not visible',
  'not-yet': 'not yet',
};

const rowsOrReason = ({ clause, reason }: Demand, rows: Rows): string => {
  const rowsOf = (name: string) => (rows.get(name) ?? []).join(' ');
  if (reason === undefined) {
    return rowsOf(clauseName(clause));
  }
  return reason.kind === 'decided-by'
    ? reason.clauses.map((other) => `by ${clauseName(other)}: ${rowsOf(clauseName(other))}`).join('; ')
    : `${words[reason.kind]}: ${cell(reason.why)}`;
};

const section = (key: string, demands: readonly Demand[], rows: Rows): string[] => {
  const standard = standards.get(key);
  return [
    '',
    `## ${key}`,
    '',
    `${standard?.title}, ${standard?.edition}.`,
    '',
    ...markdownTable(
      ['clause', 'level', 'what it demands', 'rows, or why there is none'],
      demands.map((demand) => {
        const { link, section: name, grade } = demand.clause;
        return [
          link === null ? name : `[${name}](${link})`,
          grade === undefined ? demand.level : `${demand.level} (${grade})`,
          cell(demand.demand),
          rowsOrReason(demand, rows),
        ];
      }),
    ),
  ];
};

const kinds = [undefined, 'decided-by', 'out-of-scope', 'not-visible', 'not-yet'] as const satisfies (
  | ReasonKind
  | undefined
)[];

const counts = (demands: readonly Demand[]): string[] =>
  kinds.map((kind) => String(demands.filter(({ reason }) => reason?.kind === kind).length));

/** The whole page. */
export const clausesPage = (): string => {
  const demands = loadDemands();
  const rows = rowsByClause(loadCatalogue().requirements);
  const byStandard = [...standards.keys()].map(
    (key) => [key, demands.filter(({ clause }) => clause.standard === key)] as const,
  );
  return [
    '# Clauses of the standards',
    '',
    '<!-- Made by "npm run --silent report -- clauses > docs/clauses.md" from suites/catalogue/clauses. -->',
    '',
    'What each standard of the [catalogue](catalogue.md) demands of a sign-in by phone: of Logto as OpenID provider and',
    'verifier of codes, of the application as its client, and of the wire to the SMS provider. Each demand, in our own words,',
    'has the rows that cite its clause, or the reason why none does:',
    '',
    ...Object.entries(reasons).map(([kind, meaning]) => `- **${kind.replaceAll('-', ' ')}**: ${meaning}.`),
    '',
    'Rows are computed from what the catalogue cites. A row decides at least a part of its clause; where a part is known to',
    'be missing, it is a demand of its own with a reason. Clauses about other parties (authors of extensions, registries)',
    'and chapters of ASVS that no row cites are left out.',
    '',
    ...markdownTable(
      ['standard', 'demands', 'with rows', ...kinds.slice(1).map((kind) => String(kind).replaceAll('-', ' '))],
      [...byStandard, ['all', demands] as const].map(([key, some]) => [key, String(some.length), ...counts(some)]),
    ),
    ...byStandard.flatMap(([key, some]) => section(key, some, rows)),
    '',
  ].join('\n');
};
