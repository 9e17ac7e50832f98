import { h, pressable } from '../dom.ts';
import { t } from '../language.ts';
import type { Settings } from '../settings.ts';
import { ask } from './dialog.ts';

/** Holds while the page is loaded, as in Logto, whichever of the two first pages it was ticked on. */
let agreed = false;

const link = (text: 'text.terms-of-use' | 'text.privacy-policy', href: string | undefined) =>
  href !== undefined &&
  h('a', { href, target: '_blank', rel: 'noopener', click: (event) => event.stopPropagation() }, t(text));

export type Terms = ReturnType<typeof termsBelow>;

/**
 * Terms of use and privacy policy below a form: the box, where one has to agree before one goes on, and whether one may
 * go on, which asks whoever did not tick it.
 */
export const termsBelow = ({ terms }: Settings, event: 'SignIn' | 'Register') => {
  const isAsked = event === 'Register' ? terms.atSignUp : terms.atSignIn;
  if (!isAsked) {
    return { element: false as const, mayGoOn: async () => true };
  }
  const box = h('input', { type: 'checkbox', name: 'termsAgreement', readonly: true });
  const show = () => {
    box.checked = agreed;
    element.setAttribute('aria-checked', String(agreed));
  };
  const toggle = () => {
    agreed = !agreed;
    // A click on the box itself has the browser set it once more, after us.
    setTimeout(show);
  };
  const element = h(
    'div',
    { role: 'radio', tabindex: 0, class: 'terms', ...pressable(toggle) },
    box,
    h(
      'div',
      {},
      h('span', {}, t('text.agree-to-terms')),
      link('text.terms-of-use', terms.useUrl),
      ' ',
      link('text.privacy-policy', terms.privacyUrl),
    ),
  );
  show();
  return {
    element,
    async mayGoOn() {
      agreed ||= await ask({ message: t('text.agree-first'), confirm: 'action.agree' });
      show();
      return agreed;
    },
  };
};
