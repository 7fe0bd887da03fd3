// The page of a case to which somebody comes back with a number: what was written both ways, and the next words to them.
import { loadCalendar, presetTimes, readWhen, typedWhen } from '../calendar/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { listMessages, writeTo } from './messages.ts';
import { maybeReceiptOf } from './receipts.ts';
import { NOTHING_MORE, WritingPage } from './writing.tsx';

const PAGE = '/desk/cases/:ref/without-a-name';

const writingForm = form({
  words: text({
    label: 'Write to them',
    required: 'Write what they are to read',
    max: [5_000, 'Use 5,000 characters or fewer'],
  }),
  ...typedWhen,
});

export function routes(r: Router) {
  r.get(PAGE, { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const draft = await maybeDraft(ctx, draftOf(kase));
    return page(ctx, kase, draft ? writingForm.of(draft.fields) : writingForm.blank(), one(req.query, 'done'));
  });
  r.post(PAGE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (!(await maybeReceiptOf(ctx, kase))) throw new NotFound('This page');
    const filled = writingForm.submit(req.body);
    const refused = await attempt(filled, async ({ words, when, day, time, agreed }) => {
      const { hours } = await loadCalendar(ctx);
      const again = when === NOTHING_MORE ? undefined : readWhen({ when, day, time, agreed }, ctx.now, hours);
      await writeTo(ctx, kase, { words, again });
    });
    if (refused) return page(ctx, kase, refused);
    await dropDraft(ctx, draftOf(kase));
    return redirect(`/desk/cases/${kase.ref}/without-a-name?done=written`);
  });
}

const draftOf = (kase: Case) => `unnamed/${kase.id}`;

/** @throws NotFound whoever told us this can be reached, or left no number to come back with */
async function page(ctx: Ctx, kase: Case, filled: Filled, done = ''): Promise<Reply> {
  const receipt = await maybeReceiptOf(ctx, kase);
  if (!receipt) throw new NotFound('This page');
  const [messages, names, { hours }, draft] = await Promise.all([
    listMessages(ctx, kase.id),
    staffNames(ctx),
    loadCalendar(ctx),
    maybeDraft(ctx, draftOf(kase)),
  ]);
  const body = (
    <WritingPage
      reference={kase.ref}
      messages={messages.map((one) => ({ ...one, by: names.get(one.author ?? '') ?? '' }))}
      cameAt={receipt.came_at}
      unnamed={receipt.person_id === null}
      times={presetTimes(ctx.now, hours)}
      now={ctx.now}
      done={done === 'written'}
      mayWrite={mayDo(ctx.actor, 'cases.write')}
      draft={{ about: draftOf(kase), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'message' }}
      filled={filled}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({
    title: `${receipt.person_id ? 'By their number' : 'Without a name'}, ${kase.ref}`,
    section: 'cases',
    width: 'form',
    status,
    body,
  });
}
