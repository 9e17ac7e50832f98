import { hasDefect } from '../defects.ts';
import { div, h } from '../dom.ts';
import { t } from '../language.ts';
import { alertText } from './field.ts';

const length = 6;

/** What the boxes are called, with a number each. */
export type BoxName = 'passcode' | 'mfaCode';

/**
 * Six boxes for a code of six digits. Several digits typed, filled or pasted into one box spread over it and those that
 * follow.
 *
 * @param onComplete called after each change that leaves no box empty
 */
export const codeBoxes = (onComplete: (code: string) => void, name: BoxName = 'passcode') => {
  let digits: readonly string[] = Array<string>(length).fill('');
  /** The whole code, or undefined while a box is empty. */
  const code = () => (digits.every(Boolean) ? digits.join('') : undefined);

  const write = (next: readonly string[]) => {
    digits = next;
    for (const [index, box] of boxes.entries()) {
      box.value = digits[index] ?? '';
    }
    const complete = code();
    if (complete !== undefined) {
      onComplete(complete);
    }
  };
  const spread = (index: number, typed: string) => {
    if (!/^\d+$/.test(typed)) {
      boxes.forEach((box, at) => {
        box.value = digits[at] ?? '';
      });
      return;
    }
    const fitting = typed.slice(0, length - index).split('');
    boxes[Math.min(index + fitting.length, length - 1)]?.focus();
    write(digits.map((digit, at) => fitting[at - index] ?? digit));
  };
  const keyed = (index: number, event: KeyboardEvent) => {
    const previous = boxes[index - 1];
    if (['+', '-', 'e', '.', 'ArrowUp', 'ArrowDown'].includes(event.key)) {
      event.preventDefault();
    } else if (event.key === 'ArrowLeft') {
      event.preventDefault();
      previous?.focus();
    } else if (event.key === 'ArrowRight') {
      event.preventDefault();
      boxes[index + 1]?.focus();
    } else if (event.key === 'Backspace' && !hasDefect('code-boxes-keep-their-digits')) {
      event.preventDefault();
      const emptied = digits[index] ? index : Math.max(index - 1, 0);
      boxes[emptied]?.focus();
      write(digits.map((digit, at) => (at === emptied ? '' : digit)));
    }
  };

  const boxes = digits.map((_, index) => {
    const box = h('input', {
      name: `${name}_${index}`,
      'aria-label': hasDefect('inputs-without-names') ? undefined : t('input.code-digit', { number: index + 1 }),
      type: 'number',
      inputmode: 'numeric',
      pattern: '[0-9]*',
      autocomplete: 'off',
      input: () => spread(index, box.value),
      paste: (event) => {
        event.preventDefault();
        if (event instanceof ClipboardEvent) {
          spread(
            index,
            event.clipboardData?.getData('text').replace(hasDefect('text-around-a-code-kept') ? '' : /\D/g, '') ?? '',
          );
        }
      },
      keydown: (event) => {
        if (event instanceof KeyboardEvent) {
          keyed(index, event);
        }
      },
    });
    return box;
  });

  const element = div('code', div('code-boxes', ...boxes));
  return {
    element,
    code,
    /** Empties the boxes and goes to the first. */
    clear() {
      write(Array<string>(length).fill(''));
      boxes[0]?.focus();
    },
    /** Shows a message under the boxes, or takes it away. */
    showError(message: string | undefined) {
      element.querySelector('[role=alert]')?.remove();
      element.classList.toggle('danger', Boolean(message));
      if (message) {
        element.append(alertText(message));
      }
    },
  };
};
