import type { EffectForm } from '../support/provider-view.ts';
import type { Api, Fault } from './api.ts';
import { h } from './dom.ts';
import type { View } from './view.ts';

const effectText = ({ effect: { kind, ...rest } }: Fault): string =>
  [
    kind,
    ...Object.entries(rest).map(([name, value]) => (typeof value === 'number' ? `${name} ${value}` : String(value))),
  ].join(' · ');

const scopeText = ({ match: { phone, templateId, action }, probability }: Fault): string =>
  [
    phone ?? 'any number',
    ...(templateId ? [`template ${templateId}`] : []),
    ...(action ? [action] : []),
    ...(probability < 1 ? [`${Math.round(probability * 100)} % of them`] : []),
  ].join(', ');

const endText = ({ hits, times, forMs }: Fault): string =>
  `${hits}${times === undefined ? '' : ` of ${times}`}${forMs === undefined ? '' : `, for ${forMs / 1000} s`}`;

const without = (parts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));

/** Faults that are set, and a form to set another. */
export const faultsView = (api: Api, effects: readonly EffectForm[], announce: (text: string) => void): View => {
  const body = h('tbody', {});
  const nothing = h('p', { class: 'dim' }, 'No fault is set: the provider does what its rules say.');
  const kind = h('select', { name: 'kind' }, ...effects.map(({ title }) => h('option', {}, title)));
  const suggestions = h('datalist', { id: 'suggestions' });
  const value = h('input', { name: 'value', list: 'suggestions', class: 'long' });
  const valueLabel = h('span', {});
  const valueField = h('label', {}, valueLabel, value);
  const phone = h('input', { name: 'phone', placeholder: 'any' });
  const template = h('input', { name: 'template', placeholder: 'any' });
  const percent = h('input', { name: 'percent', type: 'number', min: '0', max: '100', placeholder: '100' });
  const times = h('input', { name: 'times', type: 'number', min: '1', placeholder: 'no end' });
  const seconds = h('input', { name: 'seconds', type: 'number', min: '1', placeholder: 'no end' });
  const chosen = (): EffectForm | undefined => effects[kind.selectedIndex];

  const adapt = (): void => {
    const needs = chosen()?.needs;
    valueField.hidden = needs === undefined;
    value.value = needs?.example ?? '';
    valueLabel.textContent = needs?.label ?? '';
    suggestions.replaceChildren(...(needs?.choices ?? []).map((choice) => h('option', { value: choice })));
  };
  const attempt = (work: Promise<unknown>, done: string): void => {
    work.then(load).then(
      () => announce(done),
      (error: unknown) => announce(error instanceof Error ? error.message : 'that was refused'),
    );
  };
  const load = async (): Promise<void> => {
    const faults = await api.faults();
    nothing.hidden = faults.length > 0;
    body.replaceChildren(
      ...faults.map((fault) => {
        const end = (): void => attempt(api.endFault(fault.id), 'the fault is over');
        return h(
          'tr',
          {},
          h('td', {}, effectText(fault)),
          h('td', {}, scopeText(fault)),
          h('td', {}, endText(fault)),
          h('td', {}, h('button', { type: 'button', click: end }, 'End')),
        );
      }),
    );
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = chosen();
    const filled = form?.needs && { [form.needs.field]: form.needs.isNumber ? Number(value.value) : value.value };
    attempt(
      api.setFault({
        effect: { ...form?.effect, ...filled },
        match: without({ phone: phone.value, templateId: template.value }),
        ...(percent.value && { probability: Number(percent.value) / 100 }),
        ...(times.value && { times: Number(times.value) }),
        ...(seconds.value && { forMs: Number(seconds.value) * 1000 }),
      }),
      'the fault is set',
    );
  };
  kind.addEventListener('change', adapt);
  adapt();
  const head = ['Effect', 'Meets', 'Hits', 'End'].map((title) => h('th', { scope: 'col' }, title));
  return {
    name: 'Faults',
    element: h(
      'div',
      { class: 'wide' },
      h(
        'form',
        { 'aria-label': 'Set a fault', submit },
        h('label', {}, 'Effect', kind),
        valueField,
        suggestions,
        h('label', {}, 'Number', phone),
        h('label', {}, 'Template', template),
        h('label', {}, 'Per cent', percent),
        h('label', {}, 'Times', times),
        h('label', {}, 'Seconds', seconds),
        h('button', { type: 'submit', class: 'main' }, 'Set fault'),
      ),
      h('table', { 'aria-label': 'Faults' }, h('thead', {}, h('tr', {}, ...head)), body),
      nothing,
    ),
    load,
    request: () => void load(),
  };
};
