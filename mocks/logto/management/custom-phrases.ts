import type Router from '@koa/router';
import { guard, z } from '../http/guard.ts';

const translation = z.record(z.unknown());

/** `/api/custom-phrases`: the owner's own wordings by language, which the stand-in keeps and its pages do not show. */
export const customPhraseRoutes = (router: Router): void => {
  const kept = new Map<string, z.output<typeof translation>>();
  const ofLanguage = (languageTag: string) => ({
    ...{ tenantId: 'default', id: `phrases-${languageTag}`, languageTag },
    translation: kept.get(languageTag) ?? {},
  });
  router.get('/custom-phrases', (ctx) => {
    ctx.body = [...kept.keys()].map(ofLanguage);
  });
  router.put('/custom-phrases/:languageTag', (ctx) => {
    const { languageTag = '' } = ctx.params;
    kept.set(languageTag, guard(translation, ctx.request.body));
    ctx.status = 201;
    ctx.body = ofLanguage(languageTag);
  });
};
