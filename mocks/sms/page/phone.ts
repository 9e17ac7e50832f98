import { type ComponentChild, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { InboxMessage, RequestRecord, RuleCard } from '../../../contracts/inbox.ts';
import type { Api, Provider } from './api.ts';
import { button, langOf, time } from './parts.ts';
import { requestCard } from './verdicts.ts';

/** Copies what an element shows; a page over plain HTTP has no clipboard, but may copy what is selected. */
export const copy = async (element: HTMLElement): Promise<void> => {
  try {
    await navigator.clipboard.writeText(element.textContent);
  } catch {
    getSelection()?.selectAllChildren(element);
    if (!document.execCommand('copy')) {
      throw new Error('the browser does not let the page copy; what you want is selected');
    }
  }
};

/** The text with its code marked off. */
const bubble = ({ text, code }: InboxMessage): ComponentChild => {
  const at = code ? text.indexOf(code) : -1;
  const marked = code && at >= 0 ? [text.slice(0, at), h('strong', {}, code), text.slice(at + code.length)] : [text];
  return h('p', { class: 'bubble', lang: langOf(text) }, ...marked);
};

interface PhoneProps {
  readonly message: InboxMessage;
  readonly fields: Provider['fields'];
  readonly link: string;
  /** It had to go from the inbox to make room, and is shown on. */
  readonly evicted: boolean;
  copyCode(): void;
  remove(): void;
}

/** A message as on a phone, with what else is known of it. */
export const phoneOf = ({ message, fields, link, evicted, copyCode, remove }: PhoneProps): ComponentChild[] => {
  const { phoneNumber, sender, templateId, acceptedAt, code, warnings } = message;
  return [
    h('h2', {}, phoneNumber),
    h('p', { class: 'dim' }, `${sender} · template ${templateId} · `, time(acceptedAt)),
    bubble(message),
    ...(code
      ? [h('div', { class: 'code' }, h('output', { 'aria-label': 'Code' }, code), button('Copy code', copyCode))]
      : []),
    ...warnings.map((warning) => h('p', { class: 'warning', role: 'note' }, warning)),
    ...fields.map(({ name, label }) => h('p', { class: 'dim' }, `${label}: ${message[name] || '–'}`)),
    h(
      'div',
      { class: 'actions' },
      h('a', { href: link }, 'Link to this message'),
      evicted ? h('span', { class: 'dim' }, 'gone from the inbox to make room') : button('Delete', remove),
    ),
  ];
};

interface RequestProps {
  readonly api: Api;
  readonly rules: readonly RuleCard[];
  readonly requestId: string;
  readonly phoneNumber?: string;
}

/** A request with its verdicts, which are asked for when they are shown. */
export const RequestDetails = ({ api, rules, requestId, phoneNumber }: RequestProps) => {
  const [request, setRequest] = useState<RequestRecord>();
  useEffect(() => {
    let over = false;
    const show = (found?: RequestRecord): void => (over ? undefined : setRequest(found));
    api.request(requestId).then(show, () => show());
    return () => {
      over = true;
    };
  }, [api, requestId]);
  return request && requestCard(rules, request, phoneNumber);
};
