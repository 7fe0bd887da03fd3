import type { Ctx } from '../platform/context.ts';
import { attempt, type Field, type Filled, firstDay, form, readAs, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, localDate, parseDateTyped } from '../platform/time.ts';
import { loadCalendar } from './calendar.ts';
import { addHoliday, listLateHolidays, removeHoliday } from './holidays.ts';
import { hoursOn, plannedChanges, readOpenings, runningOutWords } from './settings.rules.ts';
import { addClosure, changeOpeningHours, listClosures, listOpeningHours, removeClosure } from './settings.ts';
import { OpeningHours, WEEKDAY_NAMES } from './settings.tsx';
import { targetRoutes } from './targets.routes.tsx';
import type { Opening } from './working-hours.rules.ts';

function openings(weekday: string): Field<Opening[]> {
  const error = `Enter the hours of ${weekday} like 9am to 5pm, or leave it empty when closed`;
  return {
    label: weekday,
    blank: '',
    read(typed) {
      const value = readOpenings(typed as string);
      return value ? { value } : { error };
    },
  };
}

function hoursForm(today: Day) {
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = WEEKDAY_NAMES;
  return form({
    day1: openings(monday),
    day2: openings(tuesday),
    day3: openings(wednesday),
    day4: openings(thursday),
    day5: openings(friday),
    day6: openings(saturday),
    day7: openings(sunday),
    from: firstDay({ today, required: 'Enter the first day of these hours' }),
  });
}

function closureForm(today: Day) {
  return form({
    on: readAs({
      label: 'Day',
      required: 'Enter the day on which PALS is closed',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like 24/12/2026',
    }),
    name: text({ label: 'Why', required: 'Enter why PALS is closed' }),
  });
}

function holidayForm(today: Day) {
  return form({
    holiday_on: readAs({
      label: 'Day',
      required: 'Enter the day of the bank holiday',
      read: (typed) => parseDateTyped(typed, today),
      wrong: 'Enter a day, like 8/5/2028',
    }),
    holiday_name: text({ label: 'Name', required: 'Enter what it is called' }),
  });
}

export function routes(r: Router) {
  targetRoutes(r);
  holidayRoutes(r);
  r.get('/desk/settings/opening-hours', { may: 'settings.write' }, (ctx, req) =>
    settingsPage(ctx, { done: one(req.query, 'done') || undefined }),
  );

  r.post('/desk/settings/opening-hours', { may: 'settings.write' }, async (ctx, req) => {
    const filled = hoursForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return settingsPage(ctx, { hours: filled });
    const { from = localDate(ctx.now), ...days } = filled.values;
    const week = new Map(Object.values(days).map((list, at) => [at + 1, list]));
    const refused = await attempt(filled, () => changeOpeningHours(ctx, week, from));
    return refused ? settingsPage(ctx, { hours: refused }) : redirect('/desk/settings/opening-hours?done=hours');
  });

  r.post('/desk/settings/closures', { may: 'settings.write' }, async (ctx, req) => {
    const filled = closureForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(filled, ({ on = '', name }) => addClosure(ctx, { on, name: name.trim() }));
    return refused ? settingsPage(ctx, { closing: refused }) : redirect('/desk/settings/opening-hours?done=closure');
  });

  r.post('/desk/settings/closures/:id/removal', { may: 'settings.write' }, async (ctx, req) => {
    await removeClosure(ctx, req.params.id ?? '');
    return redirect('/desk/settings/opening-hours?done=open');
  });
}

function holidayRoutes(r: Router) {
  r.post('/desk/settings/holidays', { may: 'settings.write' }, async (ctx, req) => {
    const filled = holidayForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(filled, ({ holiday_on = '', holiday_name }) =>
      addHoliday(ctx, { on: holiday_on, name: holiday_name.trim() }),
    );
    return refused ? settingsPage(ctx, { adding: refused }) : redirect('/desk/settings/opening-hours?done=holiday');
  });
  r.post('/desk/settings/holidays/:on/removal', { may: 'settings.write' }, async (ctx, req) => {
    await removeHoliday(ctx, req.params.on ?? '');
    return redirect('/desk/settings/opening-hours?done=no-holiday');
  });
}

async function settingsPage(
  ctx: Ctx,
  asked: { hours?: Filled; closing?: Filled; adding?: Filled; done?: string | undefined },
): Promise<Reply> {
  const today = localDate(ctx.now);
  const rows = await listOpeningHours(ctx);
  const hoursNow = Object.fromEntries(WEEKDAY_NAMES.map((_, at) => [`day${at + 1}`, hoursOn(rows, today, at + 1)]));
  const { holidays } = await loadCalendar(ctx);
  const ahead = [...holidays.days].map(([on, name]) => ({ on, name })).filter(({ on }) => on >= today);
  const body = (
    <OpeningHours
      hours={asked.hours ?? hoursForm(today).of({ ...hoursNow, from: 'today' })}
      closing={asked.closing ?? closureForm(today).blank()}
      adding={asked.adding ?? holidayForm(today).blank()}
      late={await listLateHolidays(ctx)}
      closures={await listClosures(ctx)}
      planned={plannedChanges(rows, today)}
      holidays={ahead.sort((a, b) => (a.on < b.on ? -1 : 1))}
      warning={runningOutWords(holidays.knownUntil, today)}
      today={today}
      done={asked.done}
    />
  );
  const status = asked.hours || asked.closing || asked.adding ? 422 : 200;
  return deskPage({ title: 'Opening hours and closures', section: 'settings', width: 'form', status, body });
}
