import type { EffectKind } from '../../mocks/sms-provider/index.ts';

interface ProviderFault {
  readonly name: EffectKind;
  readonly breaks: string;
  /** Requirements whose checks set the fault, and so have to miss it. */
  readonly seenBy: readonly string[];
}

const seen = {
  error: {
    breaks: 'A send, or one number of it, is refused with a code of Tencent.',
    seenBy: ['SND-09', 'SND-10', 'SND-15'],
  },
  rule: { breaks: 'A rule of the provider is broken, or passed over.', seenBy: ['SND-10'] },
  delay: { breaks: 'A reply is held back.', seenBy: ['SND-01'] },
  hang: { breaks: 'A request is taken and never answered.', seenBy: ['SND-12', 'SND-19'] },
  reset: { breaks: 'The connection is reset instead of an answer.', seenBy: ['SND-13'] },
  drip: { breaks: 'A reply comes in small pieces, or stops in its middle.', seenBy: ['SND-12'] },
  body: { breaks: 'The answer is 200 with something that is no JSON of Tencent.', seenBy: ['SND-11'] },
  status: { breaks: 'The answer has the status 4xx or 5xx.', seenBy: ['SND-11'] },
  certificate: { breaks: 'The certificate has another name, is expired or of a foreign CA.', seenBy: ['SND-14'] },
  drop: { breaks: 'A message is accepted and never arrives.', seenBy: ['SND-07'] },
  double: { breaks: 'A message arrives twice.', seenBy: ['SND-07'] },
  late: { breaks: 'A message arrives late.', seenBy: ['SND-07'] },
  'out-of-order': { breaks: 'A message arrives after the next one to its number.', seenBy: ['SND-07'] },
  misdirect: { breaks: 'A message arrives at another number.', seenBy: ['OTP-10'] },
  receipt: { breaks: 'The carrier reports that a message was not delivered.', seenBy: ['SND-07'] },
} as const satisfies Record<EffectKind, Omit<ProviderFault, 'name'>>;

const isKind = (name: string): name is EffectKind => Object.hasOwn(seen, name);

/** Every kind of fault that the fake provider can be given. */
export const providerFaults: readonly ProviderFault[] = Object.keys(seen)
  .filter(isKind)
  .map((name) => ({ name, ...seen[name] }));
