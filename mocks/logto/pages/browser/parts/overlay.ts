import { h } from '../dom.ts';

let open = 0;

const hideApp = (change: 1 | -1): void => {
  open += change;
  const app = document.querySelector('#app');
  if (open > 0) {
    app?.setAttribute('aria-hidden', 'true');
  } else {
    app?.removeAttribute('aria-hidden');
  }
};

/**
 * Puts something in front of the page. As with Logto, the page behind is hidden from the accessibility tree (and so from
 * Playwright's `getByRole`) until it is closed, toasts included.
 *
 * @param lingers milliseconds that it stays in the tree after closing
 * @returns closes it; closing twice does nothing
 */
export const openOverlay = (className: string, content: HTMLElement, lingers = 0): (() => void) => {
  const overlay = h('div', { class: className }, content);
  document.body.append(overlay);
  hideApp(1);
  let closed = false;
  const remove = () => {
    overlay.remove();
    hideApp(-1);
  };
  return () => {
    if (closed) {
      return;
    }
    closed = true;
    overlay.classList.add('closing');
    if (lingers > 0) {
      setTimeout(remove, lingers);
    } else {
      remove();
    }
  };
};
