import { expect, test } from '@playwright/test';
import { outputSettings, readOutputs } from './outputs.ts';

const otlpOverHttp = { K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf', K6_OTEL_HTTP_EXPORTER_INSECURE: 'true' };

for (const [typed, settings] of [
  [
    'experimental-prometheus-rw=http://localhost:9090/api/v1/write',
    { K6_PROMETHEUS_RW_SERVER_URL: 'http://localhost:9090/api/v1/write' },
  ],
  [
    'opentelemetry=http://localhost:4318',
    {
      ...otlpOverHttp,
      ...{ K6_OTEL_HTTP_EXPORTER_ENDPOINT: 'localhost:4318', K6_OTEL_HTTP_EXPORTER_URL_PATH: '/v1/metrics' },
    },
  ],
  [
    'opentelemetry=https://otlp.test/otlp/v1/metrics',
    {
      ...{ ...otlpOverHttp, K6_OTEL_HTTP_EXPORTER_INSECURE: 'false' },
      ...{ K6_OTEL_HTTP_EXPORTER_ENDPOINT: 'otlp.test', K6_OTEL_HTTP_EXPORTER_URL_PATH: '/otlp/v1/metrics' },
    },
  ],
  [
    'opentelemetry=grpc://[::1]',
    {
      ...{ K6_OTEL_EXPORTER_PROTOCOL: 'grpc', K6_OTEL_GRPC_EXPORTER_ENDPOINT: '[::1]:4317' },
      K6_OTEL_GRPC_EXPORTER_INSECURE: 'true',
    },
  ],
] as const) {
  test(`${typed} is passed to k6 in its variables`, () => {
    expect(outputSettings(readOutputs([typed]))).toEqual(settings);
  });
}

for (const [typed, problem] of [
  ['influxdb=http://localhost', '--k6-out influxdb is not an output that can be used here. Known outputs: experi'],
  ['http://harness:the-password@localhost', '--k6-out is not an output that can be used here'],
  [
    'opentelemetry',
    '--k6-out opentelemetry has no valid address. It is written as opentelemetry=http://localhost:4318 or',
  ],
  ['opentelemetry=localhost:4318', 'has no valid address'],
  ['experimental-prometheus-rw=grpc://localhost:4317', 'has no valid address'],
  ['opentelemetry=http://harness:the-password@localhost', 'has credentials, which would be recorded'],
  ['opentelemetry=http://localhost?token=the-password', 'has a query or a fragment'],
] as const) {
  test(`${typed} is rejected without repeating what may be a password`, () => {
    expect(() => readOutputs([typed])).toThrow(problem);
    expect(() => readOutputs([typed])).not.toThrow('the-password');
  });
}

test('one output is rejected for two addresses', () => {
  const typed = ['opentelemetry=http://localhost:4318', 'opentelemetry=grpc://localhost:4317'];
  expect(() => readOutputs(typed)).toThrow('--k6-out opentelemetry is given twice');
});
