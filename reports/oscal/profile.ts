import { documentUuid, metadataOf } from './metadata.ts';
import type { Profile } from './model.ts';
import { documentNames, type Source } from './source.ts';

/** The standards that get a profile, by their keys in the catalogue. */
export const profiledStandards = { ASVS: 'profile-asvs-5.json', '63B-4': 'profile-nist-sp-800-63b-4.json' } as const;

type Standard = keyof typeof profiledStandards;

/** The requirements that rest on a standard; undefined where none does, for a profile of nothing is none. */
export const profileOf = (source: Source, standard: Standard): Profile | undefined => {
  const { requirements, standards } = source.catalogue;
  const ids = requirements
    .filter(({ clauses }) => clauses.some((clause) => clause.standard === standard))
    .map(({ id }) => id);
  const known = standards.find(({ key }) => key === standard);
  const name = known ? `${known.title}, ${known.edition}` : standard;
  return ids.length === 0
    ? undefined
    : {
        uuid: documentUuid(source, profiledStandards[standard]),
        metadata: {
          ...metadataOf(source, `Requirements of the harness that rest on ${name}`),
          remarks:
            'It selects what this harness checks of the standard, not the whole of the standard: docs/clauses.md has both.',
        },
        imports: [{ href: documentNames.catalog, 'include-controls': [{ 'with-ids': ids }] }],
        merge: { 'as-is': true },
      };
};
