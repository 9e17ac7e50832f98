import { requireAllowedHost } from '../../fixtures/stack/allowed-hosts.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { filesOfOutputs, readOutputVariables } from '../../load/k6/output-variables.ts';
import { type K6Outputs, readOutputs } from '../../load/k6/outputs.ts';
import type { LoadFlags } from './flags.ts';
import { requireReachable } from './on-cluster.ts';

/** @throws HarnessError for what generators in pods could not reach or read */
const requireForCluster = ({ outputs, variables }: K6Outputs): void => {
  for (const { name, address } of outputs) {
    requireReachable(`--k6-out ${name}`, address);
  }
  const [file] = filesOfOutputs(variables);
  if (file !== undefined) {
    throw new HarnessError(
      `${file} names a file of this machine, which generators on a cluster do not have`,
      'Unset it, or send to a collector in the cluster that has the certificate',
    );
  }
};

/**
 * The outputs of k6 that the flags name, with the variables of this process that k6 reads for them.
 *
 * @throws HarnessError for one that cannot be used, or whose host is neither loopback nor allowed
 */
export const k6OutputsOf = (
  { k6Out = [], archive, cluster }: Pick<LoadFlags, 'k6Out' | 'archive' | 'cluster'>,
  allowedHosts: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): K6Outputs => {
  const outputs = readOutputs(k6Out);
  if (archive !== undefined && outputs.length > 0) {
    throw new HarnessError('--archive runs no k6 that could have an output', 'Give --out to the k6 that runs it');
  }
  for (const { address } of outputs) {
    requireAllowedHost(address, allowedHosts);
  }
  const found = { outputs, variables: readOutputVariables(outputs, environment) };
  if (cluster !== undefined) {
    requireForCluster(found);
  }
  return found;
};
