// The letters of a day that go by post, to be printed together.
import { viewed } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { form, readAs } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate, parseDateTyped, timeWords } from '../platform/time.ts';
import { fileReply } from './documents.routes.tsx';
import { pdfOfMany } from './documents.ts';
import { FORMAT_WORDS } from './formats.rules.ts';
import { listPosted } from './posted.ts';
import { IN_A_PILE, POSTED, PostedPage } from './posted.tsx';
import { versionsByIds } from './templates.ts';

const MAY = { may: 'cases.write' } as const;

const dayForm = (today: Day) =>
  form({
    day: readAs({
      label: 'Day',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like yesterday or 4/1/2027',
    }),
  });

export function postedRoutes(r: Router) {
  r.get(POSTED, MAY, (ctx, req) => listPage(ctx, req.query));
  r.get(`${POSTED}/pdf`, MAY, async (ctx, req) => {
    const { day } = asked(ctx, req.query);
    const part = /^[1-9]\d?$/.test(one(req.query, 'part')) ? Number(one(req.query, 'part')) : 1;
    const all = (await listPosted(ctx, day)).posted.filter(({ missing }) => missing === '');
    const ready = all.slice((part - 1) * IN_A_PILE, part * IN_A_PILE);
    if (ready.length === 0) return redirect(`${POSTED}?day=${day}`);
    for (const id of new Set(ready.map(({ kase }) => kase.id))) await viewed(ctx, 'print', { case: id });
    const sheets = ready.map(({ sheet }) => sheet);
    const bytes = await pdfOfMany(sheets, `Letters of ${dateWords(day, '0001-01-01')}`);
    return fileReply(bytes, 'application/pdf', `inline; filename="letters-${day}.pdf"`);
  });
}

function asked(ctx: Ctx, query: Fields) {
  const today = localDate(ctx.now);
  const filled = dayForm(today).submit(query);
  return { filled, day: (filled.ok && filled.values.day) || today };
}

async function listPage(ctx: Ctx, query: Fields): Promise<Reply> {
  const { filled, day } = asked(ctx, query);
  const { posted, elsewhere } = await listPosted(ctx, day);
  const [versions, names] = await Promise.all([
    versionsByIds(
      ctx,
      posted.map(({ letter }) => letter.version_id),
    ),
    staffNames(ctx),
  ]);
  const body = (
    <PostedPage
      day={day}
      date={dateWords(day, ctx.now)}
      filled={filled}
      elsewhere={elsewhere}
      lines={posted.map(({ letter, kase, sheet, missing }) => ({
        id: letter.id,
        ref: kase.ref,
        to: sheet.to,
        words: `${versions.get(letter.version_id)?.name ?? 'Letter'}, ${kase.ref}, ${timeWords(letter.made_at)}, ${names.get(letter.made_by) ?? 'a colleague'}. ${FORMAT_WORDS[sheet.format]}.`,
        missing,
      }))}
    />
  );
  const status = filled.ok ? 200 : 422;
  return deskPage({ title: 'Letters by post', section: 'posted', width: 'form', status, body });
}
