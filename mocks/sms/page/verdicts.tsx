import { useEffect, useState } from 'preact/hooks';
import type { RequestRecord, RuleCard } from '../../../contracts/inbox.ts';
import type { ViewProps } from './follow.ts';
import { Dim, Folded } from './parts.tsx';

const marks = { held: '✓ holds', broken: '✗ broken', unasked: '– not asked' };

const sourceOf = ({ source, confidence }: RuleCard) => `Source: ${source} (${confidence})`;

/** The rules are asked in their order until one is broken, so the broken one tells the verdict of all. */
const verdicts = (rules: readonly RuleCard[], { brokenRule, recipients }: RequestRecord, phoneNumber?: string) => {
  const recipient = recipients.find((each) => each.phoneNumber === phoneNumber) ?? recipients[0];
  const broken = brokenRule ?? recipient?.brokenRule;
  const at = broken ? rules.findIndex(({ id }) => id === broken) : rules.length;
  const breach = rules[at];
  const counts = `${Math.max(0, at)} rules hold, ${rules.length - at - 1} not asked`;
  return (
    <>
      {broken === 'fault' && <p class="broken">✗ a fault answered in the place of the rules</p>}
      {breach && (
        <div {...{ class: 'breach', role: 'note' }}>
          <strong>Broken: {breach.id}</strong>
          <p>{breach.requires}</p>
          <Dim>{sourceOf(breach)}</Dim>
        </div>
      )}
      <Folded title={broken ? counts : `All ${at} rules hold`}>
        <ol class="rules" aria-label="Verdict of each rule">
          {rules.map((rule, index) => {
            const verdict = index === at ? 'broken' : index < at ? 'held' : 'unasked';
            const title = `${rule.requires} ${sourceOf(rule)}`;
            return <li {...{ class: verdict, title }}>{`${marks[verdict]}: ${rule.id}`}</li>;
          })}
        </ol>
      </Folded>
    </>
  );
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
};

type Line = Pick<RequestRecord, 'action' | 'method' | 'path'>;

const lineOf = ({ method, path }: Line, none: string) => (method === null ? none : `${method} ${path ?? ''}`);

/** What a request is called: by its action, else by what its client did. */
export const nameOf = (request: Line) => request.action ?? lineOf(request, 'TLS connection');

type RequestProps = Pick<ViewProps, 'api' | 'rules'> & { readonly requestId: string; readonly phoneNumber?: string };

/** A request with its reply and its verdicts, which are asked for when they are shown. */
export const RequestDetails = ({ api, rules, requestId, phoneNumber }: RequestProps) => {
  const [request, setRequest] = useState<RequestRecord>();
  useEffect(() => {
    let show = setRequest;
    api.request(requestId).then(
      (found) => show(found),
      () => show(undefined),
    );
    return () => {
      show = () => undefined;
    };
  }, [api, requestId]);
  if (!request) {
    return null;
  }
  const { verdict, message, headers, body, reply } = request;
  const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section class="card" aria-label="Request and verdicts">
      <h2 class={verdict === 'Ok' ? '' : 'broken'}>{`${nameOf(request)}: ${verdict}`}</h2>
      <Dim>{`${message} · ${requestId}`}</Dim>
      {verdicts(rules, request, phoneNumber)}
      <Folded title="Request">
        <pre>{[lineOf(request, '(no request was sent)'), ...sent].join('\n')}</pre>
        <pre>{pretty(body)}</pre>
      </Folded>
      <Folded title="Reply">
        <pre>{pretty(reply)}</pre>
      </Folded>
    </section>
  );
};
