// Settings: in which words people agree that we write to them about taking part.
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { ConsentSettings } from './consent.tsx';
import { changeConsentWords, consentWords, listConsentWords } from './consent-words.ts';

const AT = '/desk/settings/involvement-consent';
const may = { may: 'settings.write' } as const;

const wordsForm = form({
  words: text({
    label: 'The words',
    required: 'Write what people agree to',
    max: [2_000, 'The words must be 2,000 characters or fewer'],
  }),
});

export function consentRoutes(r: Router) {
  r.get(AT, may, async (ctx, req) => {
    const { words } = await consentWords(ctx);
    return page(ctx, wordsForm.of({ words }), one(req.query, 'done') === 'saved');
  });
  r.post(AT, may, async (ctx, req) => {
    const refused = await attempt(wordsForm.submit(req.body), ({ words }) => changeConsentWords(ctx, words));
    return refused ? page(ctx, refused, false) : redirect(`${AT}?done=saved`);
  });
}

async function page(ctx: Ctx, filled: Filled, done: boolean): Promise<Reply> {
  const [editions, names] = await Promise.all([listConsentWords(ctx), staffNames(ctx)]);
  const body = <ConsentSettings {...{ editions, names, filled, done, now: ctx.now }} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Getting involved', section: 'settings', width: 'form', status, body });
}
