import { h } from '../../page/element.ts';

export { h };

/** @throws Error when the page lacks the element */
export const byId = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new Error(`the page has no ${kind.name} #${id}`);
  }
  return element;
};

/** A text field with its name; `change` is told of each keystroke. */
export const field = (
  label: string,
  name: string,
  value: string,
  change: (value: string) => void,
): HTMLLabelElement => {
  const input = h('input', { name, value, autocomplete: 'off' });
  input.addEventListener('input', () => change(input.value));
  return h('label', {}, label, input);
};

export const time = (iso: string): HTMLTimeElement =>
  h('time', { datetime: iso }, new Date(iso).toLocaleTimeString(undefined, { hour12: false }));
