import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type Requirement, type Subject, subjectFileSchema, subjects } from './schema.ts';

const remedy = 'Correct that file of the catalogue';

/** As much of a faulty file as a message needs. */
const rowsWithIds = z.object({ requirements: z.array(z.object({ id: z.string() }).nullable().catch(null)) });

/** The id of a row, else its number. */
const rowName = (content: unknown, at: number): string =>
  rowsWithIds.safeParse(content).data?.requirements[at]?.id ?? `row ${at + 1}`;

const explain = (file: string, content: unknown, { path, message }: z.core.$ZodIssue): string => {
  const [first, row, ...rest] = path;
  const inRow = first === 'requirements' && typeof row === 'number';
  const field = (inRow ? rest : path).join('.');
  const place = [file, inRow ? rowName(content, row) : '', field].filter((part) => part !== '').join(', ');
  return `${place}: ${message}`;
};

/** @throws HarnessError that names the file */
export const parseFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new HarnessError(
      `${basename(path)} cannot be read: ${error instanceof Error ? error.message : error}`,
      remedy,
    );
  }
};

/**
 * The requirements of one subject, frozen.
 *
 * @throws HarnessError in one line that names the file, the row and the field
 */
export const readSubject = (folder: string, subject: Subject): readonly Requirement[] => {
  const file = `${subject}.json`;
  const content = parseFile(join(folder, file));
  const parsed = subjectFileSchema.safeParse(content);
  if (!parsed.success) {
    const [issue, ...others] = parsed.error.issues;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw new HarnessError(`${issue ? explain(file, content, issue) : file}${more}`, remedy);
  }
  if (parsed.data.subject !== subject) {
    throw new HarnessError(`${file}, subject: it says ${parsed.data.subject}`, remedy);
  }
  const prefixes: readonly string[] = subjects[subject];
  return parsed.data.requirements.map((requirement) => {
    const [prefix = ''] = requirement.id.split('-');
    if (!prefixes.includes(prefix)) {
      throw new HarnessError(
        `${file}, ${requirement.id}, id: the ids of ${subject} begin with ${prefixes.join(' or ')}`,
        remedy,
      );
    }
    return Object.freeze({ ...requirement, subject });
  });
};
