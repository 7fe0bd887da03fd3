import { namedCodes } from '../codes/index.ts';
import { countUse, GUIDE_KEY } from '../directory/index.ts';
import { staffNames } from '../identity/index.ts';
import { placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { readingAge } from '../platform/sentences.rules.ts';
import { localDate } from '../platform/time.ts';
import { plainText } from './blocks.rules.ts';
import { EditionsPage } from './editions.tsx';
import { asTyped, searchGuides } from './finding.ts';
import { GuidePage } from './guide.tsx';
import { reportForm } from './guides.forms.ts';
import { awaitsSecond, doubt } from './guides.rules.ts';
import { findEdition, findGuide, type Guide, listEditions, listGone, listGuides } from './guides.ts';
import { checkGuide, passGuide, removeGuide, restoreGuide, withdrawGuide } from './keeping.ts';
import { atGuide, GUIDES, GuideList, type GuideView, VIEWS } from './list.tsx';
import { PrintedGuide } from './printed.tsx';
import { listReports, reportedIds, reportGuide, settleReport } from './reports.ts';

const DONE: Record<string, string> = {
  added: 'Saved, and marked as checked today.',
  saved: 'Saved, and marked as checked today.',
  checked: 'Marked as checked today.',
  published: 'The public reads it now.',
  withdrawn: 'The public does not read it any more.',
  closed: 'It is taken out of the guides.',
  reopened: 'It is in the guides again.',
  reported: 'Whoever keeps the guide sees it.',
  settled: 'Noted: you looked into it.',
};

export function guideRoutes(r: Router) {
  r.get(GUIDES, { may: 'library.read' }, listPage);
  r.get('/desk/suggestions/guides', { may: 'library.read' }, async (ctx, req) =>
    json(await suggestGuides(ctx, one(req.query, 'q'))),
  );
  r.get(`${GUIDES}/:guide`, { may: 'library.read' }, async (ctx, req) => guidePage(ctx, await asked(ctx, req), req));
  r.get(`${GUIDES}/:guide/editions`, { may: 'library.read' }, async (ctx, req) => {
    const guide = await asked(ctx, req);
    const [editions, staff] = await Promise.all([listEditions(ctx, guide), staffNames(ctx)]);
    const body = <EditionsPage {...{ guide, editions, staff, now: ctx.now }} />;
    return deskPage({ title: 'Editions of a guide', section: 'guides', width: 'form', body });
  });
  r.get(`${GUIDES}/:guide/print`, { may: 'library.read' }, async (ctx, req) => {
    const guide = await asked(ctx, req);
    const large = one(req.query, 'format') === 'large';
    const props = { trust: ctx.trust.name, phone: ctx.trust.phone, large, now: ctx.now, back: atGuide(guide) };
    const body = <PrintedGuide words={await findEdition(ctx, guide, guide.edition)} {...props} />;
    return deskPage({ title: 'Guide on paper', section: 'guides', width: 'form', body });
  });
  act(r, 'checks', 'checked', checkGuide);
  act(r, 'publication', 'published', (ctx, guide, req) => passGuide(ctx, guide, numberIn(one(req.body, 'edition'))));
  act(r, 'withdrawal', 'withdrawn', withdrawGuide);
  act(r, 'closure', 'closed', removeGuide);
  act(r, 'reopening', 'reopened', restoreGuide);
  r.post(`${GUIDES}/:guide/reports`, { may: 'library.read' }, async (ctx, req) => {
    const guide = await asked(ctx, req);
    const filled = reportForm.submit(req.body);
    const refused = await attempt(filled, ({ kind = 'no_help', words }) =>
      reportGuide(ctx, guide, { kind, words: words.trim() }),
    );
    return refused ? guidePage(ctx, guide, req, refused) : redirect(`${atGuide(guide)}?done=reported`);
  });
  r.post(`${GUIDES}/:guide/reports/:report/settling`, { may: 'library.read' }, async (ctx, req) => {
    const guide = await asked(ctx, req);
    if (!mayDo(ctx.actor, 'library.write') && guide.owner_id !== ctx.actor.id) throw new NotFound('This report');
    await settleReport(ctx, guide, req.params.report ?? '');
    return redirect(`${atGuide(guide)}?done=settled`);
  });
}

const asked = (ctx: Ctx, req: Req) => findGuide(ctx, req.params.guide ?? '');

const numberIn = (typed: string) => (/^\d{1,6}$/.test(typed) ? Number(typed) : 0);

type Act = (ctx: Ctx, guide: Guide, req: Req) => Promise<unknown>;

/** One press. What a rule refuses is said on the page of the guide. */
function act(r: Router, noun: string, done: string, verb: Act) {
  r.post(`${GUIDES}/:guide/${noun}`, { may: 'library.write' }, async (ctx, req) => {
    const guide = await asked(ctx, req);
    const filled = { typed: { words: '' }, errors: [], ok: true as const, values: {} };
    const refused = await attempt(filled, () => verb(ctx, guide, req));
    return refused ? guidePage(ctx, guide, req, refused) : redirect(`${atGuide(guide)}?done=${done}`);
  });
}

async function guidePage(ctx: Ctx, guide: Guide, req: Req, refused?: Filled): Promise<Reply> {
  const [edition, subjects, staff, reports, use, places] = await Promise.all([
    findEdition(ctx, guide, guide.edition),
    subjectNames(ctx),
    staffNames(ctx),
    listReports(ctx, guide),
    countUse(ctx, { key: `${GUIDE_KEY}${guide.id}`, national: null }),
    placesByIds(ctx, [guide.place_id]),
  ]);
  const mayWrite = mayDo(ctx.actor, 'library.write');
  const body = (
    <GuidePage
      {...{ guide, edition, subjects, staff, reports, use, mayWrite, now: ctx.now, today: localDate(ctx.now) }}
      place={places.get(guide.place_id ?? '')?.name ?? ''}
      age={mayWrite ? readingAge(plainText(edition.body)) : undefined}
      me={ctx.actor.id}
      report={refused ?? reportForm.blank()}
      done={refused ? undefined : DONE[one(req.query, 'done')]}
    />
  );
  return deskPage({ title: 'Guide', section: 'guides', width: 'form', status: refused ? 422 : 200, body });
}

async function subjectNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await namedCodes(ctx, 'subjects')).map(({ code, label }) => [code, label]));
}

async function listPage(ctx: Ctx, req: Req): Promise<Reply> {
  const mayWrite = mayDo(ctx.actor, 'library.write');
  const wanted = VIEWS.find((known) => known === one(req.query, 'view')) ?? 'all';
  const view = mayWrite || wanted === 'check' || wanted === 'reported' ? wanted : 'all';
  const q = view === 'all' ? asTyped(one(req.query, 'q')) : '';
  const today = localDate(ctx.now);
  const [all, reported, gone] = await Promise.all([
    listGuides(ctx),
    reportedIds(ctx),
    view === 'gone' ? listGone(ctx) : [],
  ]);
  const of: Record<GuideView, () => readonly Guide[] | Promise<Guide[]>> = {
    all: () => (q ? searchGuides(ctx, q) : all),
    check: () => all.filter((guide) => doubt(guide, today)),
    reported: () => all.filter(({ id }) => reported.has(id)),
    waiting: () => all.filter((guide) => awaitsSecond(guide) && !doubt(guide, today)),
    gone: () => gone,
  };
  const count = async (one: GuideView) => (await of[one]()).length;
  const counts = { check: await count('check'), reported: await count('reported'), waiting: await count('waiting') };
  const props = { view, q, guides: await of[view](), counts, mayWrite, today, subjects: await subjectNames(ctx) };
  const body = <GuideList {...props} done={DONE[one(req.query, 'done')]} />;
  return deskPage({ title: 'Guides', section: 'guides', body });
}

const MOST_SUGGESTED = 6;

/** What fits while somebody types. */
async function suggestGuides(ctx: Ctx, typed: string) {
  const today = localDate(ctx.now);
  return (await searchGuides(ctx, typed)).slice(0, MOST_SUGGESTED).map((guide) => ({
    ...{ id: guide.id, label: guide.title, go: atGuide(guide) },
    detail: [doubt(guide, today), guide.summary].filter(Boolean).join(' – '),
  }));
}
