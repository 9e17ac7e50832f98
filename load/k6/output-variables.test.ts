import { expect, test } from '@playwright/test';
import { filesOfOutputs, readOutputVariables, secretsOfOutputs } from './output-variables.ts';
import { readOutputs } from './outputs.ts';

const prometheus = readOutputs(['experimental-prometheus-rw=http://localhost:9090/api/v1/write']);
const otlp = readOutputs(['opentelemetry=http://localhost:4318']);

test('variables of the outputs that are switched on are passed, but for those that the flag sets', () => {
  const environment = {
    ...{ K6_PROMETHEUS_RW_USERNAME: 'harness', K6_PROMETHEUS_RW_SERVER_URL: 'http://elsewhere.test' },
    ...{ K6_PROMETHEUS_RW_PASSWORD: '', K6_OTEL_HEADERS: 'a=b', PATH: '/bin' },
  };
  expect(readOutputVariables(prometheus, environment)).toEqual({ K6_PROMETHEUS_RW_USERNAME: 'harness' });
  expect(readOutputVariables([], environment)).toEqual({});
});

test('passwords, tokens and values of headers are secrets', () => {
  const variables = {
    ...{ K6_PROMETHEUS_RW_USERNAME: 'harness', K6_PROMETHEUS_RW_PASSWORD: 'the-password' },
    K6_OTEL_HEADERS: 'Authorization=Basic%20abc==,X-Scope-OrgID=tenant',
    K6_PROMETHEUS_RW_HTTP_HEADERS: 'X-Token: the-token',
  };
  const values = secretsOfOutputs(variables).map(({ value }) => value);
  expect(values).toEqual(['the-password', 'Basic%20abc==', 'tenant', 'the-token']);
});

for (const [outputs, variable, value] of [
  [otlp, 'K6_OTEL_HEADERS', 'the-token'],
  [prometheus, 'K6_PROMETHEUS_RW_HTTP_HEADERS', 'a:b,the-token'],
] as const) {
  test(`${variable} is rejected before k6 logs a header that it cannot read`, () => {
    const read = () => readOutputVariables(outputs, { [variable]: value });
    expect(read).toThrow(`k6 cannot read ${variable}. It is written as name`);
    expect(read).not.toThrow('the-token');
  });
}

test('variables that name files are found', () => {
  const variables = { K6_OTEL_TLS_CERTIFICATE: '/ca.pem', K6_OTEL_TLS_INSECURE_SKIP_VERIFY: 'true' };
  expect(filesOfOutputs(variables)).toEqual(['K6_OTEL_TLS_CERTIFICATE']);
});
