import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { keyOf, plannedSchema, resultName } from '../../contracts/record/ledger.ts';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import {
  attachmentsOf,
  isResult,
  nameOf,
  parseResult,
  readResultTexts,
  type WrittenResult,
} from '../record/allure-results.ts';
import { readJson } from '../record/read-record.ts';
import { isHeldBack } from '../register/held-back.ts';
import { checkLooks, verdictName } from '../words/verdicts.ts';
import { type Place, placeOf, readStandards } from './place.ts';

/** What Allure knows a check by from one run to the next: its id, where Allure's own would be file and title. */
export const allureIdOf = (check: Check) => ({
  testCaseId: check.id,
  historyId: keyOf(check),
});

/** Allure would open a trace at trace.playwright.dev; as a plain archive it is there to save and to show locally. */
const traceType = 'application/vnd.allure.playwright-trace';

/** What was seen of a deviation that is held back stays in the folder of the run. */
export const veil = ({
  start,
  fullName,
  parameters,
  labels,
  links,
  name,
  uuid,
  stage,
  stop,
}: WrittenResult): WrittenResult => ({
  ...{ start, fullName, parameters, labels, links, name, uuid, stage, stop },
  ...{ statusDetails: {}, attachments: [], steps: [] },
});

const withVerdict = (
  { labels, links, statusDetails, ...result }: WrittenResult,
  check: Check,
  place: Place,
): WrittenResult => {
  const { verdict, reason, feature } = check;
  const isReplaced = (name: string): boolean => place.labels.some((label) => label.name === name);
  return {
    ...result,
    status: checkLooks[verdict].allure,
    links: [...links, ...place.links],
    labels: [
      ...labels.filter(({ name }) => !isReplaced(name)),
      ...place.labels,
      ...(labels.some(({ name }) => name === 'feature') ? [] : [{ name: 'feature', value: feature }]),
      { name: 'verdict', value: verdictName(verdict) },
    ],
    statusDetails: reason ? { ...statusDetails, message: reason } : statusDetails,
  };
};

const verdictsByName = async (folder: string, { checks }: Verdict): Promise<Map<string, Check>> => {
  const planned = await readJson(join(folder, fileNames.planned), plannedSchema);
  const checksByKey = new Map(checks.map((check) => [keyOf(check), check]));
  const pairs = (planned?.checks ?? []).flatMap((place) => {
    const check = checksByKey.get(keyOf(place));
    return check ? [[resultName(place), check] as const] : [];
  });
  return new Map(pairs);
};

/**
 * Copies Allure's results for the report and gives the last attempt at each check its verdict: Playwright counts a
 * deviation and a pass after a retry as passed. Attachments are linked, not copied.
 *
 * @param folder of the run
 * @param to a new folder on the same volume
 */
export const copyResults = async (folder: string, to: string, verdict: Verdict): Promise<void> => {
  const from = join(folder, fileNames.results);
  const verdicts = await verdictsByName(folder, verdict);
  await mkdir(to, { recursive: true });
  const names = await readdir(from).catch(() => []);
  const results = (await readResultTexts(from)).map((text) => text.replaceAll(traceType, 'application/zip'));
  const standards = await readStandards(folder);
  const hidden = new Set<string>();
  const copies = [...Map.groupBy(results.flatMap(parseResult), nameOf)].flatMap(([name, attempts]) => {
    const check = verdicts.get(name);
    const ordered = attempts.toSorted((one, other) => one.start - other.start);
    const isVeiled = check !== undefined && isHeldBack(check, verdict);
    for (const { source } of isVeiled ? ordered.flatMap(attachmentsOf) : []) {
      hidden.add(source);
    }
    return (isVeiled ? ordered.map(veil) : ordered)
      .map((result) => (check ? { ...result, ...allureIdOf(check) } : result))
      .map((result, at) =>
        check && at === ordered.length - 1 ? withVerdict(result, check, placeOf(check, verdict, standards)) : result,
      );
  });
  await Promise.all([
    ...names
      .filter((name) => !isResult(name) && !hidden.has(name))
      .map((name) => link(join(from, name), join(to, name))),
    ...copies.map((copy) => writeFile(join(to, `${randomUUID()}-result.json`), JSON.stringify(copy))),
  ]);
};
