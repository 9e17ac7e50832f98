import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fault } from './api.ts';
import { button, field, row, submitButton, table, useForm } from './parts.ts';
import type { ViewProps } from './view.ts';

/** What a fault does, whom it meets, and how often it did. */
const textsOf = ({ effect, match, probability, hits, times, forMs }: Fault): string[] => [
  Object.entries(effect)
    .map(([name, value]) => (typeof value === 'number' ? `${name} ${value}` : String(value)))
    .join(' · '),
  [
    match.phone ?? 'any number',
    ...(match.templateId ? [`template ${match.templateId}`] : []),
    ...(match.action ? [match.action] : []),
    ...(probability < 1 ? [`${Math.round(probability * 100)} % of them`] : []),
  ].join(', '),
  `${hits}${times === undefined ? '' : ` of ${times}`}${forMs === undefined ? '' : `, for ${forMs / 1000} s`}`,
];

/** Faults that are set, and a form to set another. */
export const FaultsView = ({ api, provider: { effects }, following, attempt }: ViewProps) => {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [kind, setKind] = useState(0);
  const { form, errors, send, entered } = useForm(attempt);
  const load = async (): Promise<void> => setFaults(await api.faults());
  // Each request may have hit one, or ended it.
  useEffect(() => void load().catch(() => undefined), [api, following.requests]);

  const chosen = effects[kind];
  const needs = chosen?.needs;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const [value = '', phone, templateId] = ['value', 'phone', 'template'].map(entered);
    const [percent, times, seconds] = ['percent', 'times', 'seconds'].map(entered);
    const fault = {
      effect: { ...chosen?.effect, ...(needs && { [needs.field]: needs.isNumber ? Number(value || 'none') : value }) },
      match: { ...(phone && { phone }), ...(templateId && { templateId }) },
      ...(percent && { probability: Number(percent) / 100 }),
      ...(times && { times: Number(times) }),
      ...(seconds && { forMs: Number(seconds) * 1000 }),
    };
    send(api.setFault(fault).then(load), 'the fault is set');
  };
  const value = { name: 'value', list: 'suggestions', class: 'long', key: kind, defaultValue: needs?.example };
  const number = (name: string, most: string) => ({ name, type: 'number', step: 'any', placeholder: most }) as const;
  const endOf = ({ id }: Fault) => button('End', () => send(api.endFault(id).then(load), 'the fault is over'));
  const onChange = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }): void =>
    setKind(currentTarget.selectedIndex);
  return h(
    'div',
    { class: 'wide' },
    h(
      'form',
      { 'aria-label': 'Set a fault', noValidate: true, ref: form, onSubmit },
      h(
        'label',
        {},
        'Effect',
        h('select', { name: 'kind', onChange }, ...effects.map(({ title }) => h('option', {}, title))),
      ),
      needs && field(needs.label, errors[`effect.${needs.field}`], value),
      h('datalist', { id: 'suggestions' }, ...(needs?.choices ?? []).map((choice) => h('option', { value: choice }))),
      field('Number', errors['match.phone'], { name: 'phone', placeholder: 'any' }),
      field('Template', errors['match.templateId'], { name: 'template', placeholder: 'any' }),
      field('Per cent', errors.probability && 'must be between 0 and 100', number('percent', '100')),
      field('Times', errors.times, number('times', 'no end')),
      field('Seconds', errors.forMs && 'must be between 1 and 86400', number('seconds', 'no end')),
      submitButton('Set fault'),
    ),
    table(
      'Faults',
      ['Effect', 'Meets', 'Hits', 'End'],
      faults.map((fault) => row(...textsOf(fault), endOf(fault))),
    ),
    faults.length === 0 && h('p', { class: 'dim' }, 'No fault is set: the provider does what its rules say.'),
  );
};
