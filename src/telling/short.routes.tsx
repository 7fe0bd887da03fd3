// One page each, for who does not want the questions: call me instead, and thank you.
import type { ReactElement } from 'react';
import { listHelpNow } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { choice, type Filled, form, phone, text } from '../platform/forms.ts';
import { isToken, newToken } from '../platform/ids.ts';
import { type PageReply, type Reply, spokenPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { sayable } from '../platform/tongue.ts';
import { isCaught, SURE, wasAsked } from '../platform/trap.rules.ts';
import { isTooQuickSince, sealTime } from '../platform/trap.ts';
import { sendOnce } from './once.ts';
import { CallMe, CallMeAfterDeath, CallMeSlowly, type ShortProps, ThankStaff } from './short.tsx';
import { AFTER_DEATH, LONGEST_STORY, type Told } from './telling.rules.ts';
import type { Telling } from './tellings.ts';
import { toSent } from './visitor.ts';

const LONG = sayable('Use 20,000 characters or fewer, or call us');
const name = text({ label: 'What would you like us to call you?', max: [200, sayable('Use 200 characters or fewer')] });

const callForm = form({
  phone: phone({ label: 'Phone number', required: 'Enter a phone number' }),
  name,
  times: text({ label: 'When is a good time?', max: [500, sayable('Use 500 characters or fewer')] }),
  message: choice({ label: 'Is it safe to leave a message?', choices: ['yes', 'no'] }),
});
const slowForm = form({
  ...callForm.fields,
  their_name: text({ label: 'The name of the person who died', max: [200, sayable('Use 200 characters or fewer')] }),
});
const thankForm = form({
  what: text({ label: 'What would you like to say?', required: 'Write your thank you', max: [LONGEST_STORY, LONG] }),
  where: text({ label: 'Who is it for?', max: [300, sayable('Use 300 characters or fewer')] }),
});

type Short = {
  path: string;
  kind: Telling['kind'];
  title: string;
  form: typeof callForm | typeof slowForm | typeof thankForm;
  body: (props: ShortProps) => ReactElement;
  told: (typed: Told) => Told;
  /** The same asked for from the pages after a death. */
  afterDeath?: Short;
};

const CALL_AFTER_DEATH: Short = {
  path: '/call-me',
  kind: 'call',
  title: 'Your contact',
  form: slowForm,
  body: CallMeAfterDeath,
  told: (typed) => ({
    ...typed,
    ...AFTER_DEATH,
    pace: 'soon',
    what: 'They asked us to call them, after a death.',
    way: 'phone',
  }),
};

const SHORT: readonly Short[] = [
  {
    path: '/call-me',
    kind: 'call',
    title: 'Your contact',
    form: callForm,
    body: CallMe,
    told: (typed) => ({ ...typed, what: 'They asked us to call them.', way: 'phone' }),
    afterDeath: CALL_AFTER_DEATH,
  },
  {
    path: '/call-me-slowly',
    kind: 'call',
    title: 'Your contact',
    form: slowForm,
    body: CallMeSlowly,
    told: (typed) => ({
      ...typed,
      ...AFTER_DEATH,
      what: 'They asked us to call them in about 2 weeks, after a death.',
      way: 'phone',
    }),
  },
  {
    path: '/thank-you-staff',
    kind: 'thanks',
    title: 'Say thank you',
    form: thankForm,
    body: ThankStaff,
    told: (typed) => ({ ...typed, hope: 'thanks', way: 'none' }),
  },
];

export function shortRoutes(r: Router) {
  for (const short of SHORT) {
    r.anyone('GET', short.path, (ctx, req) => {
      const made = { press: newToken(), begun: sealTime(ctx.now) };
      const asked = askedFor(short, req);
      return pageOf(ctx, asked, { filled: asked.form.blank(), ...made });
    });
    r.anyone('POST', short.path, (ctx, req) => send(ctx, askedFor(short, req), req), { makes: true });
  }
}

const askedFor = (short: Short, req: Req): Short => (one(req.query, 'about') === 'died' && short.afterDeath) || short;

type Sending = { filled: Filled; press: string; begun: string; sure?: boolean };

async function pageOf(ctx: Ctx, short: Short, { filled, sure = false, ...made }: Sending): Promise<PageReply> {
  const helpNow = await listHelpNow(ctx);
  const body = <short.body {...{ filled, sure, helpNow, ...made }} phone={ctx.trust.phone} />;
  return spokenPage(ctx, { title: short.title, body, status: filled.errors.length > 0 ? 422 : 200 });
}

/** The secret of the page makes a second press of the same words the same message. */
async function send(ctx: Ctx, short: Short, req: Req): Promise<Reply> {
  const typed = one(req.body, 'press');
  const press = isToken(typed) ? typed : newToken();
  const filled = short.form.submit(req.body);
  const begun = one(req.body, 'begun');
  const quick = isTooQuickSince(begun, ctx.now);
  if (isCaught(req.body, quick)) filled.errors.push({ field: '', message: SURE });
  if (filled.errors.length > 0) return pageOf(ctx, short, { filled, press, begun, sure: wasAsked(req.body, quick) });
  return toSent(await sendOnce(ctx, { press, kind: short.kind, told: short.told(filled.typed) }));
}
