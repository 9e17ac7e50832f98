import { createServer } from 'node:net';
import { type KubeConfig, PortForward } from '@kubernetes/client-node';
import { listening } from '../../../fixtures/tools/listening.ts';

export interface ServicePort {
  readonly namespace: string;
  readonly service: string;
  /** Of its pods. */
  readonly port: number;
}

/**
 * Opens a free port of this machine's loopback that leads to a pod of a service, through the API server, as
 * `kubectl port-forward` does. Each connection looks for the pod anew, so that a pod that replaced another is found.
 */
export type ForwardPort = (to: ServicePort) => Promise<AsyncDisposable & { readonly url: string }>;

/** Forwards ports with the credentials of a kubeconfig. */
export const portsOf =
  (config: KubeConfig): ForwardPort =>
  ({ namespace, service, port }) => {
    const forward = new PortForward(config);
    const server = createServer((socket) => {
      // Whoever connected sees a connection that is closed, as where nothing listens.
      socket.on('error', () => socket.destroy());
      forward.portForwardService(namespace, service, [port], socket, null, socket).then(
        (opened) => {
          const web = typeof opened === 'function' ? opened() : opened;
          web?.addEventListener('close', () => socket.destroy());
          socket.on('close', () => web?.close());
        },
        () => socket.destroy(),
      );
    });
    return listening(server);
  };
