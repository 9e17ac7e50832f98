import { DossierProblem } from '../files/problem.ts';
import { isArchive } from '../parts/archives.ts';
import { cut, type Found } from '../parts/cut.ts';
import { joined } from '../parts/joined.ts';
import { isBinary, isPicture } from '../parts/kind-of-part.ts';
import type { Change, Part } from '../parts/parts.ts';
import { kindsTakenOut } from '../parts/placeholder.ts';
import { type Places, placesIn } from './places.ts';
import { isStillJson } from './still-json.ts';
import { type Redaction, redactText } from './text.ts';

const remedy = 'Nothing was sealed: remove the cause in what was tested and run again';

/** What became of a file: nothing, where it is left out. */
export interface Redacted {
  readonly bytes: Buffer | undefined;
}

export interface FileRedaction extends Redaction {
  /** In the run's folder. */
  readonly path: string;
  /** Where the run found secrets of its stack in the file. */
  readonly places: Places;
  /** Finds what this machine knows. */
  readonly search: (part: Part) => readonly Found[];
  /** Throws for the name of an entry that holds a secret. */
  readonly checkName: (name: string) => void;
  /** Whether pictures within it may be sealed. */
  readonly keepsPicture: (bytes: Buffer) => boolean;
  /** What a file within it became when it was redacted for itself; undefined: it is none of the run's. */
  readonly redactedBefore: (bytes: Buffer) => Promise<Redacted | undefined>;
}

const redactBytes = (part: Part, name: string, found: readonly Found[], file: FileRedaction): Buffer => {
  const without = cut(part, found, file.hider.hideKnown);
  const text = without.toString('latin1');
  file.hider.see(kindsTakenOut(text));
  const redacted = redactText(text, file);
  if (redacted === text && without === part.bytes) {
    return part.bytes;
  }
  if (!isStillJson(name, part.bytes.toString('latin1'), redacted)) {
    throw new DossierProblem(`${name} would be no JSON any more without its secrets`, 'Tell the maintainers');
  }
  return Buffer.from(redacted, 'latin1');
};

/** How each part of a file is redacted. */
export const redactionOf = (file: FileRedaction): Change => {
  return async (part) => {
    const name = part.within.at(-1) ?? file.path;
    part.within.forEach(file.checkName);
    const before = part.within.length > 0 ? await file.redactedBefore(part.bytes) : undefined;
    if (before) {
      return before.bytes;
    }
    const found = joined([...placesIn(file.places, part), ...file.search(part)]);
    if (isPicture(part.bytes)) {
      return found.length === 0 && file.keepsPicture(part.bytes) ? part.bytes : undefined;
    }
    if (isArchive(part.bytes)) {
      // One that is cut short: what it holds cannot be read.
      return undefined;
    }
    if (found[0] && isBinary(part.bytes)) {
      throw new DossierProblem(
        `secrets are among the evidence (${found[0].kind} in ${file.path}), where none can be cut out`,
        remedy,
      );
    }
    // One NUL byte makes no secret of a text unreadable.
    return redactBytes(part, name, found, file);
  };
};
