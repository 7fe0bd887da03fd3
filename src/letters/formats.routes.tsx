// The format of a letter on its way, and the same in another language.
import { maybeDraft } from '../drafts/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, choice, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { chooseFormat, extrasKey, keepTranslation, loadExtras } from './extras.ts';
import { TranslationPage } from './format-card.tsx';
import { FORMATS } from './formats.rules.ts';
import { begun, lookPage } from './going.routes.tsx';
import { tagOf } from './languages.rules.ts';
import { addressIn } from './writing.routes.tsx';
import type { Text, Writing } from './writing.ts';

const MAY = { may: 'cases.write' } as const;

const formatForm = form({
  format: choice({ label: 'Format', choices: FORMATS, required: 'Choose a format' }),
  why: text({ label: 'Why not as they need it?', max: [300, 'Use 300 characters or fewer'] }),
});

const translationForm = form({
  language: text({ label: 'Language' }),
  translation: text({ label: 'Words', max: [50_000, 'Use 50,000 characters or fewer'] }),
  translated_by: text({ label: 'Who translated it?', max: [200, 'Use 200 characters or fewer'] }),
  checked_by: text({ label: 'Who checked it?', max: [200, 'Use 200 characters or fewer'] }),
});

export function formatRoutes(r: Router) {
  r.post('/desk/cases/:ref/letters/format', MAY, async (ctx, req) => {
    const letter = await begun(ctx, req, req.body);
    if ('reply' in letter) return letter.reply;
    const refused = await attempt(formatForm.submit(req.body), ({ format = 'standard', why }) =>
      chooseFormat(ctx, letter.writing, format, why),
    );
    return refused ? lookPage(ctx, letter, refused) : toLook(letter.writing);
  });
  r.get('/desk/cases/:ref/letters/translation', MAY, async (ctx, req) => {
    const letter = await begun(ctx, req);
    if ('reply' in letter) return letter.reply;
    const { translation } = await loadExtras(ctx, letter.writing);
    const {
      language = tagOf(letter.writing.reader.person.language),
      words = '',
      by = '',
      checked_by = '',
    } = translation ?? {};
    const filled = translationForm.of({ language, translation: words, translated_by: by, checked_by });
    return translationPage(ctx, letter, filled);
  });
  r.post('/desk/cases/:ref/letters/translation', MAY, keepIt);
}

const toLook = (writing: Writing) => redirect(`/desk/cases/${writing.kase.ref}/letters/check?${addressIn(writing)}`);

async function keepIt(ctx: Ctx, req: Req): Promise<Reply> {
  const letter = await begun(ctx, req, req.body);
  if ('reply' in letter) return letter.reply;
  const refused = await attempt(
    translationForm.submit(req.body),
    ({ language, translation, translated_by, checked_by }) =>
      keepTranslation(ctx, letter.writing, { language, words: translation, by: translated_by, checked_by }),
  );
  return refused ? translationPage(ctx, letter, refused) : toLook(letter.writing);
}

async function translationPage(ctx: Ctx, { writing, text: words }: { writing: Writing; text: Text }, filled: Filled) {
  const { kase, reader, version, how } = writing;
  const about = extrasKey(writing);
  const draft = await maybeDraft(ctx, about);
  const body = (
    <TranslationPage
      reference={kase.ref}
      query={addressIn(writing)}
      asked={{ template: version.template_id, to: reader.person.id, how }}
      who={reader.person.name}
      original={words.body}
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'translation' }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'In another language', section: 'cases', width: 'form', status, body });
}
