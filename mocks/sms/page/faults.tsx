import { useEffect, useState } from 'preact/hooks';
import type { Fault } from './api.ts';
import type { ViewProps } from './follow.ts';
import { Button, Dim, Field, Form, Row, Submit, Table, useForm } from './parts.tsx';

/** What a fault does, whom it meets, and how often it did. */
const textsOf = ({ effect, match, probability, hits, times, forMs }: Fault) => {
  const does = Object.entries(effect).map(([name, value]) => (typeof value === 'number' ? `${name} ${value}` : value));
  const { phone = 'any number', templateId, action } = match;
  const chance = probability < 1 && `${Math.round(probability * 100)} % of them`;
  return [
    does.join(' · '),
    [phone, templateId && `template ${templateId}`, action, chance].filter(Boolean).join(', '),
    `${hits}${times ? ` of ${times}` : ''}${forMs ? `, for ${forMs / 1000} s` : ''}`,
  ];
};

/** Faults that are set, and a form to set another. */
export const FaultsView = ({ api, provider: { effects }, following, attempt }: ViewProps) => {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [kind, setKind] = useState(0);
  const { errors, send } = useForm(attempt);
  const load = async (): Promise<void> => setFaults(await api.faults());
  // Each request may have hit one, or ended it.
  useEffect(() => void load().catch(() => undefined), [api, following.requests]);

  const { effect, needs } = effects[kind] ?? {};
  const set = ({ value, phone, templateId, percent, times, seconds }: Readonly<Record<string, string>>): void => {
    const fault = {
      effect: { ...effect, ...(needs && { [needs.field]: needs.isNumber ? Number(value || 'none') : value }) },
      match: { ...(phone && { phone }), ...(templateId && { templateId }) },
      ...(percent && { probability: Number(percent) / 100 }),
      ...(times && { times: Number(times) }),
      ...(seconds && { forMs: Number(seconds) * 1000 }),
    };
    send(api.setFault(fault).then(load), 'the fault is set');
  };
  const number = (name: string, label: string, error: string | undefined, placeholder = 'no end') => (
    <Field {...{ type: 'number', step: 'any', name, label, error, placeholder }} />
  );
  const what = needs && { name: 'value', label: needs.label, error: errors[`effect.${needs.field}`] };
  return (
    <div class="wide">
      <Form label="Set a fault" take={set}>
        <label>
          Effect
          <select onChange={({ currentTarget }) => setKind(currentTarget.selectedIndex)}>
            {effects.map(({ title }) => (
              <option>{title}</option>
            ))}
          </select>
        </label>
        {what && <Field key={kind} {...{ ...what, list: 'suggestions', class: 'long', defaultValue: needs.example }} />}
        <datalist id="suggestions">
          {needs?.choices.map((choice) => (
            <option value={choice} />
          ))}
        </datalist>
        <Field {...{ name: 'phone', label: 'Number', error: errors['match.phone'], placeholder: 'any' }} />
        <Field {...{ name: 'templateId', label: 'Template', error: errors['match.templateId'], placeholder: 'any' }} />
        {number('percent', 'Per cent', errors.probability && 'must be between 0 and 100', '100')}
        {number('times', 'Times', errors.times)}
        {number('seconds', 'Seconds', errors.forMs && 'must be between 1 and 86400')}
        <Submit>Set fault</Submit>
      </Form>
      <Table label="Faults" columns={['Effect', 'Meets', 'Hits', 'End']}>
        {faults.map((fault) => {
          const end = (): void => send(api.endFault(fault.id).then(load), 'the fault is over');
          return <Row key={fault.id} cells={[...textsOf(fault), <Button onClick={end}>End</Button>]} />;
        })}
      </Table>
      {faults.length === 0 && <Dim>No fault is set: the provider does what its rules say.</Dim>}
    </div>
  );
};
