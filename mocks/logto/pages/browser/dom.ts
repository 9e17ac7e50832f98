import { type Attributes, type Child, h } from './element.ts';

export { type Child, h };

/** A `div` of a class. */
export const div = (className: string, ...children: readonly Child[]): HTMLDivElement =>
  h('div', { class: className }, ...children);

/** An icon as a single stroked path in a box of 24 by 24. */
export const icon = (path: string): SVGSVGElement => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(namespace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
};

/** Listeners that make a `div` with role `button` act on click and on the named keys. */
export const pressable = (act: () => void, keys: readonly string[] = ['Enter', ' ']): Attributes => ({
  click: act,
  keydown: (event) => {
    if (event instanceof KeyboardEvent && keys.includes(event.key)) {
      event.preventDefault();
      act();
    }
  },
});
