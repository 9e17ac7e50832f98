/**
 * What the one-shot service `people` of docker-compose.yml runs before k6: what the load asks for, and the accounts that
 * it needs, as "npm run load" has them. It stands in Logto's network namespace, as `provision` does, and adds to what
 * that left.
 *
 * Usage: node provision-load.mjs --scenario=sign-in --profile=smoke --stack=stack.env --token=token --out=load.env …
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { provisionPeople } from '../../load/prepare/people.ts';
import { scenarioNames } from '../../load/scenarios/index.ts';
import { makePlan } from '../../load/scenarios/make-plan.ts';
import { profileNames } from '../../load/scenarios/scenario.ts';
import { scriptOf } from '../../load/scenarios/scripts.ts';
import { readWeights } from '../../load/scenarios/weights.ts';
import { commonOptions, connect, quoted, readOptions, runOneShot, writeSettings } from './one-shot.ts';

/** An empty one is one that nobody set. */
const number = z
  .string()
  .transform((text) => (text === '' ? undefined : Number(text)))
  .pipe(z.number().positive().optional());

const optionsSchema = z.strictObject({
  ...commonOptions,
  scenario: z.enum(scenarioNames),
  profile: z.enum(profileNames),
  rate: number,
  seconds: number,
  /** File that `provision` left. */
  stack: z.string(),
  /** File with the token of the inbox. */
  token: z.string(),
});

const provisionLoad = async () => {
  const options = readOptions(optionsSchema);
  const { scenario, profile, rate, seconds } = options;
  const plan = makePlan({ scenario, profile, rate, seconds, weights: await readWeights(), share: 1 });
  const { LOAD_PHONE_BLOCK } = parseEnv(await readFile(options.stack, 'utf8'));
  const people = await provisionPeople(await connect(options), plan, Number(LOAD_PHONE_BLOCK), {
    signal: AbortSignal.timeout(3_600_000),
    onProgress: () => undefined,
  });
  const settings = {
    LOAD_SCENARIO: scenario,
    LOAD_SCRIPT: basename(scriptOf(scenario)),
    LOAD_INBOX_TOKEN: (await readFile(options.token, 'utf8')).trim(),
    LOAD_PLAN: quoted(plan),
  };
  await writeSettings(options.out, settings);
  console.log(`${scenario} finds ${people} people`);
};

await runOneShot('the load could not be provisioned', provisionLoad);
