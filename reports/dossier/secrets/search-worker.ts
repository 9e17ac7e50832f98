/** Looks for secrets on a thread of its own: what `startSecretSearch` begins. */
import type { Secret } from '../../../contracts/record/dossier.ts';
import { createSecretSearch, type FoundSecret } from './secrets-in.ts';

/** What a thread is asked, again and again for the same secrets. */
export interface SearchRequest {
  readonly known: readonly Secret[];
  /** Those that this machine knows; or also what looks like one. */
  readonly for: 'known' | 'all';
  readonly folder: string;
  readonly files: readonly string[];
}

let search: ReturnType<typeof createSecretSearch> | undefined;

/** A content that was looked at in an earlier request is not looked at again. */
export default ({ known, for: what, folder, files }: SearchRequest): Promise<FoundSecret[]> => {
  search ??= createSecretSearch(known);
  return search[what](folder, files);
};
