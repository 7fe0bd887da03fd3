import { type Calendar, holidayWarning, loadCalendar, nextDayOpen, openTimesOn } from '../calendar/index.ts';
import {
  countChanges,
  type DayFacts,
  type DayRow,
  findCase,
  findContact,
  listMine,
  loadDayFacts,
  type MyPromises,
  type Obliged,
  rankRows,
  readUnowned,
  showsOfDay,
  takeCase,
} from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate, localTime, timeWords } from '../platform/time.ts';
import { coverOffers } from '../team/index.ts';
import { countWords } from './day.rules.ts';
import { MyDay } from './day.tsx';
import { groupMessages } from './groups.ts';
import { listHandovers } from './handovers.ts';
import { noticeOf } from './notices.ts';
import { previewOf } from './preview.ts';
import { discardIfEmpty, readRail } from './rail.ts';
import { listRecounted } from './recounted.ts';
import type { RowTools } from './row.tsx';
import { rowTools } from './tools.ts';

const SHOWN = 20;
const FINISH_FROM = '16:30';

export function dayRoutes(r: Router) {
  r.get('/desk', { may: 'desk.use' }, async (ctx, req) => {
    if (mayDo(ctx.actor, 'cases.read')) return dayPage(ctx, req);
    if (mayDo(ctx.actor, 'quicklog.write')) return redirect('/desk/quick-log');
    if (mayDo(ctx.actor, 'settings.write')) return redirect('/desk/settings');
    return deskPage({ title: 'PALS desk', width: 'form', body: <NothingHere /> });
  });
  r.get('/desk/day/updates', { may: 'cases.read' }, async (ctx, req) => answerPoll(ctx, req));
  r.post('/desk/day/unfinished/:id/removal', { may: 'cases.write' }, async (ctx, req) => {
    await discardIfEmpty(ctx, await findContact(ctx, req.params.id ?? ''));
    return redirect('/desk');
  });
  r.post('/desk/cases/:ref/owner', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await findCase(ctx, req.params.ref ?? '');
    if (kase.owner_id && kase.owner_id !== actorId(ctx)) return redirect(`/desk?done=gone&ref=${kase.ref}`);
    await takeCase(ctx, kase);
    return redirect(`/desk?done=taken&ref=${kase.ref}`);
  });
}

function NothingHere() {
  return (
    <>
      <h1 className="nhsuk-heading-l">PALS desk</h1>
      <p>Your account has no pages here yet. Ask your PALS manager if you need one.</p>
    </>
  );
}

/** The list in its order, and the row that is shown beside it. */
async function loadList(ctx: Ctx, wanted: string) {
  const [calendar, mine] = await Promise.all([loadCalendar(ctx), listMine(ctx)]);
  const facts = await loadDayFacts(ctx, mine.items, calendar);
  const isVoicemail = (id: string) => facts.words.get(id)?.channel === 'voicemail';
  const grouped = groupMessages(ctx, rankRows(ctx, mine.items, facts), mine, isVoicemail);
  const known = { ranked: grouped.rows, mine: grouped.mine, facts };
  return { ...known, preview: await choosePreview(ctx, { ...known, wanted }) };
}

async function loadHandovers(ctx: Ctx) {
  return listHandovers(ctx, handoverDay(ctx, await loadCalendar(ctx)));
}

async function dayPage(ctx: Ctx, req: Req): Promise<Reply> {
  const [calendar, { mine, ranked, preview }, staff, rail, unowned, handovers, cover, shown, recounted] =
    await Promise.all([
      loadCalendar(ctx),
      loadList(ctx, one(req.query, 'row')),
      listStaff(ctx),
      readRail(ctx),
      readUnowned(ctx),
      loadHandovers(ctx),
      coverOffers(ctx),
      showsOfDay(ctx),
      listRecounted(ctx),
    ]);
  const sort = one(req.query, 'sort') === 'time' ? 'time' : 'suggested';
  const sorted = sort === 'time' ? byTime(ranked) : ranked;
  const tools = await rowTools(ctx, calendar, staff);
  const names = new Map(staff.map((person) => [person.id, person.name]));
  const body = (
    <MyDay
      date={dateWords(ctx.now, ctx.now)}
      count={countWords(mine.today, mine.late)}
      notice={await noticeOf(ctx, req, calendar)}
      warning={lastWarning(tools, calendar)}
      rows={sorted.slice(0, shownOf(req))}
      sort={sort}
      isFirst={mine.total === 0 && rail.recent.length === 0 && rail.calls.length === 0}
      today={mine.today}
      total={mine.total}
      tools={tools}
      preview={preview}
      agenda={agendaOf(ctx, mine, ranked)}
      {...rail}
      unowned={unowned}
      cover={cover}
      recounted={recounted}
      handovers={handovers.map(({ id, author_id, body }) => ({ id, body, by: names.get(author_id) ?? '' }))}
      counts={[...countsOf(mine, unowned.count), ...shown.counts]}
      beside={shown.blocks}
      mayFinish={isEndOfDay(ctx.now, calendar)}
      pollFrom={ctx.now.toISOString()}
      quickLog={mayDo(ctx.actor, 'quicklog.write')}
    />
  );
  return deskPage({ title: 'My day', section: 'day', draftDone: draftDone(req), body });
}

/** A page of rows, as many more as were asked for, or all. */
function shownOf(req: Req): number {
  if (one(req.query, 'all')) return Number.POSITIVE_INFINITY;
  const most = Number.parseInt(one(req.query, 'most'), 10);
  return most > SHOWN ? most : SHOWN;
}

const byTime = (rows: readonly DayRow[]) =>
  [...rows].sort((a, b) => Number(a.snoozed) - Number(b.snoozed) || a.clock.iso.localeCompare(b.clock.iso));

/** What the page that sent us here took over from a draft. */
function draftDone(req: Req): string | undefined {
  return one(req.query, 'done') === 'message' ? 'message/new' : undefined;
}

type Choosing = { ranked: readonly DayRow[]; wanted: string; mine: MyPromises; facts: DayFacts };

async function choosePreview(ctx: Ctx, { ranked, wanted, mine, facts }: Choosing) {
  const row = ranked.find(({ id }) => id === wanted) ?? ranked[0];
  const promise = mine.items.find(({ id }) => id === row?.id);
  if (row?.group) return { row, who: '', facts: [{ key: 'The first', value: row.clock.words }] };
  return row && promise ? previewOf(ctx, row, promise, facts) : undefined;
}

function agendaOf(ctx: Ctx, mine: MyPromises, ranked: readonly DayRow[]) {
  const today = localDate(ctx.now);
  const rows = new Map(ranked.map((row) => [row.id, row]));
  return mine.items
    .filter((item) => localDate(item.due_at) === today && item.due_at >= ctx.now && !rows.get(item.id)?.snoozed)
    .sort((a, b) => a.due_at.getTime() - b.due_at.getTime())
    .flatMap((item) => {
      const row = rows.get(item.id);
      return row ? [{ id: item.id, time: timeWords(item.due_at), href: row.href, title: row.title }] : [];
    });
}

function countsOf(mine: MyPromises, unowned: number) {
  const of = (kind: Obliged['kind']) => mine.items.filter((item) => item.kind === kind).length;
  const counts = [
    { label: 'Answers in', href: '/desk/cases?view=ready', count: of('tell_answer') },
    { label: 'Questions out', href: '/desk/cases?view=waiting', count: of('service_answer') },
    { label: 'New, no owner', href: '/desk/cases?view=new', count: unowned },
  ];
  return counts.filter(({ count }) => count > 0);
}

/** A handover note is for an open day; looked at on a closed day, the notes for the next one are shown. */
function handoverDay(ctx: Ctx, { hours }: Calendar): string {
  const today = localDate(ctx.now);
  return openTimesOn(today, hours).length > 0 ? today : nextDayOpen(ctx.now, hours);
}

const HALF_AN_HOUR = 30 * 60_000;

/** From 4:30pm, or half an hour before PALS closes if that is earlier. */
function isEndOfDay(now: Date, { hours }: Calendar): boolean {
  const closes = openTimesOn(localDate(now), hours).at(-1)?.to ?? 0;
  return localTime(now) >= FINISH_FROM || (closes > 0 && now.getTime() >= closes - HALF_AN_HOUR);
}

function lastWarning(tools: RowTools, { hours }: Calendar): string | undefined {
  const last = tools.presets.at(-1);
  return last && holidayWarning(new Date(last.value), hours);
}

/** What others changed in this officer's list since the page was made: one query, and 304 while nothing did. */
async function answerPoll(ctx: Ctx, req: Req): Promise<Reply> {
  const since = new Date(one(req.query, 'since'));
  const { count, last } = Number.isNaN(since.getTime()) ? { count: 0, last: 0 } : await countChanges(ctx, since);
  const etag = `"${count}-${last}"`;
  if (req.headers['if-none-match'] === etag) return json(undefined, 304, { headers: { etag } });
  const text = count === 0 ? '' : `${count} ${count === 1 ? 'update' : 'updates'} – show`;
  return json({ count, text }, 200, { headers: { etag } });
}
