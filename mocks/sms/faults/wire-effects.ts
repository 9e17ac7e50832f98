import type { Clock } from '../support/clock.ts';
import type { WireReply } from '../wire/request.ts';
import type { EffectOf } from './effects.ts';
import type { FaultSet, FaultSubject } from './fault-set.ts';

/** What faults do to the reply of one request. */
export type WireEffect = EffectOf<'delay' | 'hang' | 'reset' | 'drip' | 'body' | 'status'>;

const wireKinds = ['delay', 'hang', 'reset', 'drip', 'body', 'status'] as const;

export const wireEffects = (faults: FaultSet, subject: FaultSubject): WireEffect[] => faults.hit(subject, wireKinds);

/** What is answered without asking the service at all; undefined where it is asked. */
export const insteadOf = (effects: readonly WireEffect[]): WireReply | undefined => {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'hang':
      case 'reset':
        return effect.kind;
      case 'body':
        return { status: 200, contentType: effect.contentType, body: effect.body };
      case 'status':
        return {
          status: effect.status,
          contentType: 'text/html',
          body: effect.body ?? `<html><body><h1>${effect.status}</h1></body></html>`,
        };
      default:
    }
  }
  return undefined;
};

/** The reply as it leaves in the end: late, in drops. */
export const bend = async (reply: WireReply, effects: readonly WireEffect[], clock: Clock): Promise<WireReply> => {
  const wait = effects.reduce((total, effect) => total + (effect.kind === 'delay' ? effect.ms : 0), 0);
  if (wait > 0) {
    await new Promise<void>((resolve) => void clock.after(wait, resolve));
  }
  const drip = effects.find((effect) => effect.kind === 'drip');
  return typeof reply === 'object' && drip?.kind === 'drip' ? { ...reply, drip } : reply;
};
