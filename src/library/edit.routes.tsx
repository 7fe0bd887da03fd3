import { codesWith } from '../codes/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { listStaff, staffNames } from '../identity/index.ts';
import { listPlaces } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { ConflictPage } from '../platform/edits.tsx';
import { attempt, type Filled, typedText } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, many, one, type Router } from '../platform/routing.ts';
import { readingAge, readingHints } from '../platform/sentences.rules.ts';
import { localDate, shortDate } from '../platform/time.ts';
import { plainText } from './blocks.rules.ts';
import { EditGuide } from './edit.tsx';
import { guideForm, typedOf } from './guides.forms.ts';
import { usualReview } from './guides.rules.ts';
import { findGuide, type Guide, listEditions } from './guides.ts';
import { addGuide, changeGuide } from './keeping.ts';
import { atGuide, GUIDES } from './list.tsx';

const MAY = { may: 'library.write' } as const;
const draftOf = (guide: Guide | undefined) => `guide/${guide?.id ?? 'new'}`;

export function editRoutes(r: Router) {
  r.get(`${GUIDES}/new`, MAY, async (ctx) => editPage(ctx, undefined, await begun(ctx, undefined)));
  r.post(GUIDES, MAY, (ctx, req) => save(ctx, req.body, undefined));
  r.get(`${GUIDES}/:guide/edit`, MAY, async (ctx, req) => {
    const guide = await findGuide(ctx, req.params.guide ?? '');
    return editPage(ctx, guide, await begun(ctx, guide));
  });
  r.post(`${GUIDES}/:guide`, MAY, async (ctx, req) =>
    save(ctx, req.body, await findGuide(ctx, req.params.guide ?? '')),
  );
}

/** As it stands, or as this officer had begun to change it. */
async function begun(ctx: Ctx, guide: Guide | undefined): Promise<Filled> {
  const today = localDate(ctx.now);
  const form = guideForm(today);
  const review = usualReview(today);
  const known = guide
    ? typedOf({ ...guide, owner_id: guide.owner_id ?? actorId(ctx) }, review)
    : { owner_id: actorId(ctx), review_on: shortDate(review, '0001-01-01') };
  const draft = await maybeDraft(ctx, draftOf(guide));
  return form.of({ ...known, ...(draft?.fields ?? {}) });
}

const LABELS: Readonly<Record<string, string>> = { title: 'Title', summary: 'In one sentence', body: 'What it says' };

const textsOf = ({ title, summary, body }: Guide): Texts => ({ title, summary, body });
const textsIn = (body: Fields): Texts =>
  Object.fromEntries(Object.keys(LABELS).map((name) => [name, one(body, name).replace(/\r\n?/g, '\n').trim()]));

async function save(ctx: Ctx, sent: Fields, guide: Guide | undefined): Promise<Reply> {
  const form = guideForm(localDate(ctx.now));
  if (one(sent, 'act') === 'look')
    return editPage(ctx, guide, { ...form.submit(sent), errors: [] }, { look: true, sent });
  const settled = guide && settleEdit(unix(sent), { mine: textsIn(sent), theirs: textsOf(guide), long: ['body'] });
  if (guide && settled && settled.clashes.length > 0) return conflictPage(ctx, guide, settled, sent);
  const filled = form.submit({ ...sent, ...(settled?.texts ?? {}) });
  let saved = guide;
  const refused = await attempt(filled, async (values) => {
    const { body = '', place_id = null, owner_id = actorId(ctx), review_on, ...rest } = values;
    const details = { ...rest, title: rest.title.trim(), summary: rest.summary.trim(), body, place_id, owner_id };
    const whole = { ...details, review_on: review_on ?? usualReview(localDate(ctx.now)) };
    if (guide) await changeGuide(ctx, guide, whole);
    else saved = await addGuide(ctx, whole);
  });
  if (refused) return editPage(ctx, guide, refused, { sent });
  await dropDraft(ctx, draftOf(guide));
  return redirect(`${saved ? atGuide(saved) : GUIDES}?done=${guide ? 'saved' : 'added'}`);
}

const unix = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : (value ?? ''),
    ]),
  );

type How = { look?: boolean; sent?: Fields };

async function editPage(ctx: Ctx, guide: Guide | undefined, filled: Filled, { look, sent }: How = {}): Promise<Reply> {
  const [subjects, staff, places, draft] = await Promise.all([
    codesWith(ctx, 'subjects', guide?.subjects ?? []),
    listStaff(ctx),
    listPlaces(ctx),
    maybeDraft(ctx, draftOf(guide)),
  ]);
  const text = `${typedText(filled, 'summary')}\n${plainText(typedText(filled, 'body'))}`;
  const body = (
    <EditGuide
      {...{ guide, filled, subjects, places }}
      staff={staff.filter(({ id, disabled_at }) => !disabled_at || id === guide?.owner_id)}
      was={guide && wasOf(guide, sent)}
      draft={{ about: draftOf(guide), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'guide' }}
      look={look ? { age: readingAge(text), hints: readingHints(text) } : undefined}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: guide ? 'Edit a guide' : 'Write a guide', section: 'guides', width: 'form', status, body });
}

/** What this officer saw when the form was opened: it stays so until they save. */
function wasOf(guide: Guide, sent: Fields | undefined): Texts {
  const now = textsOf(guide);
  if (!sent || !Object.hasOwn(sent, 'was_title')) return now;
  return Object.fromEntries(Object.keys(now).map((name) => [name, one(sent, `was_${name}`)]));
}

type Settled = { texts: Texts; clashes: readonly string[] };

/** Everything else that was typed goes along, so that nothing is lost. */
async function conflictPage(ctx: Ctx, guide: Guide, { texts, clashes }: Settled, sent: Fields): Promise<Reply> {
  const [[newest], names] = await Promise.all([listEditions(ctx, guide), staffNames(ctx)]);
  const theirs = textsOf(guide);
  const who = newest?.made_by === ctx.actor.id ? 'You' : (names.get(newest?.made_by ?? '') ?? 'A colleague');
  const rest = {
    ...{ subjects: many(sent, 'subjects').join(' '), place_id: one(sent, 'place_id'), shared: one(sent, 'shared') },
    ...{ owner_id: one(sent, 'owner_id'), review_on: one(sent, 'review_on') },
  };
  const body = (
    <ConflictPage
      back={<a href={atGuide(guide)}>Back to {guide.title}</a>}
      action={atGuide(guide)}
      who={who}
      clashes={clashes.map((name) => ({
        ...{ name, label: LABELS[name] ?? name, mine: texts[name] ?? '', theirs: theirs[name] ?? '' },
      }))}
      mine={{ ...texts, ...rest }}
      was={theirs}
    />
  );
  return deskPage({ title: 'Two changes', section: 'guides', width: 'form', status: 409, body });
}
