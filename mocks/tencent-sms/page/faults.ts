import type { Api } from './api.ts';
import { h } from './dom.ts';
import type { View } from './view.ts';

interface Kind {
  readonly kind: string;
  /** What the effect needs besides, if anything. */
  readonly needs?: { readonly name: string; readonly label: string; readonly example: string; readonly number?: true };
}

const kinds: readonly Kind[] = [
  { kind: 'error', needs: { name: 'code', label: 'Code', example: 'LimitExceeded.PhoneNumberDailyLimit' } },
  { kind: 'delay', needs: { name: 'ms', label: 'Milliseconds', example: '3000', number: true } },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'drip' },
  { kind: 'body' },
  { kind: 'status', needs: { name: 'status', label: 'HTTP status', example: '503', number: true } },
  { kind: 'certificate', needs: { name: 'wrong', label: 'name, expired or untrusted', example: 'expired' } },
  { kind: 'drop' },
  { kind: 'double' },
  { kind: 'late', needs: { name: 'ms', label: 'Milliseconds', example: '3000', number: true } },
  { kind: 'out-of-order' },
  { kind: 'receipt', needs: { name: 'errmsg', label: 'Carrier code', example: 'UNDELIV' } },
];

/** Faults that are set, and a form to set another. */
export const faultsView = (api: Api, announce: (text: string) => void): View => {
  const body = h('tbody', {});
  const kind = h('select', { name: 'kind' }, ...kinds.map((each) => h('option', {}, each.kind)));
  const value = h('input', { name: 'value' });
  const valueLabel = h('span', {});
  const phone = h('input', { name: 'phone', placeholder: 'any' });
  const times = h('input', { name: 'times', type: 'number', min: '1', placeholder: 'no end' });
  const chosen = (): Kind | undefined => kinds[kind.selectedIndex];

  const adapt = (): void => {
    const needs = chosen()?.needs;
    value.disabled = needs === undefined;
    value.value = needs?.example ?? '';
    valueLabel.textContent = needs?.label ?? 'Nothing more';
  };
  const load = async (): Promise<void> => {
    const faults = await api.faults();
    body.replaceChildren(
      ...faults.map(({ id, effect, match, hits, times: most }) =>
        h(
          'tr',
          {},
          h('td', {}, JSON.stringify(effect)),
          h('td', {}, match.phone ?? 'any'),
          h('td', {}, `${hits}${most === undefined ? '' : ` of ${most}`}`),
          h('td', {}, h('button', { type: 'button', click: () => void api.endFault(id).then(load) }, 'End')),
        ),
      ),
    );
  };
  const set = async (): Promise<void> => {
    const needs = chosen()?.needs;
    const effect = {
      kind: kind.value,
      ...(needs && { [needs.name]: needs.number ? Number(value.value) : value.value }),
    };
    await api.setFault({
      effect,
      match: phone.value ? { phone: phone.value } : {},
      ...(times.value && { times: Number(times.value) }),
    });
    announce(`fault ${kind.value} is set`);
    await load();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    set().catch((error: unknown) => announce(error instanceof Error ? error.message : 'the fault was refused'));
  };
  kind.addEventListener('change', adapt);
  adapt();
  const head = ['Effect', 'Number', 'Hits', 'End'].map((title) => h('th', { scope: 'col' }, title));
  return {
    name: 'Faults',
    element: h(
      'div',
      {},
      h(
        'form',
        { 'aria-label': 'Set a fault', submit },
        h('label', {}, 'Effect', kind),
        h('label', {}, valueLabel, value),
        h('label', {}, 'Number', phone),
        h('label', {}, 'Times', times),
        h('button', { type: 'submit' }, 'Set fault'),
      ),
      h('table', { 'aria-label': 'Faults' }, h('thead', {}, h('tr', {}, ...head)), body),
    ),
    load,
    request: () => void load(),
  };
};
