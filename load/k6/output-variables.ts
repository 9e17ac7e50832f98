import type { Secret } from '../../contracts/record/dossier.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { K6Output } from './outputs.ts';

/** Of headers: what stands between two of them, and between name and value, as k6 reads them. */
const headerForms = new Map([
  ['K6_OTEL_HEADERS', { form: 'name=value', isHeader: (text: string) => text.includes('=') }],
  ['K6_PROMETHEUS_RW_HTTP_HEADERS', { form: 'name:value', isHeader: (text: string) => text.split(':').length === 2 }],
]);

/** k6 itself repeats a header that it cannot read in its log, with whatever secret is in it. */
const requireHeaders = (variables: Readonly<Record<string, string>>): void => {
  for (const [variable, { form, isHeader }] of headerForms) {
    if (variables[variable]?.split(',').every(isHeader) === false) {
      throw new HarnessError(`k6 cannot read ${variable}`, `It is written as ${form},${form}`);
    }
  }
};

/**
 * Variables of the user that k6 reads for its outputs, such as credentials, headers and intervals. What the address of an
 * output sets already is left out.
 *
 * @throws HarnessError for headers that k6 could not read
 */
export const readOutputVariables = (
  outputs: readonly K6Output[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const isOf = (name: string) => outputs.some(({ prefix, settings }) => name.startsWith(prefix) && !(name in settings));
  const variables = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value && isOf(name) ? [[name, value] as const] : [])),
  );
  requireHeaders(variables);
  return variables;
};

/** The part of these variables that may not be found in the evidence of a run. */
export const secretsOfOutputs = (variables: Readonly<Record<string, string>>): Secret[] =>
  Object.entries(variables)
    .filter(([name]) => /PASSWORD|TOKEN|SECRET|ACCESS_KEY|HEADERS/.test(name))
    // Of headers, the name is no secret: the values are searched for one by one.
    .flatMap(([name, value]) =>
      headerForms.has(name) ? value.split(',').map((each) => each.replace(/^[^=:]*[=:]\s*/, '')) : value,
    )
    .map((value) => ({ kind: 'credential of an output of k6', value }));

/** Variables that name a file of this machine. */
export const filesOfOutputs = (variables: Readonly<Record<string, string>>): string[] =>
  Object.keys(variables).filter((name) => /_(CERTIFICATE|CERTIFICATE_KEY|CLIENT_KEY)$/.test(name));
