import type { RequestRecord, RuleCard } from '../../../contracts/inbox.ts';
import { h } from './dom.ts';

const marks = { held: '✓ holds', broken: '✗ broken', unasked: '– not asked' } as const;

/**
 * What each rule said: rules are asked in their order until one is broken, so the broken one tells the verdict of all.
 *
 * @param broken id of the broken rule; null where all held
 */
const verdictOf = (rules: readonly RuleCard[], rule: RuleCard, broken: string | null): keyof typeof marks => {
  if (broken === null) {
    return 'held';
  }
  const at = rules.findIndex(({ id }) => id === broken);
  const own = rules.indexOf(rule);
  return own === at ? 'broken' : own < at ? 'held' : 'unasked';
};

/** What the broken rule wants, on whose word, and how sure that is. */
const brokenCard = (rule: RuleCard): HTMLElement =>
  h(
    'div',
    { class: 'breach', role: 'note' },
    h('strong', {}, `Broken: ${rule.id}`),
    h('p', {}, rule.requires),
    h('p', { class: 'dim' }, `Source: ${rule.source} (${rule.confidence})`),
  );

/** The rules beside a request, with the word of each on it and on one of its recipients. */
const verdicts = (
  rules: readonly RuleCard[],
  request: RequestRecord,
  phoneNumber: string | undefined,
): HTMLElement[] => {
  const recipient = request.recipients.find((each) => each.phoneNumber === phoneNumber) ?? request.recipients[0];
  const broken = request.brokenRule ?? recipient?.brokenRule ?? null;
  const byFault = broken === 'fault';
  const said = rules.map((rule) => ({ rule, verdict: byFault ? 'unasked' : verdictOf(rules, rule, broken) }) as const);
  const count = (wanted: keyof typeof marks): number => said.filter(({ verdict }) => verdict === wanted).length;
  const counts =
    broken === null ? `All ${rules.length} rules hold` : `${count('held')} rules hold, ${count('unasked')} not asked`;
  const breach = rules.find(({ id }) => id === broken);
  return [
    ...(byFault ? [h('p', { class: 'broken' }, '✗ a fault answered in the place of the rules')] : []),
    ...(breach ? [brokenCard(breach)] : []),
    h(
      'details',
      { open: true },
      h('summary', {}, counts),
      h(
        'ol',
        { class: 'rules', 'aria-label': 'Verdict of each rule' },
        ...said.map(({ rule, verdict }) => {
          const title = `${rule.requires} Source: ${rule.source} (${rule.confidence})`;
          return h('li', { class: verdict, title }, `${marks[verdict]}: ${rule.id}`);
        }),
      ),
    ),
  ];
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
};

/** What a request is called: by its action, else by what its client did. */
export const nameOf = ({ action, method, path }: RequestRecord): string =>
  action ?? (method === null ? 'TLS connection' : `${method} ${path ?? ''}`);

const requestText = ({ method, path, headers }: RequestRecord): string =>
  [
    method === null ? '(no request was sent)' : `${method} ${path ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\n');

/** A request with its reply and its verdicts. */
export const requestCard = (rules: readonly RuleCard[], request: RequestRecord, phoneNumber?: string): HTMLElement =>
  h(
    'section',
    { class: 'card', 'aria-label': 'Request and verdicts' },
    h('h2', { class: request.verdict === 'Ok' ? '' : 'broken' }, `${nameOf(request)}: ${request.verdict}`),
    h('p', { class: 'dim' }, `${request.message} · ${request.requestId}`),
    ...verdicts(rules, request, phoneNumber),
    h(
      'details',
      {},
      h('summary', {}, 'Request'),
      h('pre', {}, requestText(request)),
      h('pre', {}, pretty(request.body)),
    ),
    h('details', {}, h('summary', {}, 'Reply'), h('pre', {}, pretty(request.reply))),
  );
