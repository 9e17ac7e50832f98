import { div, h } from '../dom.ts';
import { t } from '../language.ts';
import { actionLink } from './button.ts';

/** As Logto's, but for a fault. */
const resendSeconds = Number(document.documentElement.dataset.waitSeconds ?? 59);

/**
 * The line that counts down to the link that sends the code again. The time left comes from the clock, so that
 * Playwright's `page.clock` moves it.
 *
 * @param resend resolves to whether a new code was sent, which starts the countdown again
 * @param signal aborts when the page is left
 */
export const resendLine = (resend: () => Promise<boolean>, signal: AbortSignal): HTMLElement => {
  const line = div('resend');
  const countDown = () => {
    const end = Date.now() + resendSeconds * 1000;
    const seconds = h('span', { class: 'resend-seconds' });
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      seconds.textContent = String(left);
      if (left <= 0) {
        clearInterval(timer);
        line.replaceChildren(t('text.not-received'), actionLink('action.resend', again));
      }
    };
    const timer = setInterval(tick, 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
    line.replaceChildren(t('text.resend-before'), seconds, t('text.resend-after'));
    tick();
  };
  const again = async () => {
    if (await resend()) {
      countDown();
    }
  };
  countDown();
  return line;
};
