import { TYPE_WORDS } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { agreementForm, answersForm } from './samples.forms.ts';
import { changedMeanwhile, isAnswered, periodWords } from './samples.rules.ts';
import { agreeSample, answerItem, casesOf, findSample, type Item, type ItemOfCase, type Sample } from './samples.ts';
import { AnswersPage, SamplePage } from './samples.tsx';

/** A sample and its answers, for the two it is between. */
export function sampleRoutes(r: Router) {
  r.get('/desk/samples/:id', { may: 'cases.write' }, (ctx, req) => samplePage(ctx, req));
  r.post('/desk/samples/:id/agreement', { may: 'cases.write' }, async (ctx, req) => {
    const sample = await findSample(ctx, req.params.id ?? '');
    const filled = agreementForm.submit(req.body);
    if (!filled.ok) return samplePage(ctx, req, filled);
    const refused = await attempt(filled, () => agreeSample(ctx, sample, filled.values.words));
    return refused ? samplePage(ctx, req, refused) : redirect(`/desk/samples/${sample.id}?done=agreed`);
  });
  r.get('/desk/samples/:id/cases/:ref', { may: 'cases.write' }, async (ctx, req) => {
    const { sample, found } = await findItem(ctx, req);
    const draft = await maybeDraft(ctx, draftOf(sample, found));
    return answersPage(ctx, sample, found, draft ? answersForm.of(draft.fields) : answersForm.of(typedOf(found.item)));
  });
  r.post('/desk/samples/:id/cases/:ref', { may: 'cases.write' }, async (ctx, req) => {
    const { sample, found } = await findItem(ctx, req);
    const filled = answersForm.submit(req.body);
    if (!filled.ok) return answersPage(ctx, sample, found, filled);
    const version = Number(one(req.body, 'version')) || 0;
    let saved = false;
    const refused = await attempt(filled, async () => {
      saved = await answerItem(ctx, sample, found.item, version, filled.values);
    });
    if (refused) return answersPage(ctx, sample, found, refused);
    if (!saved) return answersPage(ctx, sample, found, changedMeanwhile(filled), true);
    await dropDraft(ctx, draftOf(sample, found));
    return redirect(await nextOf(ctx, sample, found.item.position));
  });
}

const draftOf = (sample: Sample, { item }: ItemOfCase) => `sample/${sample.id}-${item.position}`;

/** The next one without all answers, or the whole sample. */
async function nextOf(ctx: Ctx, sample: Sample, position: number): Promise<string> {
  const open = (await casesOf(ctx, sample)).filter(({ item }) => !isAnswered(item));
  const next = open.find(({ item }) => item.position > position);
  if (next) return `/desk/samples/${sample.id}/cases/${next.kase.ref}`;
  return `/desk/samples/${sample.id}${open.length === 0 ? '?done=saved' : ''}`;
}

/** One case of a sample, to be answered by who leads the talk. @throws NotFound */
async function findItem(ctx: Ctx, req: Req): Promise<{ sample: Sample; found: ItemOfCase }> {
  const sample = await findSample(ctx, req.params.id ?? '');
  const found = (await casesOf(ctx, sample)).find(({ kase }) => kase.ref === req.params.ref);
  if (!found || sample.lead_id !== ctx.actor.id || sample.agreed_at) throw new NotFound('This case of the sample');
  return { sample, found };
}

function typedOf({ listened, told, sharing, learning, words }: Item) {
  return { listened: listened ?? '', told: told ?? '', sharing: sharing ?? '', learning: learning ?? '', words };
}

async function samplePage(ctx: Ctx, req: Req, filled: Filled = agreementForm.blank()): Promise<Reply> {
  const sample = await findSample(ctx, req.params.id ?? '');
  const [items, names] = await Promise.all([casesOf(ctx, sample), staffNames(ctx)]);
  const leads = sample.lead_id === ctx.actor.id;
  const nameOf = (id: string) => names.get(id) ?? 'A colleague';
  const body = (
    <SamplePage
      id={sample.id}
      period={periodWords(sample.from_on, sample.to_on, ctx.now)}
      name={leads ? nameOf(sample.user_id) : undefined}
      lead={nameOf(sample.lead_id)}
      back={leads ? `/desk/team/${sample.user_id}/one-to-one` : '/desk/me/one-to-one'}
      items={items.map(({ item, kase }) => ({ ...item, ref: kase.ref, about: aboutOf(ctx, kase) }))}
      agreed={sample.agreed_at ? { on: dateWords(sample.agreed_at, ctx.now), words: sample.agreed_words } : undefined}
      mayAgree={!leads && items.every(({ item }) => isAnswered(item))}
      filled={filled}
      done={req.method === 'GET' ? one(req.query, 'done') : ''}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Closed cases looked at', section: leads ? 'team' : 'me', width: 'form', status, body });
}

function aboutOf(ctx: Ctx, { type, closed_at }: ItemOfCase['kase']): string {
  const closed = closed_at ? `closed on ${dateWords(closed_at, ctx.now)}` : 'opened again since';
  return `${TYPE_WORDS[type]}, ${closed}`;
}

async function answersPage(ctx: Ctx, sample: Sample, { item, kase }: ItemOfCase, filled: Filled, isStale = false) {
  const about = draftOf(sample, { item, kase });
  const draft = await maybeDraft(ctx, about);
  const body = (
    <AnswersPage
      sample={sample.id}
      caseRef={kase.ref}
      about={aboutOf(ctx, kase)}
      stands={isStale ? item : undefined}
      version={item.version}
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'answers' }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'A closed case looked at', section: 'team', width: 'form', status, body });
}
