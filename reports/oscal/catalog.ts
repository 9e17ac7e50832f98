import { clauseName, type RequirementRow } from '../../contracts/record/catalogue.ts';
import { documentUuid, metadataOf } from './metadata.ts';
import type { Catalog, Control, Link } from './model.ts';
import { documentNames, type Source } from './source.ts';
import { asMarkdown, prop } from './text.ts';

/** Of the statement of a control, which findings are about. */
export const statementId = (requirement: string): string => `${requirement}_smt`;

const linksOf = ({ clauses }: RequirementRow): Link[] =>
  clauses.flatMap((clause) =>
    clause.link === null ? [] : [{ href: clause.link, rel: 'reference', text: clauseName(clause) }],
  );

const controlOf = (row: RequirementRow): Control => {
  const { id, statement, severity, level, clauses, sameAs, status } = row;
  const links = linksOf(row);
  return {
    ...{ id, class: 'requirement', title: asMarkdown(statement) },
    props: [
      prop('severity', severity),
      prop('level', level),
      prop('decided-by', status.kind === 'harness' ? status.command : 'npm start'),
      ...(sameAs === undefined ? [] : [prop('same-as', sameAs)]),
      ...clauses.map((clause) =>
        prop('clause', clauseName(clause), clause.grade === undefined ? {} : { remarks: `Graded ${clause.grade}` }),
      ),
    ],
    ...(links.length > 0 && { links }),
    parts: [{ id: statementId(id), name: 'statement', prose: asMarkdown(statement) }],
  };
};

/** The requirements of the harness as controls, by subject, each with the clauses of standards that demand it. */
export const catalogOf = (source: Source): Catalog => {
  const subjects = Map.groupBy(source.catalogue.requirements, ({ subject }) => subject);
  const groups = [...subjects].map(([subject, rows]) => ({
    ...{ id: `subject-${subject}`, title: subject, controls: rows.map(controlOf) },
  }));
  return {
    uuid: documentUuid(source, documentNames.catalog),
    metadata: metadataOf(source, 'Requirements of the Logto phone conformance harness'),
    ...(groups.length > 0 && { groups }),
  };
};
