import { renderToStaticMarkup } from 'react-dom/server';
import { type Calendar, loadCalendar, readWhen } from '../calendar/index.ts';
import {
  type Act,
  actNotice,
  type Case,
  casesByIds,
  changedElsewhere,
  coverWords,
  type Do,
  findPromise,
  givePromise,
  keepOnHoliday,
  keepPromise,
  keptElsewhere,
  loadDayFacts,
  maybeObliged,
  movePromise,
  movingForm,
  type Obliged,
  type Promised,
  pinPromise,
  recordAttempt,
  restorePromise,
  rowOf,
  showCase,
  snoozePromise,
  triedForm,
  UNSAFE_MESSAGE,
} from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { mayLeaveMessage, obeyNeeds } from '../people/index.ts';
import { Said } from '../platform/components/notice.tsx';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, fragment, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dayOfPromises } from './call-backs.ts';
import { PromisesDay } from './call-backs.tsx';
import { previewOf } from './preview.ts';
import { ownerForm, type PromiseForm, snoozeForm } from './promise.forms.ts';
import { PromisePage } from './promise.tsx';
import { DayRowItem, DoneRow, RowMenu, RowNotice } from './row.tsx';
import { rowTools } from './tools.ts';

/** What a press did, or the form as it was typed with what is wrong. */
type Outcome = Act | { form: PromiseForm; filled: Filled };
type Pressed = { ctx: Ctx; req: Req; promise: Promised };

/** Acts on one promise. Each address is a thing that is made; each works as a plain form and from a row of My day. */
export function promiseRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  const act = (path: string, press: (pressed: Pressed) => Promise<Outcome>) =>
    r.post(`/desk/promises/:id/${path}`, write, async (ctx, req) => {
      const promise = await findPromise(ctx, req.params.id ?? '');
      const version = one(req.body, 'version');
      const stale = version !== '' && version !== String(promise.version);
      return answer(ctx, req, promise.id, stale ? 'changed' : await press({ ctx, req, promise }));
    });
  r.get('/desk/promises', { may: 'cases.read' }, async (ctx, req) => {
    const day = await dayOfPromises(ctx, { typed: one(req.query, 'day'), team: one(req.query, 'who') === 'team' });
    return deskPage({ title: 'Call-backs', section: 'day', body: <PromisesDay {...day} /> });
  });
  r.get('/desk/promises/:id/menu', write, async (ctx, req) => {
    const { row, tools } = await rowAt(ctx, req.params.id ?? '');
    return fragment(<RowMenu row={row} tools={tools} />);
  });
  r.get('/desk/promises/:id', { may: 'cases.read' }, async (ctx, req) => page(ctx, req.params.id ?? ''));
  act('attempts', tryOnce);
  act('moves', move);
  act('snooze', snooze);
  act('owner', give);
  act('pin', pin);
  act('holiday', async ({ ctx, promise }) => {
    await keepOnHoliday(ctx, promise);
    return 'held';
  });
  act('keeping', async ({ ctx, promise }) =>
    refusedOr('page', 'kept', async () => {
      const where = keptElsewhere(promise);
      if (where) throw new RuleError(where);
      await keepPromise(ctx, promise, promise.kind === 'tell_answer' ? { told: true } : {});
    }),
  );
  act('restoration', async ({ ctx, promise }) => refusedOr('page', 'undone', () => restorePromise(ctx, promise)));
}

async function tryOnce({ ctx, req, promise }: Pressed): Promise<Outcome> {
  const filled = triedForm.submit(req.body);
  if (!filled.ok) return { form: 'try', filled };
  const { values } = filled;
  const refused = await attempt(filled, async () => {
    const { calendar, person } = await reachOf(ctx, promise);
    const with_ = values.message_with.trim();
    // Enter in the name's box presses the first button: whoever took a message is not "no answer".
    const named = with_ !== '' && values.result === 'no_answer';
    const result = named ? 'message_left' : (values.result ?? 'no_answer');
    if (result === 'message_left' && !with_) throw new RuleError('Enter who took the message', 'message_with');
    const about = { reason: values.against, case: promise.case_id };
    if (result === 'voicemail_left') await obeyNeeds(ctx, person, { channel: 'voicemail', ...about }, 'result');
    else if (values.channel) await obeyNeeds(ctx, person, { channel: values.channel, ...about });
    if (result === 'message_left' && person && !mayLeaveMessage(person)) throw new RuleError(UNSAFE_MESSAGE, 'result');
    const next = readWhen(values, ctx.now, calendar.hours);
    await recordAttempt(ctx, promise, {
      result,
      messageWith: with_,
      ...(values.channel ? { channel: values.channel } : {}),
      person: person?.id ?? null,
      next,
      agreed: isAgreed(values),
    });
  });
  return refused ? { form: 'try', filled: refused } : 'attempt';
}

const isAgreed = (values: { when: string; agreed: boolean }) => values.when === 'choose' && values.agreed;

async function reachOf(ctx: Ctx, promise: Promised) {
  const obliged = await findObliged(ctx, promise.id);
  const calendar = await loadCalendar(ctx);
  const facts = await loadDayFacts(ctx, [obliged], calendar);
  return { calendar, person: rowOf(ctx, obliged, facts).whom };
}

async function move({ ctx, req, promise }: Pressed): Promise<Outcome> {
  const filled = movingForm.submit(req.body);
  if (!filled.ok) return { form: 'move', filled };
  const { values } = filled;
  const refused = await attempt(filled, async () => {
    const where = changedElsewhere(promise);
    if (where) throw new RuleError(where, 'when');
    const { hours } = await loadCalendar(ctx);
    const due = readWhen(values, ctx.now, hours);
    await movePromise(ctx, promise, { due, agreed: isAgreed(values), told: values.told });
  });
  return refused ? { form: 'move', filled: refused } : 'moved';
}

async function snooze({ ctx, req, promise }: Pressed): Promise<Outcome> {
  const filled = snoozeForm.submit(req.body);
  if (!filled.ok) return { form: 'snooze', filled };
  const refused = await attempt(filled, async () => {
    if ((await findObliged(ctx, promise.id)).safety)
      throw new RuleError('A safety concern cannot be put off. Move it, or give it to a colleague.', 'reason');
    const { hours } = await loadCalendar(ctx);
    await snoozePromise(ctx, promise, readWhen(filled.values, ctx.now, hours), filled.values.reason);
  });
  return refused ? { form: 'snooze', filled: refused } : 'snoozed';
}

async function give({ ctx, req, promise }: Pressed): Promise<Outcome> {
  const filled = ownerForm.submit(req.body);
  if (!filled.ok) return { form: 'owner', filled };
  const refused = await attempt(filled, async () => {
    const { owner } = filled.values;
    const staff = await listStaff(ctx);
    if (!staff.some(({ id, disabled_at }) => id === owner && !disabled_at))
      throw new RuleError('Choose a colleague', 'owner');
    if (promise.state !== 'open') throw new RuleError('This was done already.', 'owner');
    await givePromise(ctx, promise, owner ?? '');
  });
  return refused ? { form: 'owner', filled: refused } : 'given';
}

async function pin({ ctx, req, promise }: Pressed): Promise<Outcome> {
  const pinned = one(req.body, 'pinned') !== 'no';
  await pinPromise(ctx, promise, pinned);
  return pinned ? 'pinned' : 'unpinned';
}

async function refusedOr(form: PromiseForm, done: Act, work: () => Promise<unknown>): Promise<Outcome> {
  const refused = await attempt({ ok: true, typed: {}, errors: [], values: {} }, work);
  return refused ? { form, filled: refused } : done;
}

/** By script: the row as it is now. Without: back to where the button was, which says what was done. */
async function answer(ctx: Ctx, req: Req, id: string, outcome: Outcome): Promise<Reply> {
  const kase = one(req.body, 'from') === 'case' ? await caseOf(ctx, id) : undefined;
  if (typeof outcome !== 'string') {
    if (req.wantsJson) return json({ message: outcome.filled.errors[0]?.message ?? 'That did not work.' }, 422);
    return kase ? refusedOnCase(ctx, req, kase, { id, ...outcome }) : page(ctx, id, outcome);
  }
  if (kase) return redirect(`/desk/cases/${kase.ref}?done=${outcome}&on=${id}`);
  if (!req.wantsJson) return redirect(`/desk?done=${outcome}&row=${id}`);
  const calendar = await loadCalendar(ctx);
  const told = await actNotice(ctx, outcome, id, calendar);
  if (!told) throw new NotFound('This promise');
  const { row, notice } = told;
  const isOver = outcome === 'kept' || (outcome === 'given' && row.owner !== ctx.actor.id);
  const said = <Said {...notice} />;
  const tools = isOver ? undefined : await rowTools(ctx, calendar, await listStaff(ctx));
  const item = tools ? (
    <DayRowItem row={row} tools={tools} notice={<RowNotice row={row} said={said} undo={notice.undo !== undefined} />} />
  ) : (
    <DoneRow row={row}>{said}</DoneRow>
  );
  return json({ message: notice.text, html: renderToStaticMarkup(item) });
}

async function caseOf(ctx: Ctx, id: string): Promise<Case | undefined> {
  const { case_id } = await findPromise(ctx, id);
  return case_id ? (await casesByIds(ctx, [case_id])).get(case_id) : undefined;
}

/** The panels of a case that send their answers here. */
const PANELS: Partial<Record<PromiseForm, Do>> = { try: 'no-answer', move: 'move' };

function refusedOnCase(
  ctx: Ctx,
  req: Req,
  kase: Case,
  { id, form, filled }: { id: string; form: PromiseForm; filled: Filled },
) {
  const what = PANELS[form];
  return showCase(ctx, req, kase, what ? { panel: { what, step: id, filled } } : { errors: filled.errors });
}

async function findObliged(ctx: Ctx, id: string): Promise<Obliged> {
  const found = await maybeObliged(ctx, (await findPromise(ctx, id)).id);
  if (!found) throw new NotFound('This promise');
  return found;
}

/** One row as My day would show it. @throws NotFound */
async function rowAt(ctx: Ctx, id: string) {
  const promise = await findObliged(ctx, id);
  const calendar: Calendar = await loadCalendar(ctx);
  const facts = await loadDayFacts(ctx, [promise], calendar);
  const staff = await listStaff(ctx);
  return { promise, facts, staff, row: rowOf(ctx, promise, facts), tools: await rowTools(ctx, calendar, staff) };
}

async function page(ctx: Ctx, id: string, refused?: { form: PromiseForm; filled: Filled }): Promise<Reply> {
  const { promise, facts, staff, row, tools } = await rowAt(ctx, id);
  const body = (
    <PromisePage
      preview={await previewOf(ctx, row, promise, facts)}
      tools={tools}
      owner={staff.find((person) => person.id === promise.owner_id)?.name}
      cover={promise.state === 'open' ? await coverWords(ctx, promise) : undefined}
      isOpen={promise.state === 'open'}
      refused={refused}
    />
  );
  return deskPage({ title: 'Something to do', section: 'day', width: 'form', status: refused ? 422 : 200, body });
}
