import type { RequestView, RuleView } from './api.ts';
import { h } from './dom.ts';

const marks = { held: '✓ holds', broken: '✗ broken', unasked: '– not asked' } as const;

/**
 * What each rule said: rules are asked in their order until one is broken, so the broken one tells the verdict of all.
 *
 * @param broken id of the broken rule; null where all held
 */
const verdictOf = (rules: readonly RuleView[], rule: RuleView, broken: string | null): keyof typeof marks => {
  if (broken === null) {
    return 'held';
  }
  const at = rules.findIndex(({ id }) => id === broken);
  const own = rules.indexOf(rule);
  return own === at ? 'broken' : own < at ? 'held' : 'unasked';
};

/** The rules beside a request, with the word of each on it and on one of its recipients. */
export const verdictList = (
  rules: readonly RuleView[],
  request: RequestView,
  phoneNumber: string | undefined,
): HTMLElement => {
  const recipient = request.recipients.find((each) => each.phoneNumber === phoneNumber) ?? request.recipients[0];
  const broken = request.brokenRule ?? recipient?.brokenRule ?? null;
  const byFault = broken === 'fault';
  return h(
    'ol',
    { class: 'rules', 'aria-label': 'Verdict of each rule' },
    ...(byFault ? [h('li', { class: 'broken' }, '✗ a fault answered in the place of the rules')] : []),
    ...rules.map((rule) => {
      const verdict = byFault ? 'unasked' : verdictOf(rules, rule, broken);
      const title = `${rule.requires} Source: ${rule.source} (${rule.confidence})`;
      return h('li', { class: verdict, title }, `${marks[verdict]}: ${rule.id}`);
    }),
  );
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
};

/** A request with its reply and its verdicts. */
export const requestCard = (rules: readonly RuleView[], request: RequestView, phoneNumber?: string): HTMLElement =>
  h(
    'section',
    { class: 'card', 'aria-label': 'Request and verdicts' },
    h('h2', {}, `${request.action ?? 'Request'}: ${request.verdict}`),
    h('p', { class: 'dim' }, `${request.message} · ${request.requestId}`),
    h('details', { open: true }, h('summary', {}, 'Rules'), verdictList(rules, request, phoneNumber)),
    h(
      'details',
      {},
      h('summary', {}, 'Request'),
      h(
        'pre',
        {},
        Object.entries(request.headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
      ),
      h('pre', {}, pretty(request.body)),
    ),
    h('details', {}, h('summary', {}, 'Reply'), h('pre', {}, pretty(request.reply))),
  );
