import { type ComponentChild, h } from 'preact';
import type { RequestRecord, RuleCard } from '../../../contracts/inbox.ts';

const marks = { held: '✓ holds', broken: '✗ broken', unasked: '– not asked' } as const;

/** What the broken rule wants, on whose word, and how sure that is. */
const brokenCard = ({ id, requires, source, confidence }: RuleCard): ComponentChild =>
  h(
    'div',
    { class: 'breach', role: 'note' },
    h('strong', {}, `Broken: ${id}`),
    h('p', {}, requires),
    h('p', { class: 'dim' }, `Source: ${source} (${confidence})`),
  );

/**
 * The rules beside a request, with the word of each on it and on one of its recipients: they are asked in their order
 * until one is broken, so the broken one tells the verdict of all.
 */
const verdicts = (
  rules: readonly RuleCard[],
  request: RequestRecord,
  phoneNumber: string | undefined,
): ComponentChild[] => {
  const recipient = request.recipients.find((each) => each.phoneNumber === phoneNumber) ?? request.recipients[0];
  const broken = request.brokenRule ?? recipient?.brokenRule ?? null;
  const at = broken === null ? rules.length : rules.findIndex(({ id }) => id === broken);
  const breach = rules[at];
  const unasked = rules.length - at - 1;
  const counts = broken === null ? `All ${at} rules hold` : `${Math.max(0, at)} rules hold, ${unasked} not asked`;
  const items = rules.map(({ id, requires, source, confidence }, index) => {
    const verdict = index === at ? 'broken' : index < at ? 'held' : 'unasked';
    const title = `${requires} Source: ${source} (${confidence})`;
    return h('li', { class: verdict, title }, `${marks[verdict]}: ${id}`);
  });
  return [
    ...(broken === 'fault' ? [h('p', { class: 'broken' }, '✗ a fault answered in the place of the rules')] : []),
    ...(breach ? [brokenCard(breach)] : []),
    h(
      'details',
      {},
      h('summary', {}, counts),
      h('ol', { class: 'rules', 'aria-label': 'Verdict of each rule' }, ...items),
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
export const nameOf = ({ action, method, path }: Pick<RequestRecord, 'action' | 'method' | 'path'>): string =>
  action ?? (method === null ? 'TLS connection' : `${method} ${path ?? ''}`);

const requestText = ({ method, path, headers }: RequestRecord): string =>
  [
    method === null ? '(no request was sent)' : `${method} ${path ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\n');

const folded = (title: string, ...texts: readonly string[]): ComponentChild =>
  h('details', {}, h('summary', {}, title), ...texts.map((text) => h('pre', {}, text)));

/** A request with its reply and its verdicts. */
export const requestCard = (rules: readonly RuleCard[], request: RequestRecord, phoneNumber?: string): ComponentChild =>
  h(
    'section',
    { class: 'card', 'aria-label': 'Request and verdicts' },
    h('h2', { class: request.verdict === 'Ok' ? '' : 'broken' }, `${nameOf(request)}: ${request.verdict}`),
    h('p', { class: 'dim' }, `${request.message} · ${request.requestId}`),
    ...verdicts(rules, request, phoneNumber),
    folded('Request', requestText(request), pretty(request.body)),
    folded('Reply', pretty(request.reply)),
  );
