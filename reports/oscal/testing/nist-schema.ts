import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const file = join(import.meta.dirname, 'nist', 'oscal_complete_schema.json');

/** Reads NIST's schema. @returns what is wrong with a document by it */
export const readNistSchema = async (): Promise<(document: unknown) => string[]> => {
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
  const ajv = addFormats.default(new Ajv({ allErrors: true, strict: false }));
  const validate = ajv.compile(schema);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
