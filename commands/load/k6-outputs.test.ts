import { expect, test } from '@playwright/test';
import { k6OutputsOf } from './k6-outputs.ts';

const local = ['opentelemetry=http://localhost:4318'];
const remote = ['experimental-prometheus-rw=https://metrics.test/api/v1/write'];

test('metrics are sent to loopback and to hosts that are allowed', () => {
  expect(k6OutputsOf({ k6Out: [...local, ...remote] }, ['metrics.test'], {}).outputs).toHaveLength(2);
  expect(() => k6OutputsOf({ k6Out: remote }, [], {})).toThrow('metrics.test is not on the allow-list');
});

test('an archive takes no outputs', () => {
  expect(() => k6OutputsOf({ k6Out: local, archive: 'load.tar' }, [], {})).toThrow('--archive runs no k6');
});

test('generators on a cluster cannot send to loopback', () => {
  expect(() => k6OutputsOf({ k6Out: local, cluster: 'kind' }, [], {})).toThrow(
    '--k6-out opentelemetry is http://localhost:4318/, which is the pod itself',
  );
});

test('generators on a cluster cannot read files of this machine', () => {
  const environment = { K6_PROMETHEUS_RW_CLIENT_CERTIFICATE: '/client.pem' };
  const read = () => k6OutputsOf({ k6Out: remote, cluster: 'kind' }, ['metrics.test'], environment);
  expect(read).toThrow('K6_PROMETHEUS_RW_CLIENT_CERTIFICATE names a file of this machine');
});
