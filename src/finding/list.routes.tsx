import { colleaguesOf, whoIsAway } from '../away/index.ts';
import { type Calendar, dueTone, dueWords, loadCalendar } from '../calendar/index.ts';
import { type Case, listCases, TYPE_WORDS } from '../cases/index.ts';
import { listCodes } from '../codes/index.ts';
import { handingNotice } from '../handing/index.ts';
import { listStaff, permissionsOf } from '../identity/index.ts';
import { contactRules, type Person, peopleByIds } from '../people/index.ts';
import { listPlaces } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, form, text, tick } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { localDate, shortDate } from '../platform/time.ts';
import { type Known, MARKS, queryOf, readFilters } from './filters.rules.ts';
import { CaseList } from './list.tsx';
import type { CaseRow } from './list-table.tsx';
import { changeView, deleteView, listSavedViews, saveView } from './views.ts';

const viewForm = form({
  name: text({
    label: 'Name of the view',
    required: 'Enter a name for this view',
    max: [40, 'The name must be 40 characters or fewer'],
  }),
  query: text({ label: 'The list', max: [2000, 'These filters are too long to be kept'] }),
});

const changedForm = form({ name: viewForm.fields.name, shared: tick({ label: 'Share with the team' }) });

export function listRoutes(r: Router) {
  r.get('/desk/cases', { may: 'cases.read' }, (ctx, req) => listPage(ctx, req.query, viewForm.blank(), 200, req));

  r.post('/desk/cases/views', { may: 'cases.read' }, async (ctx, req) => {
    const filled = viewForm.submit(req.body);
    const asked = Object.fromEntries(entriesOf(one(req.body, 'query')));
    if (!filled.ok) return listPage(ctx, asked, filled, 422);
    const { filters } = readFilters(asked, (await loadKnown(ctx)).known);
    const query = queryOf(filters, {});
    const refused = await attempt(filled, () => saveView(ctx, { name: filled.values.name, query }));
    return refused ? listPage(ctx, asked, refused, 422) : redirect(`/desk/cases?${query}&done=saved`);
  });

  r.post('/desk/cases/views/:id', { may: 'cases.read' }, async (ctx, req) => {
    const view = (await listSavedViews(ctx)).find(
      ({ id, user_id }) => id === req.params.id && user_id === ctx.actor.id,
    );
    if (!view) throw new NotFound('This view');
    const asked = Object.fromEntries(entriesOf(view.query));
    const filled = changedForm.submit(req.body);
    if (!filled.ok) return listPage(ctx, asked, filled, 422);
    const { name, shared } = filled.values;
    const refused = await attempt(filled, () => changeView(ctx, view.id, { name, shared }));
    return refused ? listPage(ctx, asked, refused, 422) : redirect(`/desk/cases?${view.query}&done=changed`);
  });

  r.post('/desk/cases/views/:id/removal', { may: 'cases.read' }, async (ctx, req) => {
    await deleteView(ctx, req.params.id ?? '');
    return redirect('/desk/cases?done=deleted');
  });
}

/** A query string as the fields of a request: a name that comes again holds a list. */
function entriesOf(query: string): [string, string | string[]][] {
  const found = new URLSearchParams(query.slice(0, 2000));
  return [...new Set(found.keys())].map((name) => {
    const all = found.getAll(name);
    return [name, all.length === 1 ? (all[0] ?? '') : all];
  });
}

/** What filters may be: the colleagues who own cases, the subjects and the places of this trust. */
async function loadKnown(ctx: Ctx) {
  const [staff, places, subjects] = await Promise.all([listStaff(ctx), listPlaces(ctx), listCodes(ctx, 'subjects')]);
  const owners = staff.filter((one) => permissionsOf(one.role).has('cases.write'));
  const known: Known = {
    owners: new Map(owners.map(({ id, name }) => [id, name])),
    places: new Map(places.map(({ id, name }) => [id, name])),
    subjects: new Map(subjects.map(({ code, label }) => [code, label])),
    today: localDate(ctx.now),
  };
  return { known, names: new Map(staff.map(({ id, name }) => [id, name])) };
}

async function listPage(ctx: Ctx, query: Fields, saving: Filled, status: number, req?: Req): Promise<Reply> {
  const { known, names } = await loadKnown(ctx);
  const { filters, ignored } = readFilters(query, known);
  const [found, calendar, views] = await Promise.all([listCases(ctx, filters), loadCalendar(ctx), listSavedViews(ctx)]);
  const people = await peopleByIds(
    ctx,
    found.cases.map((kase) => kase.caller_id),
  );
  const facts = { people, names, known, calendar };
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const giving = mayWrite && found.cases.length > 0 ? toWhom(ctx) : undefined;
  return deskPage({
    title: 'Cases',
    section: 'cases',
    status,
    body: (
      <CaseList
        filters={filters}
        known={known}
        ignored={ignored}
        rows={found.cases.map((kase) => rowOf(ctx, kase, facts))}
        total={found.total}
        restricted={found.restricted}
        capped={found.capped}
        views={views}
        me={actorId(ctx)}
        names={names}
        giving={await giving}
        allTicked={one(query, 'tick') === 'all'}
        handed={req && (await handingNotice(ctx, req, `/desk/cases?${queryOf(filters, { page: filters.page })}`))}
        saving={saving}
        done={one(query, 'done') || undefined}
      />
    ),
  });
}

/** Whom ticked cases can be given to. */
async function toWhom(ctx: Ctx) {
  return { colleagues: colleaguesOf(ctx, await listStaff(ctx), await whoIsAway(ctx)), me: actorId(ctx) };
}

type Facts = { people: Map<string, Person>; names: Map<string, string>; known: Known; calendar: Calendar };

function rowOf(ctx: Ctx, kase: Case, { people, names, known, calendar }: Facts): CaseRow {
  const caller = people.get(kase.caller_id ?? '');
  const subject = known.subjects.get(kase.subject ?? '');
  const due = kase.next_due_at;
  return {
    ref: kase.ref,
    who: caller?.name ?? 'Nobody gave a name',
    rules: caller ? contactRules(caller) : [],
    about: [TYPE_WORDS[kase.type], subject?.toLowerCase()].filter(Boolean).join(': '),
    place: known.places.get(kase.place_id ?? '') ?? '',
    status: kase.status,
    safety: kase.safety,
    marks: [...(kase.after_death ? [MARKS.after_death] : []), ...(kase.child ? [MARKS.child] : [])],
    due:
      due && !kase.closed_at
        ? { words: dueWords(due, ctx.now, calendar.hours), tone: dueTone(due, ctx.now) }
        : undefined,
    owner: names.get(kase.owner_id ?? '') ?? 'No owner',
    opened: shortDate(kase.opened_at, ctx.now),
    changed: shortDate(kase.last_at, ctx.now),
  };
}
