import { once } from 'node:events';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { HarnessError } from '../../../fixtures/tools/errors.ts';

export interface PodLogOptions {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Lines from this second on, such as `2026-12-02T10:00:00Z`; all that the kubelet has if absent. */
  readonly sinceTime?: string;
  readonly signal: AbortSignal;
}

/** Opens the log of a container; each line begins with the kubelet's time. */
export type OpenPodLog = (options: PodLogOptions) => Promise<NodeJS.ReadableStream>;

/**
 * Opens logs and follows them. The client's own way (`Log`) leaves a connection that breaks unheard: the process would end,
 * or wait for ever.
 *
 * @throws Error from the returned function for any answer but 200
 */
export const podLogsOf =
  (config: KubeConfig): OpenPodLog =>
  async ({ namespace, pod, container, sinceTime, signal }) => {
    const server = config.getCurrentCluster()?.server;
    if (server === undefined) {
      throw new HarnessError('the kubeconfig names no cluster for its context', 'Check KUBECONFIG');
    }
    const url = new URL(`${server}/api/v1/namespaces/${namespace}/pods/${pod}/log`);
    url.search = new URLSearchParams({
      ...{ container, follow: 'true', timestamps: 'true' },
      ...(sinceTime !== undefined && { sinceTime }),
    }).toString();
    const options = { signal };
    await config.applyToHTTPSOptions(options);
    const request = (url.protocol === 'http:' ? overHttp : overHttps)(url, options);
    request.end();
    const [response] = await once(request, 'response');
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(`the log of pod ${pod} cannot be read (HTTP ${response.statusCode})`);
    }
    return response;
  };
