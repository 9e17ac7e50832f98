import { useEffect, useState } from 'preact/hooks';
import type { LimitField } from '../support/provider-view.ts';
import type { AccountView as View } from './api.ts';
import type { ViewProps } from './follow.ts';
import { Button, Field, Form, langOf, Row, Submit, Table, useForm } from './parts.tsx';

const written = (value: unknown) => (typeof value === 'number' ? String(value) : '');

const numberIn = (value = '') => (value === '' ? null : Number(value));

/** Quotas, to see and to set, with signatures and templates. What has no field of its own stays as it is. */
export const AccountView = ({ api, provider, attempt }: ViewProps) => {
  const [view, setView] = useState<View>();
  const { errors, send } = useForm(attempt);
  useEffect(() => {
    const load = async (): Promise<string> => {
      setView(await api.account());
      return '';
    };
    attempt(load());
  }, [api]);
  if (!view) {
    return null;
  }
  const { account, billed, left } = view;
  const { limits, templates, signatures } = account;
  const fields = provider.limits.filter(({ isCompound }) => !isCompound);
  const others = provider.limits
    .filter(({ name, isCompound }) => isCompound && Object.keys(limits[name] ?? {}).length > 0)
    .map(({ name, label }) => `${label} ${JSON.stringify(limits[name])}`);
  const set = (entered: Readonly<Record<string, string>>): void => {
    const chosen = Object.fromEntries(fields.map(({ name }) => [name, numberIn(entered[name])]));
    const quotas = { limits: { ...limits, ...chosen }, balance: numberIn(entered.balance) };
    send(api.setQuotas(quotas).then(setView), 'quotas are set');
  };
  const fill = (pick: (limit: LimitField) => unknown): void => {
    for (const limit of fields) {
      const input = document.querySelector<HTMLInputElement>(`input[name="${limit.name}"]`);
      if (input) {
        input.value = written(pick(limit));
      }
    }
  };
  const number = (name: string, label: string, value: unknown, error?: string, placeholder = 'off') => (
    <Field {...{ type: 'number', name, label, error, placeholder, defaultValue: written(value) }} />
  );
  return (
    <>
      <p>
        {`Billed so far: ${billed}. Balance: ${left ?? 'without end'}. `}
        {others.length > 0 && `Besides: ${others.join(', ')}.`}
      </p>
      <h2>Quotas</h2>
      <Form label="Quotas" take={set}>
        {fields.map(({ name, label }) => number(name, label, limits[name], errors[`limits.${name}`]))}
        {number('balance', 'Messages left', left, errors.balance, 'no end')}
        <div class="actions">
          <Submit>Set quotas</Submit>
          <Button onClick={() => fill(({ ofNewAccount }) => ofNewAccount)}>As in a new account</Button>
          <Button onClick={() => fill(() => null)}>All off</Button>
        </div>
      </Form>
      <h2>Signatures</h2>
      <p lang="zh-CN">{signatures.map(({ text }) => `【${text}】`).join(' ')}</p>
      <h2>Templates</h2>
      <Table label="Templates" columns={['Id', 'For', 'Text']}>
        {templates.map(({ templateId, type, scope, text }) => (
          <Row cells={[templateId, `${type}, ${scope}`, <span lang={langOf(text)}>{text}</span>]} />
        ))}
      </Table>
    </>
  );
};
