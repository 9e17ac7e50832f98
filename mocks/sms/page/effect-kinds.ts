/** The effects of faults as the page offers them; what they mean is said in faults/fault.ts. */

export interface Known {
  readonly codes: readonly string[];
  readonly rules: readonly string[];
}

interface Needs {
  readonly label: string;
  readonly example: string;
  /** @param known codes and rules of the fake */
  choices(known: Known): readonly string[];
}

export interface EffectKind {
  readonly title: string;
  /** What the effect needs besides, if anything. */
  readonly needs?: Needs;
  /** @param value what was filled in */
  effect(value: string): Readonly<Record<string, unknown>>;
}

const plain = (kind: string, title: string): EffectKind => ({ title, effect: () => ({ kind }) });

const wait = (kind: string, title: string): EffectKind => ({
  title,
  needs: { label: 'Milliseconds', example: '3000', choices: () => ['1000', '3000', '10000'] },
  effect: (value) => ({ kind, ms: Number(value) }),
});

const onRule = (outcome: string, title: string): EffectKind => ({
  title,
  needs: { label: 'Rule', example: 'frequency/number-day', choices: ({ rules }) => rules },
  effect: (rule) => ({ kind: 'rule', rule, outcome }),
});

export const effectKinds: readonly EffectKind[] = [
  {
    title: 'error code',
    needs: {
      label: 'Code',
      example: 'LimitExceeded.PhoneNumberDailyLimit',
      choices: ({ codes }) => codes,
    },
    effect: (code) => ({ kind: 'error', code }),
  },
  onRule('break', 'break a rule'),
  onRule('skip', 'skip a rule'),
  wait('delay', 'late reply'),
  plain('hang', 'no reply ever'),
  plain('reset', 'connection reset'),
  plain('drip', 'dripping body'),
  plain('body', 'body that is no JSON'),
  {
    title: 'HTTP status',
    needs: { label: 'Status', example: '503', choices: () => ['400', '429', '500', '502', '503', '504'] },
    effect: (value) => ({ kind: 'status', status: Number(value) }),
  },
  {
    title: 'wrong certificate',
    needs: { label: 'What is wrong', example: 'expired', choices: () => ['name', 'expired', 'untrusted'] },
    effect: (wrong) => ({ kind: 'certificate', wrong }),
  },
  plain('drop', 'message dropped'),
  plain('double', 'message doubled'),
  wait('late', 'message late'),
  plain('out-of-order', 'messages out of order'),
  {
    title: 'message to another number',
    needs: { label: 'Number', example: '+8613900000000', choices: () => [] },
    effect: (to) => ({ kind: 'misdirect', to }),
  },
  {
    title: 'failed receipt',
    needs: { label: 'Carrier code', example: 'UNDELIV', choices: () => ['UNDELIV', 'EXPIRED', 'REJECTD', 'MI:0013'] },
    effect: (errmsg) => ({ kind: 'receipt', errmsg }),
  },
];
