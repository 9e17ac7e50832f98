import { expect, test } from '@playwright/test';
import { unscheduledPod } from '../testing/pods.ts';
import { podState } from './pods.ts';
import { requireHope } from './watch.ts';

const state = { stage: 'created', pods: [podState(unscheduledPod('load-2-b', 'Insufficient cpu'))], events: [] };

test('a pod that no node takes is rejected once others had half a minute to make room', () => {
  expect(() => requireHope(state, 29_000)).not.toThrow();
  expect(() => requireHope(state, 31_000)).toThrow(/no node takes pod load-2-b: Insufficient cpu/);
});

test('a load that k6-operator does not take is rejected after five minutes', () => {
  expect(() => requireHope({ ...state, stage: '', pods: [] }, 299_000)).not.toThrow();
  expect(() => requireHope({ ...state, stage: '', pods: [] }, 301_000)).toThrow(/k6-operator did not take the load/);
});
