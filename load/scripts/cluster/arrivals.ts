/** The arrivals of one generator among several on a cluster: see `load/scripts/arrivals.ts`. */
import http from 'k6/http';
import type { Options } from 'k6/options';
import { inboxPaths } from '../../../contracts/inbox.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import { keepersOf } from '../../plan/thresholds.ts';
import arrivals, { options as alone } from '../arrivals.ts';
import { atLogto, plan, settings } from '../lib/settings.ts';
import { type SummaryData, summaryInLog, summaryLines } from '../lib/summary-log.ts';

// What all generators come to together is for the command to judge: one alone makes a part of the arrivals.
export const options: Options = { ...alone, ...summaryInLog, thresholds: keepersOf(plan.thresholds) };

const requireAnswer = (what: string, url: string): void => {
  const { status, error } = http.get(url, { timeout: '10s', tags: { name: 'reach', step: 'reach' } });
  if (status !== 200) {
    throw new Error(`a generator does not reach ${what} at ${url} (${error || `HTTP ${status}`})`);
  }
};

/** A generator on a node that reaches neither would fail each arrival, and blame the target for it. */
export const setup = (): void => {
  requireAnswer('Logto', atLogto(openidPaths.discovery));
  requireAnswer('the fake provider', `${settings.inboxUrl}${inboxPaths.health}`);
};

export default (): void => arrivals([]);

export const handleSummary = (data: SummaryData) => ({ stdout: summaryLines(data) });
