import type { V1EnvVar, V1Secret } from '@kubernetes/client-node';
import { type K6Outputs, noOutputs, outputSettings } from '../../k6/outputs.ts';
import { names } from './names.ts';
import { secretOf } from './secret.ts';

/** Variables of the user for the outputs of k6, credentials among them: one secret, or none without variables. */
export const outputSecrets = (namespace: string, { variables }: K6Outputs = noOutputs): V1Secret[] =>
  Object.keys(variables).length === 0 ? [] : [secretOf(names.outputs, namespace, variables)];

/** The same for a generator, with the addresses of the outputs. */
export const outputEnvironment = ({ outputs, variables }: K6Outputs): V1EnvVar[] => [
  ...Object.entries(outputSettings(outputs)).map(([name, value]) => ({ name, value })),
  ...Object.keys(variables).map((key) => ({
    name: key,
    valueFrom: { secretKeyRef: { name: names.outputs, key } },
  })),
];

/**
 * Arguments of k6 for the outputs, apart from each other as the operator's initializer needs it to leave them out. The
 * operator gives each generator its `instance_id`; a store of metrics keeps many runs.
 */
export const outputArguments = (testId: string, { outputs }: K6Outputs = noOutputs): string[] =>
  outputs.length === 0 ? [] : [...outputs.map(({ name }) => `--out ${name}`), `--tag testid=${testId}`];
