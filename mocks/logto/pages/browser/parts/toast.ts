import { h } from '../dom.ts';
import { openOverlay } from './overlay.ts';

let dismiss: () => void = () => undefined;

/** Shows a message for three seconds, in the place of one that is still there. */
export const showToast = (message: string): void => {
  dismiss();
  // `toast` is no ARIA role; Logto's pages have it, and a locator may use it.
  const close = openOverlay(
    'overlay toast-overlay',
    h('div', { role: 'toast', class: 'toast', tabindex: -1 }, message),
    300,
  );
  const timer = setTimeout(close, 3000);
  dismiss = () => {
    clearTimeout(timer);
    close();
  };
};
