import type { Context, Next } from 'koa';
import type Provider from 'oidc-provider';
import type { SignInExperience } from './data/sign-in-experience.ts';
import type { Tenant } from './data/tenant.ts';
import { RequestError } from './http/request-error.ts';
import { grantAll } from './oidc/consent.ts';
import { openInteraction } from './oidc/interactions.ts';
import { pageAssets, renderPage } from './pages/index.ts';

/** Paths that mean nothing without an open interaction; others get the page whatever they are. */
const needsInteraction =
  /^\/($|sign-in|register|forgot-password|reset-password|continue|consent|identifier-|single-sign-on|direct\/)/;

const isOpen = async (ctx: Context, provider: Provider) => {
  try {
    await openInteraction(ctx, provider);
    return true;
  } catch (error) {
    if (error instanceof RequestError) {
      return false;
    }
    throw error;
  }
};

const asset = (ctx: Context) => {
  const found = pageAssets.get(ctx.path.slice('/assets/'.length));
  ctx.status = found ? 200 : 404;
  ctx.set('cache-control', 'max-age=604800');
  ctx.body = found?.body ?? 'Not Found';
  ctx.type = found?.contentType ?? 'text/plain; charset=utf-8';
};

/**
 * `?lng=` counts, then Accept-Language unless the tenant fixes a language; `ui_locales` does not, as in Logto, where the
 * page's script looks at it.
 */
const languageOf = (ctx: Context, { autoDetect, fallbackLanguage }: SignInExperience['languageInfo']) => {
  const detected = autoDetect ? ctx.acceptsLanguages()[0] : undefined;
  const wanted = typeof ctx.query.lng === 'string' ? ctx.query.lng : (detected ?? fallbackLanguage);
  return wanted.startsWith('zh') ? 'zh-CN' : 'en';
};

/** The page's own defects, which it is told of. */
const pageFaults = [
  'country-list-chooses-nothing',
  'pasted-calling-code-dropped',
  'button-hidden-on-touch-screens',
  'inputs-without-names',
  'pasted-number-taken-as-it-is',
  'text-around-a-code-kept',
  'code-boxes-keep-their-digits',
  'keyboard-comes-to-buttons-only',
  'buttons-act-twice',
  'page-does-not-scroll',
  'terms-box-means-nothing',
  'turned-sign-in-asks-for-no-terms',
  'page-follows-its-parameter',
  'page-keeps-the-verification-of-its-first-code',
] as const;

/** The sign-in pages: one document for every path, and their assets. */
export const pagesRoutes = (endpoint: string, provider: Provider, tenant: Tenant) => {
  const { faults, signInExperience } = tenant;
  return async (ctx: Context, next: Next): Promise<void> => {
    if (/^\/(oidc|api)(\/|$)/.test(ctx.path) || !['GET', 'HEAD'].includes(ctx.method)) {
      return next();
    }
    if (ctx.path.startsWith('/assets/')) {
      return asset(ctx);
    }
    const away = [ctx.query.returnTo ?? []].flat()[0];
    if (away !== undefined && faults.has('pages-lead-away')) {
      return ctx.redirect(away);
    }
    const preview = ctx.query.preview === 'true';
    if (needsInteraction.test(ctx.path) && !preview && !(await isOpen(ctx, provider))) {
      return ctx.redirect(`${endpoint}/unknown-session`);
    }
    if (ctx.path === '/consent') {
      return ctx.redirect(await grantAll(ctx, provider, tenant));
    }
    ctx.set('cache-control', 'no-cache, no-store, must-revalidate');
    const language = faults.has('language-of-the-browser-ignored')
      ? 'en'
      : languageOf(ctx, signInExperience.languageInfo);
    ctx.set('content-language', language);
    ctx.type = 'html';
    const isBehind = /^\/(sign-in|register|forgot-password|continue)\/./.test(ctx.path);
    if (isBehind && faults.has('restored-page-is-a-server-error')) {
      ctx.status = 500;
    }
    const isDeadEnd =
      (isBehind && faults.has('restored-page-is-blank')) ||
      (ctx.path.startsWith('/direct/') && faults.has('direct-sign-in-leads-nowhere'));
    const waitSeconds = faults.has('resend-offered-at-once') ? 0 : undefined;
    ctx.body = isDeadEnd
      ? '<!DOCTYPE html><title>Error</title>'
      : renderPage({ path: ctx.path, language, waitSeconds, defects: pageFaults.filter((name) => faults.has(name)) });
  };
};
