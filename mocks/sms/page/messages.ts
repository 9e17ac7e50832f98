import type { InboxMessage, RuleCard } from '../../../contracts/inbox.ts';
import type { Api } from './api.ts';
import { field, h, time } from './dom.ts';
import { requestCard } from './verdicts.ts';
import type { View } from './view.ts';

const mostShown = 500;

/** The text with its code marked off. */
const bubble = ({ text, code }: InboxMessage): HTMLElement => {
  const at = code ? text.indexOf(code) : -1;
  return code && at >= 0
    ? h('p', { class: 'bubble', lang: 'zh-CN' }, text.slice(0, at), h('strong', {}, code), text.slice(at + code.length))
    : h('p', { class: 'bubble', lang: 'zh-CN' }, text);
};

/** Messages as they come: a list to choose from, the phone, and the request behind the chosen one. */
export const messagesView = (api: Api, rules: readonly RuleCard[], announce: (text: string) => void): View => {
  let messages: InboxMessage[] = [];
  let chosen: InboxMessage | undefined;
  const filter = { phone: '', template: '', text: '' };
  const list = h('ul', { class: 'list', 'aria-label': 'Messages' });
  const phone = h('section', { class: 'phone', 'aria-label': 'Phone' });
  const detail = h('div', {});
  const count = h('p', { class: 'dim' });
  const hint = h('p', { class: 'dim' }, 'Keys: j and k move, c copies the code, / filters');
  let counts = { held: 0, evicted: 0 };
  let fresh: InboxMessage | undefined;

  const digits = (value: string): string => value.replace(/\D/g, '');
  const shown = (): InboxMessage[] =>
    messages
      .filter(
        (message) =>
          (filter.phone === '' || message.phoneNumber.includes(digits(filter.phone))) &&
          message.templateId.includes(filter.template) &&
          message.text.includes(filter.text),
      )
      .slice(-mostShown)
      .reverse();

  const copy = async (code: string): Promise<void> => {
    await navigator.clipboard.writeText(code);
    announce(`copied ${code}`);
  };

  const drawPhone = (): void => {
    if (!chosen) {
      phone.replaceChildren(h('p', { class: 'dim' }, 'No message yet. One that comes is shown here at once.'));
      detail.replaceChildren();
      return;
    }
    const { code, phoneNumber, sender, warnings, acceptedAt, templateId } = chosen;
    phone.replaceChildren(
      h('h2', {}, phoneNumber),
      h('p', { class: 'dim' }, `${sender} · template ${templateId} · `, time(acceptedAt)),
      bubble(chosen),
      ...(code
        ? [
            h(
              'div',
              { class: 'code' },
              h('output', { 'aria-label': 'Code' }, code),
              h('button', { type: 'button', click: () => void copy(code) }, 'Copy code'),
            ),
          ]
        : []),
      ...warnings.map((warning) => h('p', { class: 'warning', role: 'note' }, warning)),
    );
  };

  const choose = async (message: InboxMessage): Promise<void> => {
    chosen = message;
    draw();
    const request = await api.request(message.requestId).catch(() => undefined);
    if (chosen === message) {
      detail.replaceChildren(...(request ? [requestCard(rules, request, message.phoneNumber)] : []));
    }
  };

  const draw = (): void => {
    list.replaceChildren(
      ...shown().map((message) =>
        h(
          'li',
          { class: message === fresh ? 'fresh' : '' },
          h(
            'button',
            { type: 'button', 'aria-current': String(message === chosen), click: () => void choose(message) },
            h('strong', {}, message.phoneNumber),
            h('span', { class: 'what', lang: 'zh-CN' }, message.text),
            h('span', { class: 'when' }, time(message.acceptedAt), message.code ? ` · ${message.code}` : ''),
          ),
        ),
      ),
    );
    fresh = undefined;
    const visible = list.childElementCount;
    const gone = counts.evicted > 0 ? `, ${counts.evicted} gone to make room` : '';
    count.textContent = `${visible === counts.held ? '' : `${visible} shown of `}${counts.held} held${gone}`;
    drawPhone();
  };

  const clear = async (): Promise<void> => {
    const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
    const cleared = new Set((await api.clear(query)).map(({ id }) => id));
    messages = messages.filter(({ id }) => !cleared.has(id));
    counts = { ...counts, held: Math.max(0, counts.held - cleared.size) };
    chosen = undefined;
    detail.replaceChildren();
    announce(`cleared ${cleared.size}`);
    draw();
  };

  const change = (name: keyof typeof filter) => (value: string) => {
    filter[name] = value;
    draw();
  };
  const filters = h(
    'form',
    { class: 'filters', 'aria-label': 'Filters', submit: (event) => event.preventDefault() },
    field('Number', 'phone', '', change('phone')),
    field('Template', 'template', '', change('template')),
    field('Text', 'text', '', change('text')),
    h('button', { type: 'button', click: () => void clear() }, 'Clear these'),
  );

  return {
    name: 'Messages',
    element: h('div', {}, filters, h('div', { class: 'messages' }, h('div', {}, list, count, hint), phone, detail)),
    async load() {
      const { messages: held, ...rest } = await api.messages();
      messages = held;
      counts = rest;
      const newest = held.at(-1);
      const again = held.find(({ requestId, id }) => chosen?.id === id && chosen.requestId === requestId) ?? newest;
      chosen = undefined;
      if (again) {
        await choose(again);
      }
      draw();
      return newest?.id ?? '0';
    },
    message(message) {
      messages = [...messages, message].slice(-5000);
      counts = { ...counts, held: counts.held + 1 };
      fresh = message;
      announce(`message to ${message.phoneNumber}`);
      if (shown()[0] === message) {
        void choose(message);
      } else {
        draw();
      }
    },
    key(key) {
      const all = shown();
      const at = chosen ? all.indexOf(chosen) : -1;
      const next = key === 'j' ? all[at + 1] : key === 'k' ? all[at - 1] : undefined;
      if (next) {
        void choose(next);
      } else if (key === 'c' && chosen?.code) {
        void copy(chosen.code);
      } else if (key === '/') {
        filters.querySelector('input')?.focus();
        return true;
      }
      return next !== undefined;
    },
  };
};
