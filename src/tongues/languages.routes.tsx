import { NotFound } from '../platform/errors.ts';
import { spokenPage, visitorPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { listTongues, maybeTongue } from './checks.ts';
import { InYourLanguage } from './in-your-language.tsx';
import { LANGUAGES } from './languages.ts';
import { Languages, WithInterpreter } from './languages.tsx';

export function languageRoutes(r: Router) {
  r.anyone('GET', '/languages', async (ctx) => {
    const offered = await listTongues(ctx);
    const others = LANGUAGES.filter(({ code }) => !offered.some((tongue) => tongue.code === code));
    const body = <Languages offered={offered} others={others} phone={ctx.trust.phone} />;
    return visitorPage({ ...ctx, tongue: undefined }, { title: 'Other languages', body });
  });

  r.anyone('GET', '/languages/:lang', async (ctx, req) => {
    const language = LANGUAGES.find(({ code }) => code === req.params.lang);
    if (!language) throw new NotFound('This language');
    const tongue = await maybeTongue(ctx, language.code);
    if (tongue)
      return spokenPage(
        { ...ctx, tongue },
        { title: 'Tell us in your language', body: <InYourLanguage phone={ctx.trust.phone} /> },
      );
    const body = <WithInterpreter language={language} phone={ctx.trust.phone} />;
    return visitorPage({ ...ctx, tongue: undefined }, { title: language.english, body });
  });
}
