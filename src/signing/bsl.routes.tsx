import { isOpenAt, loadCalendar, openNowWords } from '../calendar/index.ts';
import { listHelpNow } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { choice, email, type Filled, form, text } from '../platform/forms.ts';
import { isToken, newToken } from '../platform/ids.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { isDay } from '../platform/time.ts';
import { isCaught, SURE, wasAsked } from '../platform/trap.rules.ts';
import { isTooQuickSince, sealTime } from '../platform/trap.ts';
import { toSent } from '../telling/index.ts';
import { AskForCall, Bsl } from './bsl.tsx';
import { daysToChoose, openWords, TIMES, timeOffered, timesToChoose } from './offers.rules.ts';
import { offerTimes } from './offers.ts';
import { loadWays } from './ways.ts';

const NUMBERS = [1, 2, 3] as const;
const day = text({ label: 'Day' });
const time = choice({ label: 'Time', choices: TIMES.map(({ value }) => value) });

const callForm = form({
  ...{ day_1: day, time_1: time, day_2: day, time_2: time, day_3: day, time_3: time },
  email: email({ label: 'Email address', required: 'Enter your email address, so that we can write to you' }),
  name: text({ label: 'What would you like us to call you?', max: [200, 'Use 200 characters or fewer'] }),
  message: choice({ label: 'Is it safe to write to you there?', choices: ['yes', 'no'] }),
  what: text({ label: 'What is it about?', max: [20_000, 'Use 20,000 characters or fewer'] }),
});

export function bslRoutes(r: Router) {
  r.anyone('GET', '/bsl', async (ctx) => {
    const [ways, { hours }] = await Promise.all([loadWays(ctx), loadCalendar(ctx)]);
    const closed = isOpenAt(ctx.now, hours) ? '' : openNowWords(ctx.now, hours);
    const body = <Bsl ways={ways} closed={closed} />;
    return { ...visitorPage(ctx, { title: 'British Sign Language (BSL)', body }), media: mediaOf(ways) };
  });
  r.anyone('GET', '/bsl/call', (ctx) =>
    callPage(ctx, callForm.blank(), { press: newToken(), begun: sealTime(ctx.now) }),
  );
  r.anyone('POST', '/bsl/call', ask, { makes: true });
}

/** The film lies with the trust: its browser may load it from there and from nowhere else. */
const mediaOf = ({ film_url, captions_url }: { film_url: string; captions_url: string }) =>
  [film_url, captions_url].filter(Boolean).map((url) => new URL(url).origin);

async function callPage(
  ctx: Ctx,
  filled: Filled,
  made: { press: string; begun: string },
  asked = false,
): Promise<Reply> {
  const { hours } = await loadCalendar(ctx);
  const days = daysToChoose(ctx.now, hours);
  const helpNow = await listHelpNow(ctx);
  const body = <AskForCall {...{ filled, made, asked, days, helpNow, times: timesToChoose(days, hours) }} />;
  return visitorPage(ctx, { title: 'Your contact', body, status: filled.errors.length > 0 ? 422 : 200 });
}

async function ask(ctx: Ctx, req: Req): Promise<Reply> {
  const typed = one(req.body, 'press');
  const press = isToken(typed) ? typed : newToken();
  const filled = callForm.submit(req.body);
  const { times, errors } = await timesIn(ctx, filled);
  filled.errors.unshift(...errors);
  const begun = one(req.body, 'begun');
  const quick = isTooQuickSince(begun, ctx.now);
  if (isCaught(req.body, quick)) filled.errors.push({ field: '', message: SURE });
  if (filled.errors.length > 0 || !filled.ok) return callPage(ctx, filled, { press, begun }, wasAsked(req.body, quick));
  const { email, name, what, message = '' } = filled.values;
  return toSent(await offerTimes(ctx, press, { email, name, what, message, times }));
}

/** At least one, each while we are open; what was chosen halfway is asked for. */
async function timesIn(ctx: Ctx, { typed }: Filled): Promise<{ times: Date[]; errors: Filled['errors'] }> {
  const { hours } = await loadCalendar(ctx);
  const days = new Map(daysToChoose(ctx.now, hours).map(({ value, label }) => [value, label]));
  const times: Date[] = [];
  const errors: Filled['errors'] = [];
  for (const at of NUMBERS) {
    const [on, clock] = [`${typed[`day_${at}`] ?? ''}`, `${typed[`time_${at}`] ?? ''}`];
    if (on === '' && clock === '') continue;
    if (on === '' || !isDay(on) || !days.has(on))
      errors.push({ field: `day_${at}`, message: `Choose a day for time ${at}` });
    else if (clock === '') errors.push({ field: `time_${at}`, message: `Choose a time for ${days.get(on)}` });
    else if (TIMES.some(({ value }) => value === clock)) {
      const when = timeOffered(on, clock, hours);
      if (when) times.push(when);
      else
        errors.push({ field: `time_${at}`, message: `On ${days.get(on)} choose a time from ${openWords(on, hours)}` });
    }
  }
  if (times.length === 0 && errors.length === 0)
    errors.push({ field: 'day_1', message: 'Choose at least one day and time' });
  return { times: [...new Map(times.map((when) => [when.getTime(), when])).values()], errors };
}
