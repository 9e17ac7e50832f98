import { check } from 'k6';
import http from 'k6/http';
import { demand } from './browser.ts';
import { settings } from './settings.ts';

/** The fake provider in trouble: every reply 2 s late, one in three a failure. */
const effects = [
  { id: 'load-brownout-slow', effect: { kind: 'delay', ms: 2000 } },
  { id: 'load-brownout-failing', effect: { kind: 'error', code: 'InternalError.Timeout' }, probability: 0.34 },
];

const parameters = {
  headers: {
    'content-type': 'application/json',
    ...(settings.inboxToken ? { authorization: `Bearer ${settings.inboxToken}` } : {}),
  },
  tags: { name: 'trouble', flow: 'trouble' },
};

/** Sets the faults, which end by themselves: a generator that dies leaves none behind. */
export const makeTrouble = (milliseconds: number): void => {
  for (const fault of effects) {
    const body = JSON.stringify({ ...fault, forMs: Math.round(milliseconds) });
    const { status } = http.post(`${settings.inboxUrl}/faults`, body, parameters);
    check(status, { 'the provider is in trouble': (value) => value === 201 });
  }
};

/** Ends what is left of them. */
export const endTrouble = (): void => {
  for (const { id } of effects) {
    http.del(`${settings.inboxUrl}/faults/${id}`, null, {
      ...parameters,
      responseCallback: http.expectedStatuses(204, 404),
    });
  }
};

/** Takes Logto's database away, as the command does it for us; answered when it is away. */
export const takeDatabaseAway = (milliseconds: number): void => {
  const url = `${settings.outageUrl}?ms=${Math.round(milliseconds)}`;
  const { status } = http.post(url, null, { ...parameters, responseCallback: http.expectedStatuses(204) });
  demand('the database is away', status === 204);
};
