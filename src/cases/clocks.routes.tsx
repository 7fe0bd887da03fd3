import type { ReactElement } from 'react';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate, localTime, shortDate } from '../platform/time.ts';
import { isLateMatter, mayMove } from './clock-moves.rules.ts';
import { changeHappened, changeReceived, decideLateMatter, findClock, mayRedate, moveClock } from './clock-moves.ts';
import { happenedForm, lateMatterForm, moveForm, receivedForm } from './clocks.forms.ts';
import { clockLine } from './clocks.rules.ts';
import { type Clock, listClocks } from './clocks.ts';
import { ChangeHappened, ChangeReceived, ClocksPage, DecideLateMatter, MoveClock } from './clocks.tsx';
import { pastTimeOf } from './contacts.rules.ts';
import { openableCase } from './show.ts';
import { pastWords } from './steps.rules.ts';
import type { Case } from './tables.ts';

export function clockRoutes(r: Router) {
  r.get('/desk/cases/:ref/clocks', { may: 'cases.write' }, async (ctx, req) =>
    clocksPage(ctx, await openableCase(ctx, req.params.ref ?? '')),
  );
  r.get('/desk/cases/:ref/clocks/:id/move', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const clock = await movable(ctx, kase, req.params.id ?? '');
    return movePage(ctx, kase, clock, moveForm(localDate(ctx.now)).of({ was: clock.due_at.toISOString() }));
  });
  r.post('/desk/cases/:ref/clocks/:id/moves', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const clock = await movable(ctx, kase, req.params.id ?? '');
    const filled = moveForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return movePage(ctx, kase, clock, filled);
    const { day = '', told = 'no', reason, was } = filled.values;
    const refused = await attempt(filled, () => moveClock(ctx, kase, clock, { day, told, reason, was }));
    return refused ? movePage(ctx, kase, clock, refused) : redirect(`/desk/cases/${kase.ref}?done=moved-date`);
  });
  receivedRoutes(r);
  happenedRoutes(r);
  lateMatterRoutes(r);
}

/** @throws NotFound also for a limit of the law, which nobody moves */
async function movable(ctx: Ctx, kase: Case, id: string): Promise<Clock> {
  const clock = await findClock(ctx, kase, id);
  if (!mayMove(clock)) throw new NotFound('This date');
  return clock;
}

function receivedRoutes(r: Router) {
  r.get('/desk/cases/:ref/received', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return receivedPage(ctx, kase, receivedForm.of({ ...timeOf(kase.received_at), version: String(kase.version) }));
  });
  r.post('/desk/cases/:ref/received', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = receivedForm.submit(req.body);
    if (!filled.ok) return receivedPage(ctx, kase, filled);
    const { reason, version } = filled.values;
    const refused = await attempt(filled, () => {
      const at = pastTimeOf(filled.values, ctx.now) ?? kase.received_at;
      return changeReceived(ctx, kase, { at, reason, version: versionOf(version) });
    });
    return refused ? receivedPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=received`);
  });
}

function happenedRoutes(r: Router) {
  r.get('/desk/cases/:ref/happened', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const days = { happened: figures(kase.happened_on), noticed: figures(kase.noticed_on) };
    return happenedPage(kase, happenedForm(localDate(ctx.now)).of({ ...days, version: String(kase.version) }));
  });
  r.post('/desk/cases/:ref/happened', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = happenedForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return happenedPage(kase, filled);
    const { version, ...days } = filled.values;
    const refused = await attempt(filled, () => changeHappened(ctx, kase, { ...days, version: versionOf(version) }));
    return refused ? happenedPage(kase, refused) : redirect(`/desk/cases/${kase.ref}?done=happened`);
  });
}

function lateMatterRoutes(r: Router) {
  r.get('/desk/cases/:ref/late-matter', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return lateMatterPage(kase, lateMatterForm.of({ decision: kase.late_matter ?? '' }));
  });
  r.post('/desk/cases/:ref/late-matter', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = lateMatterForm.submit(req.body);
    if (!filled.ok) return lateMatterPage(kase, filled);
    const { decision = 'look_into', reason } = filled.values;
    const refused = await attempt(filled, () => decideLateMatter(ctx, kase, decision, reason));
    return refused ? lateMatterPage(kase, refused) : redirect(`/desk/cases/${kase.ref}?done=late-matter`);
  });
}

/** A version that was not sent, or is no number, fits no row. */
const versionOf = (typed: string) => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);

/** As it is typed: "24/11/2026". */
const figures = (day: Day | null) => (day ? day.split('-').reverse().join('/') : '');
const timeOf = (at: Date) => ({ day: figures(localDate(at)), time: localTime(at) });

async function clocksPage(ctx: Ctx, kase: Case): Promise<Reply> {
  const { hours } = await loadCalendar(ctx);
  const clocks = await listClocks(ctx, kase.id);
  const passed = kase.handed_over_at !== null;
  const lines = clocks.map((clock) => ({
    id: clock.id,
    mayMove: mayMove(clock) && !kase.closed_at,
    ...clockLine(clock, ctx.now, hours, passed),
  }));
  const body = (
    <ClocksPage
      reference={kase.ref}
      clocks={lines}
      received={{ words: pastWords(kase.received_at, ctx.now), mayChange: mayRedate(ctx, kase) }}
      happened={happenedWords(kase, ctx.now)}
      late={{ open: isLateMatter(kase, clocks, ctx.now), decided: kase.late_matter ?? undefined }}
    />
  );
  return formPage('Dates of this case', body);
}

function happenedWords({ happened_on, noticed_on }: Case, now: Date): string {
  if (!happened_on) return 'Not known';
  const words = dateWords(happened_on, now);
  return noticed_on ? `${words}. They came to know of it on ${shortDate(noticed_on, now)}` : words;
}

async function movePage(ctx: Ctx, kase: Case, clock: Clock, filled: Filled): Promise<Reply> {
  const { hours } = await loadCalendar(ctx);
  const line = clockLine(clock, ctx.now, hours);
  const props = { reference: kase.ref, id: clock.id, line, statutory: clock.nature === 'statutory', filled };
  return formPage('Move a date', <MoveClock {...props} />, statusOf(filled));
}

function receivedPage(ctx: Ctx, kase: Case, filled: Filled): Reply {
  const now = pastWords(kase.received_at, ctx.now);
  const body = <ChangeReceived reference={kase.ref} now={now} mayChange={mayRedate(ctx, kase)} filled={filled} />;
  return formPage('When they first told us', body, statusOf(filled));
}

function happenedPage(kase: Case, filled: Filled): Reply {
  return formPage('When it happened', <ChangeHappened reference={kase.ref} filled={filled} />, statusOf(filled));
}

function lateMatterPage(kase: Case, filled: Filled): Reply {
  const body = <DecideLateMatter reference={kase.ref} filled={filled} />;
  return formPage('More than 12 months ago', body, statusOf(filled));
}

const statusOf = (filled: Filled) => (filled.errors.length > 0 ? 422 : 200);

function formPage(title: string, body: ReactElement, status = 200): Reply {
  return deskPage({ title, section: 'cases', width: 'form', status, body });
}
