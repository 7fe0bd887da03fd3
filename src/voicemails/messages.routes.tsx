import { colleaguesOf, whoIsAway } from '../away/index.ts';
import { loadCalendar, presetTimes, readWhen } from '../calendar/index.ts';
import { readRef } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { listStaff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { MESSAGE_DRAFT, messageForm } from './messages.forms.ts';
import { leaveMessage } from './messages.ts';
import { NewMessage } from './messages.tsx';

export function messageRoutes(r: Router) {
  r.get('/desk/messages/new', { may: 'cases.write' }, async (ctx, req) => page(ctx, await startingWith(ctx, req)));
  r.post('/desk/messages/new', { may: 'cases.write' }, async (ctx, req) => {
    const filled = messageForm.submit(req.body);
    if (!filled.ok) return page(ctx, filled);
    const { values } = filled;
    let id = '';
    const refused = await attempt(filled, async () => {
      const { hours } = await loadCalendar(ctx);
      const { when, day, time, agreed, ...message } = values;
      const due = readWhen({ when, day, time, agreed }, ctx.now, hours);
      id = (await leaveMessage(ctx, { ...message, due })).id;
    });
    if (refused) return page(ctx, refused);
    await dropDraft(ctx, MESSAGE_DRAFT);
    return redirect(`/desk?done=message&row=${id}`);
  });
}

/** The draft that was begun, or the case and number from which somebody came. */
async function startingWith(ctx: Ctx, req: Req): Promise<Filled> {
  const draft = await maybeDraft(ctx, MESSAGE_DRAFT);
  if (draft) return messageForm.of(draft.fields);
  return messageForm.of({ case: readRef(one(req.query, 'case')) ?? '' });
}

async function page(ctx: Ctx, filled: Filled): Promise<Reply> {
  const { hours } = await loadCalendar(ctx);
  const staff = await listStaff(ctx);
  const times = presetTimes(ctx.now, hours);
  const draft = await maybeDraft(ctx, MESSAGE_DRAFT);
  const known = times.some(({ value }) => value === filled.typed.when) || filled.typed.when === 'choose';
  const when = known ? filled.typed.when : (times[1] ?? times[0])?.value;
  const body = (
    <NewMessage
      filled={{ ...filled, typed: { ...filled.typed, when: when ?? '' } }}
      colleagues={colleaguesOf(ctx, staff, await whoIsAway(ctx))}
      times={times}
      draft={{ about: MESSAGE_DRAFT, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'message' }}
    />
  );
  return deskPage({
    title: 'Leave a message for a colleague',
    section: 'day',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body,
  });
}
