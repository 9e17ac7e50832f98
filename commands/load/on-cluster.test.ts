import { expect, test } from '@playwright/test';
import { requireClusterFlags } from './on-cluster.ts';

const flags = { profile: 'smoke', generator: 'k6' } as const;

test('flags of a cluster without one are rejected', () => {
  expect(() => requireClusterFlags({ ...flags, generators: 2 })).toThrow('Name its context with --cluster');
  expect(() => requireClusterFlags({ ...flags, providerCa: 'sms-ca' })).toThrow('Name its context with --cluster');
});

test('flags of a fake provider on the cluster without one are rejected', () => {
  const wanted = { ...flags, cluster: 'kind', redisImage: 'redis:8' };
  expect(() => requireClusterFlags(wanted)).toThrow('Start it with --provider-ca');
  expect(() => requireClusterFlags({ ...wanted, providerCa: 'sms-ca' })).not.toThrow();
});

test('a cluster makes archive and segments itself', () => {
  expect(() => requireClusterFlags({ ...flags, cluster: 'kind', archive: 'load.tar' })).toThrow('Leave out --archive');
});

test('a fake provider that is started beside one that runs is rejected', () => {
  const wanted = { ...flags, cluster: 'kind', providerCa: 'sms-ca' };
  expect(() => requireClusterFlags(wanted, { inboxUrl: 'http://10.0.0.1:8025' })).toThrow('Leave out one of the two');
  expect(() => requireClusterFlags({ ...wanted, providerAddress: 'sms' })).toThrow('sms is not an IP address');
});
