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
import { sendOnce } from './once.ts';
import { CallMe, CallMeSlowly, type ShortProps, ThankStaff } from './short.tsx';
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
};

const SHORT: readonly Short[] = [
  {
    path: '/call-me',
    kind: 'call',
    title: 'Your contact',
    form: callForm,
    body: CallMe,
    told: (typed) => ({ ...typed, what: 'They asked us to call them.', way: 'phone' }),
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
    r.anyone('GET', short.path, (ctx) => pageOf(ctx, short, { filled: short.form.blank(), press: newToken() }));
    r.anyone('POST', short.path, (ctx, req) => send(ctx, short, req), { makes: true });
  }
}

type Sending = { filled: Filled; press: string; sure?: boolean };

async function pageOf(ctx: Ctx, short: Short, { filled, press, sure = false }: Sending): Promise<PageReply> {
  const helpNow = await listHelpNow(ctx);
  const body = <short.body {...{ filled, press, sure, helpNow }} phone={ctx.trust.phone} />;
  return spokenPage(ctx, { title: short.title, body, status: filled.errors.length > 0 ? 422 : 200 });
}

/** The secret of the page makes a second press the same message. */
async function send(ctx: Ctx, short: Short, req: Req): Promise<Reply> {
  const typed = one(req.body, 'press');
  const press = isToken(typed) ? typed : newToken();
  const filled = short.form.submit(req.body);
  if (isCaught(req.body)) filled.errors.push({ field: '', message: SURE });
  if (filled.errors.length > 0) return pageOf(ctx, short, { filled, press, sure: wasAsked(req.body) });
  await sendOnce(ctx, { press, kind: short.kind, told: short.told(filled.typed) });
  return toSent(press);
}
