/** Sends requests to fake providers that a test has signed before: each once, many at a time. */
import { check } from 'k6';
import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import http from 'k6/http';
import type { Options } from 'k6/options';

interface PreparedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** How many messages have to be accepted. */
  readonly messages: number;
}

const requests = new SharedArray<PreparedRequest>('requests', () => JSON.parse(open(String(__ENV.LOAD_REQUESTS))));

export const options: Options = {
  scenarios: {
    prepared: { executor: 'shared-iterations', vus: 20, iterations: requests.length, maxDuration: '200s' },
  },
  thresholds: { checks: ['rate==1'], iterations: [`count==${requests.length}`] },
};

export default (): void => {
  const request = requests[exec.scenario.iterationInTest];
  if (!request) {
    throw new Error('there are more iterations than requests');
  }
  const { url, headers, body, messages } = request;
  const response = http.post(url, body, { headers });
  check(response, {
    'every message is accepted': ({ body: reply }) => String(reply).split('"Code":"Ok"').length === messages + 1,
  });
};
