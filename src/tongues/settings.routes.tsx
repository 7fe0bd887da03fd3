import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, day, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { confirmText, listChecks, takeBackCheck } from './checks.ts';
import { EASY_READ } from './easy-read.texts.ts';
import { ENGLISH, missingIn, TONGUES } from './languages.ts';
import { LanguageSettings, ReadEasyRead, ReadTranslation } from './settings.tsx';
import { TEXTS } from './texts.ts';

const ROOT = '/desk/settings/languages';

const checkForm = (ctx: Ctx) =>
  form({
    by: text({
      label: 'Who read all of it?',
      required: 'Enter the name of the person who read it',
      max: [200, 'Use 200 characters or fewer'],
    }),
    on: day({ label: 'When?', today: localDate(ctx.now), required: 'Enter the day, like today or 23 November' }),
  });

export function settingsRoutes(r: Router) {
  const may = { may: 'settings.write' } as const;
  r.get(ROOT, may, (ctx, req) => settingsPage(ctx, one(req.query, 'done')));

  r.get(`${ROOT}/:text`, may, async (_, req) => {
    if (req.params.text === EASY_READ)
      return deskPage({ title: 'Easy Read: all pages', section: 'settings', width: 'form', body: <ReadEasyRead /> });
    const tongue = TONGUES.find(({ code }) => code === req.params.text);
    if (!tongue) throw new NotFound('This language');
    const body = <ReadTranslation tongue={tongue} english={ENGLISH} missing={missingIn(tongue)} />;
    return deskPage({ title: `${tongue.english}: all words`, section: 'settings', body });
  });

  r.post(`${ROOT}/:text/check`, may, async (ctx, req) => {
    const code = req.params.text ?? '';
    const current = TEXTS.find((one) => one.code === code)?.edition;
    if (!current) throw new NotFound('This text');
    const filled = checkForm(ctx).submit(req.body);
    const refused = await attempt(filled, ({ by, on = localDate(ctx.now) }) =>
      confirmText(ctx, { text: code, edition: one(req.body, 'edition'), by, on }, current),
    );
    return refused ? settingsPage(ctx, '', { code, filled: refused }) : redirect(`${ROOT}?done=${code}`);
  });

  r.post(`${ROOT}/:text/taking-back`, may, async (ctx, req) => {
    const code = req.params.text ?? '';
    if (!TEXTS.some((one) => one.code === code)) throw new NotFound('This text');
    await takeBackCheck(ctx, code);
    return redirect(`${ROOT}?done=${code}`);
  });
}

async function settingsPage(ctx: Ctx, done: string, refused?: { code: string; filled: Filled }): Promise<Reply> {
  const body = (
    <LanguageSettings
      texts={TEXTS}
      checks={await listChecks(ctx)}
      names={await staffNames(ctx)}
      today={localDate(ctx.now)}
      done={TEXTS.find(({ code }) => code === done)?.name}
      refused={refused}
      blank={checkForm(ctx).blank()}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: 'Languages and Easy Read', section: 'settings', width: 'form', status, body });
}
