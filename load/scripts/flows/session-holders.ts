import { numberOf } from '../../plan/numbers.ts';
import { plan, settings } from '../lib/settings.ts';
import { beginVisit } from '../lib/visit.ts';
import { holdSession, type SessionHolder } from './callback.ts';

/** Signs in as many people as the plan has session holders, one after the other, before the load begins. */
export const holdSessions = (): SessionHolder[] =>
  Array.from({ length: plan.numbers['session-holder'] ?? 0 }, (_, at) =>
    holdSession(
      beginVisit({ phone: numberOf(settings.phoneBlock, 'session-holder', at), user: 0, arrival: at, part: 1 }),
    ),
  );
