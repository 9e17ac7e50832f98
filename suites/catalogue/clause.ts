import type { Clause } from '../../contracts/record/catalogue.ts';
import { standards } from './standards.ts';

/**
 * Reads a clause as the catalogue's files write it: `ASVS 6.5.4`, `RFC 6749 4.1.2`, `OIDC 3.1.3.7 (2)`.
 *
 * @throws Error that says what is unknown about it
 */
export const readClause = (text: string): Clause => {
  const key = [...standards.keys()].find((candidate) => text.startsWith(`${candidate} `));
  const standard = key === undefined ? undefined : standards.get(key);
  if (key === undefined || !standard) {
    throw new Error(`the catalogue cites no standard called as in "${text}"`);
  }
  const section = text.slice(key.length + 1);
  const place = standard.place(section);
  if (!place) {
    throw new Error(`${standard.title} (${standard.edition}) has no section "${section}" that the catalogue knows`);
  }
  return Object.freeze({ standard: key, section, ...place });
};
