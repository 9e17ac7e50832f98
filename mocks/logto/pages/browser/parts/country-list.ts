import { hasDefect } from '../defects.ts';
import { div, h, icon, pressable } from '../dom.ts';
import { defaultCallingCode, t } from '../language.ts';
import { callingCodes } from '../phone.ts';
import { openOverlay } from './overlay.ts';

interface CountryListOptions {
  /** The list opens below it. */
  readonly anchor: HTMLElement;
  readonly current: string;
  readonly choose: (callingCode: string) => void;
}

const maxHeight = 360;
const allCodes = [defaultCallingCode, ...callingCodes.filter((code) => code !== defaultCallingCode)];

/** Lets the visitor choose a calling code: by typing its first digits and Enter, by the arrow keys, or by a click. */
export const openCountryList = ({ anchor, current, choose }: CountryListOptions): void => {
  let shown: readonly string[] = allCodes;
  let selected: string | undefined;

  const list = h('ul', { role: 'group' });
  const name = hasDefect('inputs-without-names') ? undefined : t('input.search-region');
  const search = h('input', {
    name: 'country-code-search',
    class: 'region-search',
    type: 'number',
    min: 0,
    placeholder: name,
    'aria-label': name,
  });
  const pick = (code: string) => {
    choose(code);
    close();
  };
  const select = (code: string | undefined) => {
    selected = code;
    for (const item of list.children) {
      item.classList.toggle('selected', item.getAttribute('data-id') === code);
    }
    list.querySelector('.selected')?.scrollIntoView({ block: 'nearest' });
  };
  const move = (step: 1 | -1) => {
    const index = selected === undefined ? -1 : shown.indexOf(selected);
    const next = shown[index + step];
    if (next !== undefined) {
      select(next);
    }
  };
  const show = () => {
    shown = allCodes.filter((code) => code.startsWith(search.value));
    list.replaceChildren(
      ...shown.map((code) =>
        h(
          'li',
          { role: 'button', tabindex: 0, 'data-id': code, ...pressable(() => pick(code), ['Enter']) },
          code === current && icon('M5 12l5 5 9-11'),
          `+${code}`,
        ),
      ),
    );
    nothing.hidden = shown.length > 0;
    select(search.value === '' ? undefined : shown[0]);
  };
  const act = (key: string): boolean => {
    switch (key) {
      case 'Enter':
      case ' ':
        if (selected !== undefined) {
          pick(selected);
        }
        return true;
      case 'Escape':
        close();
        return true;
      case 'ArrowUp':
      case 'ArrowLeft':
        move(-1);
        return true;
      case 'ArrowDown':
      case 'ArrowRight':
        move(1);
        return true;
      default:
        // What a number input lets through beside digits.
        return ['-', 'e', '.'].includes(key);
    }
  };

  const nothing = div('nothing', t('text.no-region'));
  search.addEventListener('input', show);
  search.addEventListener('keydown', (event) => {
    if (act(event.key)) {
      event.preventDefault();
    }
  });

  const box = anchor.closest('.frame')?.getBoundingClientRect() ?? anchor.getBoundingClientRect();
  const top = Math.max(Math.min(box.bottom + 8, innerHeight - maxHeight), 0);
  const dialog = h(
    'div',
    {
      id: 'country-code-dropdown',
      role: 'dialog',
      'aria-modal': 'true',
      tabindex: -1,
      style: `top:${top}px;left:${box.left}px;width:${box.width}px`,
    },
    div('country-list', div('search', search), list, nothing),
  );
  const close = openOverlay('overlay country-overlay', dialog);
  dialog.parentElement?.addEventListener('click', (event) => {
    if (event.target === event.currentTarget) {
      close();
    }
  });
  show();
  search.focus();
};
