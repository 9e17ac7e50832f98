/**
 * What the one-shot service `people` of docker-compose.yml runs before k6: what the load asks for, and the accounts that
 * it needs, as "npm run load" has them. It stands in Logto's network namespace, as `provision` does, and adds to what
 * that left.
 *
 * Usage: node provision-load.mjs --scenario=sign-in --profile=smoke --stack=stack.env --token=token --out=load.env …
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { z } from 'zod';
import { managementAppId, readManagementSecret } from '../../fixtures/stack/logto-database.ts';
import { connectManagementApi } from '../../fixtures/stack/management-api.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { provisionPeople } from '../../load/prepare/people.ts';
import { scenarioNames } from '../../load/scenarios/index.ts';
import { makePlan } from '../../load/scenarios/make-plan.ts';
import { profileNames } from '../../load/scenarios/scenario.ts';
import { scriptOf } from '../../load/scenarios/scripts.ts';
import { readWeights } from '../../load/scenarios/weights.ts';

/** An empty one is one that nobody set. */
const number = z
  .string()
  .transform((text) => (text === '' ? undefined : Number(text)))
  .pipe(z.number().positive().optional());

const optionsSchema = z.strictObject({
  endpoint: z.url(),
  'admin-endpoint': z.url(),
  database: z.url(),
  scenario: z.enum(scenarioNames),
  profile: z.enum(profileNames),
  rate: number,
  seconds: number,
  /** File that `provision` left. */
  stack: z.string(),
  /** File with the token of the inbox. */
  token: z.string(),
  /** The file that is left. */
  out: z.string(),
});

const option = { type: 'string' } as const;

const readOptions = () => {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(optionsSchema.shape).map((name) => [name, option])),
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error).replaceAll(/\s+/g, ' '));
  }
  return parsed.data;
};

const provisionLoad = async () => {
  const { endpoint, database, scenario, profile, rate, seconds, ...files } = readOptions();
  const plan = makePlan({ scenario, profile, rate, seconds, weights: await readWeights(), share: 1 });
  const { LOAD_PHONE_BLOCK } = parseEnv(await readFile(files.stack, 'utf8'));
  const clientSecret = await readManagementSecret(database);
  const adminEndpoint = files['admin-endpoint'];
  const api = connectManagementApi({ endpoint, adminEndpoint, clientId: managementAppId, clientSecret });
  const people = await provisionPeople(api, plan, Number(LOAD_PHONE_BLOCK), {
    signal: AbortSignal.timeout(3_600_000),
    onProgress: () => undefined,
  });
  const settings = {
    LOAD_SCENARIO: scenario,
    LOAD_SCRIPT: basename(scriptOf(scenario)),
    LOAD_INBOX_TOKEN: (await readFile(files.token, 'utf8')).trim(),
    // JSON has no such quotes but in texts, and here are none.
    LOAD_PLAN: `'${JSON.stringify(plan)}'`,
  };
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}=${value}\n`);
  await writeFile(files.out, lines.join(''), { mode: 0o644 });
  console.log(`${scenario} finds ${people} people`);
};

await provisionLoad().catch((error: unknown) => {
  console.error(`the load could not be provisioned: ${describeError(error)}`);
  process.exitCode = 1;
});
