import type { KoaContextWithOIDC } from 'oidc-provider';

const page = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<p>Stand-in for Logto (logto-phone-conformance)</p>
${body}
</body>
</html>`;

/** A page whose only content is a form of oidc-provider. Its own pages fetch fonts from outside. */
const formPage =
  (title: string) =>
  (ctx: KoaContextWithOIDC, form: string): void => {
    ctx.body = page(title, form);
  };

const textPage = (title: string) => (ctx: KoaContextWithOIDC) => {
  ctx.body = page(title, `<h1>${title}</h1>`);
};

/** The page that signs out: its form submits itself, with nothing for the user to press. */
export const logoutSource = (ctx: KoaContextWithOIDC, form: string): void => {
  ctx.body = page(
    'Sign Out',
    `${form}
<input type="hidden" form="op.logoutForm" value="yes" name="logout"/>
<script>document.forms['op.logoutForm'].submit()</script>`,
  );
};

export const postLogoutSuccessSource = textPage('Sign-out Success');

/** The device flow stands in the discovery document; its pages are here for completeness only. */
export const devicePages = {
  userCodeInputSource: formPage('Sign-in'),
  userCodeConfirmSource: formPage('Device Login Confirmation'),
  successSource: textPage('Sign-in Success'),
};
