import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import type { Cookie } from '../../../contracts/cookie-jar.ts';
import { type FlowName, flows } from '../../plan/flows.ts';
import { numberOf } from '../../plan/numbers.ts';
import { phaseAt, warmUp } from '../../plan/plan.ts';
import { plan, settings } from '../lib/settings.ts';
import { beginVisit, type Visit } from '../lib/visit.ts';
import { type SessionHolder, sessionCookies } from './callback.ts';
import { runFlow } from './index.ts';

const completed = new Rate('flow_completed');
const took = new Trend('flow_duration', true);

const begin = (flow: FlowName | 'browser') => {
  const began = Date.now();
  const { tags } = exec.vu.metrics;
  tags.phase = phaseAt(plan.phases, (began - exec.scenario.startTime) / 1000).name;
  tags.flow = flow;
  tags.measured = tags.phase === warmUp ? 'no' : 'yes';
  return (done: boolean): void => {
    completed.add(done);
    if (done) {
      took.add(Date.now() - began);
    }
  };
};

/** Runs one arrival to its end, whatever that is, and counts it under the phase that it began in. */
const timed = (flow: FlowName, go: () => void): void => {
  const end = begin(flow);
  let done = false;
  try {
    go();
    done = true;
  } finally {
    end(done);
  }
};

/** The same for one that takes a real browser. */
export const timedAsync = async (flow: 'browser', go: () => Promise<void>): Promise<void> => {
  const end = begin(flow);
  let done = false;
  try {
    await go();
    done = true;
  } finally {
    end(done);
  }
};

interface ArriveOptions {
  /** Those who have a session already, for the flow that needs it: one for each virtual user. */
  readonly holders?: readonly SessionHolder[];
  /** Tells visits of two k6 scenarios of one run apart, which both count their arrivals from 0. */
  readonly part?: number;
}

/** What Logto made of the session of this virtual user: it gives it another id each time that it consents. */
let session: readonly Cookie[] | undefined;

const visitOfHolder = (holder: SessionHolder): Visit => {
  const source = { user: exec.vu.idInTest, arrival: exec.scenario.iterationInTest };
  return beginVisit({ ...holder, ...source, cookies: session ?? holder.cookies });
};

const newVisit = (flow: FlowName, part: number): Visit => {
  const arrival = exec.scenario.iterationInTest;
  const { who, fromApplication } = flows[flow];
  const numbers = plan.numbers[who] ?? 1;
  const phone = numberOf(settings.phoneBlock, who, arrival % numbers);
  const { clientId } = fromApplication ? settings.application : settings.client;
  return beginVisit({ phone, user: exec.vu.idInTest, arrival, part, clientId, isFirst: arrival < numbers });
};

/** Lets one arrival go through a flow: with a number whose turn it is, or as who has a session. */
export const arrive = (flow: FlowName, { holders = [], part = 0 }: ArriveOptions = {}): void => {
  const holder =
    flows[flow].who === 'session-holder' ? holders[(exec.vu.idInTest - 1) % Math.max(1, holders.length)] : undefined;
  const visit = holder ? visitOfHolder(holder) : newVisit(flow, part);
  try {
    timed(flow, () => runFlow[flow](visit));
  } finally {
    session = holder ? sessionCookies(visit) : session;
  }
};
