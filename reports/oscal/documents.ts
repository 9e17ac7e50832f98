import { catalogOf } from './catalog.ts';
import type { Document } from './model.ts';
import { planOf } from './plan.ts';
import { profiledStandards, profileOf } from './profile.ts';
import { resultsOf } from './results.ts';
import { documentNames, type Source } from './source.ts';

const textOf = (kind: string, document: Document): string => `${JSON.stringify({ [kind]: document }, null, 2)}\n`;

/** The documents of a run, by file name: the same for the same source, byte for byte. */
export const oscalDocuments = (source: Source): ReadonlyMap<string, string> =>
  new Map([
    [documentNames.catalog, textOf('catalog', catalogOf(source))],
    ...(['ASVS', '63B-4'] as const).flatMap((standard) => {
      const profile = profileOf(source, standard);
      return profile ? [[profiledStandards[standard], textOf('profile', profile)] as const] : [];
    }),
    [documentNames.plan, textOf('assessment-plan', planOf(source))],
    [documentNames.results, textOf('assessment-results', resultsOf(source))],
  ]);
