import { type Child, div, h, icon } from '../dom.ts';
import { t } from '../language.ts';
import type { PhraseKey } from '../phrases.ts';
import { openOverlay } from './overlay.ts';

interface DialogOptions {
  readonly message: Child;
  readonly cancel?: PhraseKey;
  /** Absent: the dialog only informs. */
  readonly confirm?: PhraseKey;
}

/** Asks, and resolves to whether the visitor confirmed. Closing it in any other way declines. */
export const ask = ({ message, cancel = 'action.cancel', confirm }: DialogOptions): Promise<boolean> =>
  new Promise((resolve) => {
    const answer = (confirmed: boolean) => {
      close();
      resolve(confirmed);
    };
    const decline = () => answer(false);
    const body = h(
      'div',
      {
        role: 'button',
        tabindex: 0,
        class: 'dialog-body',
        keydown: (event) => {
          if (event instanceof KeyboardEvent && event.target === event.currentTarget) {
            if (event.key === 'Escape') {
              decline();
            } else if (event.key === 'Enter' || event.key === ' ') {
              event.preventDefault();
              answer(confirm !== undefined);
            }
          }
        },
      },
      div(
        'dialog-header',
        t('text.reminder'),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': t('action.cancel'), click: decline },
          icon('M6 6l12 12M18 6L6 18'),
        ),
      ),
      div('dialog-text', message),
      div(
        'dialog-footer',
        h('button', { type: 'button', class: 'button secondary', click: decline }, t(cancel)),
        confirm && h('button', { type: 'button', class: 'button', click: () => answer(true) }, t(confirm)),
      ),
    );
    const close = openOverlay(
      'overlay dialog-overlay',
      h('div', { role: 'dialog', 'aria-modal': 'true', tabindex: -1, class: 'dialog' }, body),
    );
    body.focus();
  });
