import { awayWords } from '../away/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { type Staff, staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords, localDate } from '../platform/time.ts';
import { findMember } from './members.ts';
import { type NoteRow, OneToOnePage, type SampleRow } from './one-to-one.tsx';
import { drawForm, talkNoteForm } from './samples.forms.ts';
import { periodWords, sampleState, usualPeriod } from './samples.rules.ts';
import { drawSample, itemsOf, listSamplesOf, type Sample } from './samples.ts';
import { addTalkNote, listTalkNotes, type TalkNote } from './talk-notes.ts';
import { awayCell } from './team.rules.ts';
import { loadTeam } from './team.ts';

type Sent = { draw?: Filled; note?: Filled };

/** A talk between a colleague and who leads the team: both see the same samples and notes, and nobody else does. */
export function oneToOneRoutes(r: Router) {
  r.get('/desk/team/:person/one-to-one', { may: 'cases.share_out' }, (ctx, req) => leadPage(ctx, req));
  r.post('/desk/team/:person/samples', { may: 'cases.share_out' }, async (ctx, req) => {
    const person = await findOther(ctx, req);
    const filled = drawForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return leadPage(ctx, req, { draw: filled });
    const { from = '', to = '' } = filled.values;
    let id = '';
    const refused = await attempt(filled, async () => {
      id = await drawSample(ctx, person, { from, to });
    });
    return refused ? leadPage(ctx, req, { draw: refused }) : redirect(`/desk/samples/${id}`);
  });
  r.post('/desk/team/:person/talk-notes', { may: 'cases.share_out' }, async (ctx, req) => {
    const person = await findOther(ctx, req);
    const filled = talkNoteForm.submit(req.body);
    if (!filled.ok) return leadPage(ctx, req, { note: filled });
    await addTalkNote(ctx, { user: person.id, lead: actorId(ctx) }, filled.values.body);
    await dropDraft(ctx, draftOf(person.id));
    return redirect(`/desk/team/${person.id}/one-to-one?done=note`);
  });
  r.get('/desk/me/one-to-one', { may: 'cases.write' }, (ctx, req) => ownPage(ctx, req));
  r.post('/desk/me/talk-notes', { may: 'cases.write' }, async (ctx, req) => {
    const me = actorId(ctx);
    const filled = talkNoteForm.submit(req.body);
    if (!filled.ok) return ownPage(ctx, req, { note: filled });
    const lead = (await leadsOf(ctx, me)).find(({ value }) => value === one(req.body, 'lead'));
    if (!lead)
      return ownPage(ctx, req, { note: { ...filled, errors: [{ field: 'lead', message: 'Choose who with' }] } });
    await addTalkNote(ctx, { user: me, lead: lead.value }, filled.values.body);
    await dropDraft(ctx, draftOf(me));
    return redirect('/desk/me/one-to-one?done=note');
  });
}

const draftOf = (user: string) => `talk/${user}`;

/** A colleague, not oneself. @throws NotFound */
async function findOther(ctx: Ctx, req: Req): Promise<Staff> {
  const person = await findMember(ctx, req.params.person ?? '');
  if (person.id === ctx.actor.id) throw new NotFound('This colleague');
  return person;
}

/** Who leads or led a talk with this person: known from what stands between them. */
async function leadsOf(ctx: Ctx, user: string): Promise<{ value: string; label: string }[]> {
  const [samples, notes, names] = await Promise.all([
    listSamplesOf(ctx, user),
    listTalkNotes(ctx, user),
    staffNames(ctx),
  ]);
  const ids = [...new Set([...samples, ...notes].map(({ lead_id }) => lead_id))];
  return ids.map((id) => ({ value: id, label: names.get(id) ?? 'A colleague' }));
}

async function leadPage(ctx: Ctx, req: Req, sent: Sent = {}): Promise<Reply> {
  const person = await findOther(ctx, req);
  const member = (await loadTeam(ctx)).members.find((known) => known.person.id === person.id);
  const { load, weight = 0, hardCalls = 0, away } = member ?? {};
  const facts = [
    { key: 'Open cases', value: String(load?.open ?? 0) },
    { key: 'Due today', value: String(load?.today ?? 0) },
    { key: 'Late', value: String(load?.late ?? 0) },
    { key: 'Weight', value: String(weight) },
    { key: 'Hard calls this week', value: String(hardCalls) },
    { key: 'Away', value: away ? awayCell(awayWords(away, ctx.now)) : 'No' },
  ];
  const own = { name: person.name, facts, draw: sent.draw ?? drawForm(localDate(ctx.now)).of(usual(ctx)), leads: [] };
  return page(ctx, req, { person, sent, own, base: `/desk/team/${person.id}`, section: 'team' });
}

async function ownPage(ctx: Ctx, req: Req, sent: Sent = {}): Promise<Reply> {
  const me = actorId(ctx);
  const own = { name: undefined, facts: [], draw: undefined, leads: await leadsOf(ctx, me) };
  return page(ctx, req, { person: { id: me }, sent, own, base: '/desk/me', section: 'me' });
}

function usual(ctx: Ctx) {
  const { from, to } = usualPeriod(localDate(ctx.now));
  return { from: typedDay(from), to: typedDay(to) };
}

/** As one types it: 1/9/2026. */
function typedDay(day: string): string {
  return day.split('-').reverse().map(Number).join('/');
}

type Own = Pick<Parameters<typeof OneToOnePage>[0], 'name' | 'facts' | 'draw' | 'leads'>;
type Asked = { person: { id: string }; sent: Sent; own: Own; base: string; section: string };

async function page(ctx: Ctx, req: Req, { person, sent, own, base, section }: Asked): Promise<Reply> {
  const [samples, notes, names] = await Promise.all([
    listSamplesOf(ctx, person.id),
    listTalkNotes(ctx, person.id),
    staffNames(ctx),
  ]);
  const about = draftOf(person.id);
  const draft = await maybeDraft(ctx, about);
  const note = sent.note ?? (draft ? talkNoteForm.of(draft.fields) : talkNoteForm.blank());
  const kept = req.method === 'GET' && one(req.query, 'done') === 'note';
  const errors = [...(sent.draw?.errors ?? []), ...(sent.note?.errors ?? [])];
  const body = (
    <OneToOnePage
      {...own}
      base={base}
      samples={await sampleRows(ctx, samples, names)}
      notes={notes.map((row) => noteRow(ctx, row, names))}
      note={note}
      lead={one(req.body, 'lead')}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'note' }}
      errors={errors}
      kept={kept}
    />
  );
  const status = errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'One-to-one', section, width: 'form', status, draftDone: kept ? about : undefined, body });
}

async function sampleRows(ctx: Ctx, samples: readonly Sample[], names: ReadonlyMap<string, string>) {
  const items = await itemsOf(
    ctx,
    samples.map(({ id }) => id),
  );
  return samples.map((sample): SampleRow => {
    const agreed = sample.agreed_at ? localDate(sample.agreed_at) : undefined;
    const state = sampleState(agreed, items.get(sample.id) ?? [], ctx.now);
    const period = periodWords(sample.from_on, sample.to_on, ctx.now);
    return { id: sample.id, period, state, lead: names.get(sample.lead_id) ?? '' };
  });
}

function noteRow(ctx: Ctx, { id, author_id, body, written_at }: TalkNote, names: ReadonlyMap<string, string>): NoteRow {
  return { id, by: names.get(author_id) ?? '', at: dateTimeWords(written_at, ctx.now), body };
}
