import type { AssessmentAssets, Component, InventoryItem } from './model.ts';
import type { Source } from './source.ts';
import { oneLine, prop } from './text.ts';
import { uuidOf } from './uuid.ts';

type Verdict = Source['verdict'];

/** The harness: the actor of all that was observed. */
export const toolUuid = ({ run, versions }: Verdict): string =>
  uuidOf('tool', versions.harness, run.gitRevision ?? 'no revision', `${run.gitDirty}`);

/** The harness as the tool of the assessment. */
export const assetsOf = (verdict: Verdict): AssessmentAssets => {
  const { run, versions } = verdict;
  const uuid = toolUuid(verdict);
  const title = 'Logto phone conformance';
  return {
    components: [
      {
        ...{ uuid, type: 'software', title, status: { state: 'operational' } },
        description: 'A harness that drives sign-in by phone in a browser and judges what it sees by a catalogue.',
        props: [
          prop('git-revision', run.gitRevision ?? 'none', { class: run.gitDirty ? 'changed' : 'unchanged' }),
          ...Object.entries(versions).map(([name, version]) => prop('version', version, { class: name })),
          prop('command', run.command),
        ],
      },
    ],
    'assessment-platforms': [
      {
        uuid: uuidOf('platform', run.id),
        title: `${title}, run ${run.id}`,
        'uses-components': [{ 'component-uuid': uuid }],
      },
    ],
  };
};

const nameOf = ({ target }: Verdict): string =>
  target.isStandIn ? `Stand-in for Logto ${target.logtoVersion}, which is no Logto` : `Logto ${target.logtoVersion}`;

const componentUuid = ({ target }: Verdict): string =>
  uuidOf('component', target.isStandIn ? 'stand-in' : 'logto', target.logtoVersion, target.connectorVersion);

/** The software that was assessed. */
export const componentsOf = (verdict: Verdict): readonly [Component] => {
  const { target } = verdict;
  return [
    {
      ...{ uuid: componentUuid(verdict), type: 'software', title: oneLine(nameOf(verdict)) },
      description: target.isStandIn
        ? 'A small reimplementation of Logto that shows whether the harness works. What was seen of it says nothing of Logto.'
        : 'Logto OSS with its Tencent Cloud SMS connector.',
      props: [
        prop('logto-version', target.logtoVersion),
        prop('connector-version', target.connectorVersion),
        prop('is-stand-in', target.isStandIn),
        ...(target.sdk ? [prop('sdk-version', target.sdk.version ?? 'unknown')] : []),
      ],
      status: { state: 'operational' },
    },
  ];
};

export const itemUuid = (verdict: Verdict): string => uuidOf('inventory-item', verdict.run.id);

/** The installation that was assessed, and what it ran from. */
export const inventoryOf = (verdict: Verdict): readonly [InventoryItem] => {
  const { kind, details, images = [] } = verdict.target;
  return [
    {
      uuid: itemUuid(verdict),
      description: `${nameOf(verdict)} as run ${verdict.run.id} met it.`,
      props: [
        prop('kind', kind),
        ...Object.entries(details).map(([name, value]) => prop('detail', value, { remarks: name })),
        ...images.map(({ name, id, digest }) => prop('image', digest ?? id, { remarks: name })),
      ],
      'implemented-components': [{ 'component-uuid': componentUuid(verdict) }],
    },
  ];
};
