import { sendWithin } from '../../../fixtures/http/index.ts';

/** Milliseconds that a server takes for the plainest request, if it is there. */
const shortestMs = 5000;

/** Whether a server still answers: else it is gone, and says nothing of a request. */
export const isAlive = (endpoint: string): Promise<boolean> =>
  sendWithin(shortestMs)({ method: 'GET', url: new URL(`${endpoint}/api/status`), headers: {} }).then(
    () => true,
    () => false,
  );
