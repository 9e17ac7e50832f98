import type { Check } from '../../contracts/record/verdict.ts';
import type { Party } from './model.ts';
import { byTool, observationUuid } from './observations.ts';
import type { Risk } from './results-model.ts';
import type { Source } from './source.ts';
import { asMarkdown, oneLine, prop } from './text.ts';
import { uuidOf } from './uuid.ts';

type Entry = Source['verdict']['deviations'][number];

/** Of whoever answers for a deviation. */
export const ownerRole = { id: 'risk-owner', title: 'Owner of a known deviation' } as const;

export const partyOf = (owner: string): Party => ({
  ...{ uuid: uuidOf('party', owner), type: 'organization', name: oneLine(owner) },
});

export const riskUuid = ({ run }: Source['verdict'], { requirement, check = '' }: Entry, at: number): string =>
  uuidOf('risk', run.id, requirement, check, `${at}`);

/** Whether a check deviates as an entry of the register says. */
const isOf = ({ requirement, check: only }: Entry, { id, requirements, verdict }: Check): boolean =>
  verdict === 'deviation' && requirements.includes(requirement) && (only === undefined || only === id);

/** The entries that occurred in the run, each with its place in the register, by which its risk is found again. */
export const occurredIn = ({ deviations }: Source['verdict']): ReadonlyArray<readonly [at: number, entry: Entry]> =>
  [...deviations.entries()].filter(([, { occurred }]) => occurred);

const settling = (owner: string, deadline: string, uuid: string): Risk['remediations'][number] => ({
  ...{ uuid: uuidOf('remediation', uuid), lifecycle: 'planned', title: 'Mend it, or confirm the deviation anew' },
  description: `${asMarkdown(owner)} has to do either before the entry of the register expires: from then on it fails the run.`,
  tasks: [
    {
      ...{ uuid: uuidOf('task', uuid), type: 'milestone', title: 'The entry expires' },
      timing: { 'on-date': { date: deadline } },
      'responsible-roles': [{ 'role-id': ownerRole.id, 'party-uuids': [partyOf(owner).uuid] }],
    },
  ],
});

/** Each known deviation that occurred, with its owner and how long it holds. */
export const risksOf = ({ verdict }: Source): Risk[] => {
  const requirements = new Map(verdict.requirements.map((each) => [each.id, each]));
  const origins = byTool(verdict);
  return occurredIn(verdict).map(([at, entry]) => {
    const [uuid, requirement] = [riskUuid(verdict, entry, at), requirements.get(entry.requirement)];
    const deadline = `${entry.expires}T23:59:59Z`;
    const observations = verdict.checks.filter((check) => isOf(entry, check));
    return {
      ...{ uuid, title: asMarkdown(`Known deviation from ${entry.check ?? entry.requirement}`) },
      description: asMarkdown(entry.reason),
      statement: asMarkdown(`Not met: ${requirement?.statement ?? entry.requirement} Seen: ${entry.evidence}`),
      props: [
        prop('requirement', entry.requirement),
        prop('owner', entry.owner),
        prop('expires', entry.expires),
        prop('logto-versions', entry.logtoVersions),
        prop('carried', entry.carried ?? false),
        ...(entry.heldBack ? [prop('held-back-since', entry.heldBack.reportedOn)] : []),
      ],
      ...{ status: 'open', origins },
      ...(requirement && {
        characterizations: origins.map((origin) => ({
          origin,
          facets: [{ name: 'severity', system: 'http://csrc.nist.gov/ns/oscal', value: requirement.severity }],
        })),
      }),
      deadline,
      remediations: [settling(entry.owner, deadline, uuid)],
      ...(observations.length > 0 && {
        'related-observations': observations.map((check) => ({ 'observation-uuid': observationUuid(verdict, check) })),
      }),
    };
  });
};
