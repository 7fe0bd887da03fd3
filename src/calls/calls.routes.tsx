import { loadCalendar, promiseChoices } from '../calendar/index.ts';
import { type Contact, casesByIds, contactsByIds, maybePromise, mayChooseBoth } from '../cases/index.ts';
import { listCodes } from '../codes/index.ts';
import { guidesForNotes, maybeGuide } from '../library/index.ts';
import { listHelpNumbers } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { FieldError, Filled } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { focusPage, fragment, json, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, many, one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate, timeWords } from '../platform/time.ts';
import { AdviceForNotes, GuideBesideCall } from './advice.tsx';
import type { WhenAtRisk } from './at-risk.ts';
import { CALL_CHANNELS, callForm, SORTED_OUTCOMES } from './call.fields.ts';
import { LiveCall } from './call.tsx';
import { callNeeds } from './call-needs.ts';
import { setPressed } from './calls.rules.ts';
import { type Call, findCall, keepCall, leaveCall, loadCall, maybeLockedCall, startCall } from './calls.ts';
import { cardRoutes } from './card-settings.routes.tsx';
import { listCards, markOpened } from './cards.ts';
import { companyOf, companyRoutes } from './company.routes.tsx';
import { askToJoin, endAsking } from './company.ts';
import { loadContext } from './context.ts';
import { CallContext } from './context.tsx';
import { defaultBack, inTwoWeeks, planFinish } from './finish.rules.ts';
import { refOfFinished, tryToFinish } from './finish.ts';
import { suggestCallers, suggestPatients, suggestPlaces } from './lookups.ts';
import type { TimeOffer } from './next.tsx';
import { callersOf, numberOf } from './number-of.ts';
import { CallerOf, NumberOf } from './number-of.tsx';
import { applyPicks, findPicks } from './picks.ts';
import { suggest } from './suggestions.ts';

const LONGEST_QUESTION = 200;
const LONGEST_NOTES = 50_000;

export function routes(r: Router, whenAtRisk: readonly WhenAtRisk[]) {
  companyRoutes(r);
  cardRoutes(r);
  r.post('/desk/contacts', { may: 'cases.write' }, async (ctx, req) => {
    const id = await startCall(ctx, {
      person: one(req.body, 'person'),
      case: one(req.body, 'case'),
      paper: one(req.body, 'paper') === 'yes',
      answers: one(req.body, 'answers'),
    });
    return redirect(`/desk/contacts/${id}`);
  });
  r.get('/desk/contacts/:id', { may: 'cases.write' }, async (ctx, req) => {
    const contact = await findCall(ctx, req.params.id ?? '');
    if (contact.state === 'record') return redirect(await addressOfFinished(ctx, contact));
    return callPage(ctx, await loadCall(ctx, contact), req.query, {});
  });
  r.post('/desk/contacts/:id', { may: 'cases.write' }, (ctx, req) =>
    answerForm(ctx, req, { act: one(req.body, 'act'), whenAtRisk }),
  );
  r.post('/desk/contacts/:id/finish', { may: 'cases.write' }, (ctx, req) =>
    answerForm(ctx, req, { act: 'finish', whenAtRisk }),
  );

  r.get('/desk/contacts/:id/context', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    return fragment(await contextOf(ctx, req.query));
  });
  r.get('/desk/contacts/:id/known', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    return fragment(<CallerOf people={await callersOf(ctx, req.query)} />);
  });
  r.get('/desk/contacts/:id/patient', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    const known = await numberOf(ctx, req.query);
    return fragment(known ? <NumberOf {...known} /> : null);
  });
  r.post('/desk/contacts/:id/suggestions', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    return json(await suggest(ctx, textIn(req.json, 'notes').slice(0, LONGEST_NOTES)));
  });
  r.post('/desk/contacts/:id/advice', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    const guides = await guidesForNotes(ctx, textIn(req.json, 'notes').slice(0, LONGEST_NOTES).replaceAll('\0', ''));
    return fragment(<AdviceForNotes guides={guides} />);
  });
  r.get('/desk/contacts/:id/guide', { may: 'cases.write' }, async (ctx, req) => {
    await findCall(ctx, req.params.id ?? '');
    const guide = await maybeGuide(ctx, one(req.query, 'advice_id'));
    return fragment(guide ? <GuideBesideCall guide={guide} today={localDate(ctx.now)} /> : null);
  });
  r.post('/desk/contacts/:id/cards', { may: 'cases.write' }, async (ctx, req) => {
    await markOpened(ctx, await findCall(ctx, req.params.id ?? ''), textIn(req.json, 'card'));
    return json({ ok: true });
  });
  r.get('/desk/suggestions/callers', { may: 'cases.write' }, async (ctx, req) =>
    json(await suggestCallers(ctx, q(req))),
  );
  r.get('/desk/suggestions/patients', { may: 'cases.write' }, async (ctx, req) =>
    json(await suggestPatients(ctx, q(req))),
  );
  r.get('/desk/suggestions/places', { may: 'cases.write' }, async (ctx, req) => json(await suggestPlaces(ctx, q(req))));
}

const q = (req: Req) => one(req.query, 'q').slice(0, LONGEST_QUESTION).replaceAll('\0', '');

function textIn(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}

type Pressed = { act: string; whenAtRisk: readonly WhenAtRisk[] };

/** Whatever button was pressed, the words are kept first. */
async function answerForm(ctx: Ctx, req: Req, { act, whenAtRisk }: Pressed): Promise<Reply> {
  const id = req.params.id ?? '';
  const contact = await maybeLockedCall(ctx, id);
  if (!contact) return redirect(await addressOfFinished(ctx, await findCall(ctx, id), one(req.body, 'notes')));
  const typed = await applyPicks(ctx, withoutNull(callForm.submit(req.body).typed));
  const { call, merged } = await keepCall(
    ctx,
    contact,
    setPressed(typed, act, timeWords(ctx.now)),
    Number(one(req.body, '_revision')) || 0,
  );
  const address = `/desk/contacts/${id}`;
  if (act === 'finish') return finish(ctx, req, call, { merged, whenAtRisk });
  if (act === 'finish_next') return nextSheet(ctx, await finish(ctx, req, call, { merged, whenAtRisk }));
  const unasked = act === 'join' ? await tryToAsk(ctx, call) : undefined;
  if (unasked) return callPage(ctx, call, {}, { errors: [unasked] });
  if (act === 'later' || act === 'leave') {
    await endAsking(ctx, contact.id);
    await leaveCall(ctx, call);
    return redirect('/desk');
  }
  if (merged) return callPage(ctx, call, {}, { merged });
  if (act === 'advice') return redirect(`${address}?advice=notes#advice`);
  const [what, field = ''] = act.split(':');
  if (what === 'find') return redirect(`${address}?find=${encodeURIComponent(field)}#${encodeURIComponent(field)}`);
  return redirect(what === 'check' ? `${address}?check=notes#notes` : address);
}

/** The words of the call stand, whatever becomes of the asking. */
async function tryToAsk(ctx: Ctx, { contact, fields }: Call): Promise<FieldError | undefined> {
  try {
    await askToJoin(ctx, contact, one(fields, 'join_who'));
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { field: error.field ?? 'join_who', message: error.message };
  }
}

/** A null character cannot be stored; finishing refuses it, a draft leaves it out. */
function withoutNull(typed: Fields): Fields {
  const clean = (text: string) => text.replaceAll('\0', '');
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  );
}

type Finishing = { merged: boolean; whenAtRisk: readonly WhenAtRisk[] };

async function finish(ctx: Ctx, req: Req, call: Call, { merged, whenAtRisk }: Finishing): Promise<Reply> {
  const refuse = (errors: Filled['errors']) => callPage(ctx, call, {}, { errors, merged });
  if (merged) return refuse([{ field: 'notes', message: 'Look at both texts in your notes, then finish the call' }]);
  const asSent = callForm.submit(req.body).errors.filter(({ message }) => message.includes('null character'));
  const read = callForm.submit(call.fields);
  if (asSent.length > 0 || !read.ok) return refuse([...asSent, ...read.errors]);
  const planned = planFinish(read.values, call.contact.started_at, ctx.now, await loadCalendar(ctx));
  if ('errors' in planned) return refuse(planned.errors);
  const done = await tryToFinish(ctx, call.contact, { values: read.values, plan: planned.plan, whenAtRisk });
  return 'ref' in done ? redirect(`/desk/cases/${done.ref}?on=${call.contact.id}&done=finished`) : refuse([done.error]);
}

/** Several sheets of paper in a row: finished, and the next one is begun. */
async function nextSheet(ctx: Ctx, finished: Reply): Promise<Reply> {
  return finished.kind === 'redirect' ? redirect(`/desk/contacts/${await startCall(ctx, { paper: true })}`) : finished;
}

/** Where a finished call went; one that stands alone has no page. */
async function addressOfFinished(ctx: Ctx, contact: Contact, notes = ''): Promise<string> {
  if (!contact.case_id) return '/desk';
  const ref = await refOfFinished(ctx, contact.id, notes);
  return `/desk/cases/${ref}?on=${contact.id}&done=finished`;
}

type Shown = { errors?: Filled['errors']; merged?: boolean };

async function callPage(ctx: Ctx, call: Call, query: Fields, { errors = [], merged = false }: Shown): Promise<Reply> {
  const filled = { typed: callForm.of(call.fields).typed, errors };
  const calendar = await loadCalendar(ctx);
  const caseId = one(filled.typed, 'case_id');
  const cases = isId(caseId) ? await casesByIds(ctx, [caseId]) : new Map();
  return focusPage({
    title: 'New call',
    status: errors.length > 0 ? 422 : 200,
    stands: true,
    leave: { label: 'Leave this call (kept as a draft)', href: '/desk', form: 'call' },
    body: (
      <LiveCall
        id={call.contact.id}
        owner={actorId(ctx)}
        revision={call.revision}
        filled={filled}
        saved={call.savedAt ? `Saved at ${timeWords(call.savedAt)}` : ''}
        merged={merged}
        cards={await listCards(ctx)}
        numbers={await listHelpNumbers(ctx)}
        needs={await callNeeds(ctx)}
        channels={await labelsOf(ctx, 'channels', CALL_CHANNELS)}
        outcomes={await labelsOf(ctx, 'outcomes', SORTED_OUTCOMES)}
        times={timesFor(ctx.now, promiseChoices(ctx.now, calendar.hours), filled.typed)}
        backBy={dateTimeWords(defaultBack(ctx.now, calendar), ctx.now)}
        mayBoth={await mayChooseBoth(ctx)}
        twoWeeks={dateWords(inTwoWeeks(ctx.now), ctx.now)}
        context={await contextOf(ctx, filled.typed)}
        caseRef={cases.get(caseId)?.ref}
        message={await messageOf(ctx, one(filled.typed, 'answers'))}
        company={await companyOf(ctx, call.contact, one(filled.typed, 'join_who'))}
        known={await callersOf(ctx, filled.typed)}
        picks={await findPicks(ctx, one(query, 'find'), filled.typed)}
        advice={await adviceOf(ctx, filled.typed, one(query, 'advice') === 'notes')}
        found={one(query, 'check') === 'notes' ? await suggest(ctx, one(filled.typed, 'notes')) : undefined}
      />
    ),
  });
}

/** The guide that is open beside the call, those that were told, and where they were asked for those that fit the notes. */
async function adviceOf(ctx: Ctx, typed: Fields, fromNotes: boolean) {
  const told = await Promise.all(
    many(typed, 'told_guides')
      .slice(0, 5)
      .map((id) => maybeGuide(ctx, id)),
  );
  return {
    found: fromNotes ? await guidesForNotes(ctx, one(typed, 'notes')) : undefined,
    open: await maybeGuide(ctx, one(typed, 'advice_id')),
    told: told.flatMap((guide) => guide ?? []),
    today: localDate(ctx.now),
  };
}

/** What they said on the voicemail that is rung back. */
async function messageOf(ctx: Ctx, id: string): Promise<{ when: string; words: string } | undefined> {
  const promise = isId(id) ? await maybePromise(ctx, id) : undefined;
  const contact = promise?.contact_id && (await contactsByIds(ctx, [promise.contact_id])).get(promise.contact_id);
  return contact ? { when: dateTimeWords(contact.received_at, ctx.now), words: contact.words } : undefined;
}

async function contextOf(ctx: Ctx, ids: Fields) {
  const context = await loadContext(ctx, {
    caller: one(ids, 'caller_id'),
    place: one(ids, 'place_id'),
    other: one(ids, 'other_id'),
  });
  return <CallContext {...context} now={ctx.now} />;
}

async function labelsOf(ctx: Ctx, list: 'channels' | 'outcomes', codes: readonly string[]) {
  const known = new Map((await listCodes(ctx, list)).map(({ code, label }) => [code, label]));
  return codes.map((code) => ({ code, label: known.get(code) ?? code }));
}

/** The times on offer. "In 1 hour" counts from finishing; a time that was chosen before and is still to come stays. */
function timesFor(now: Date, choices: ReturnType<typeof promiseChoices>, typed: Fields): TimeOffer[] {
  const offers = choices.map(({ label, at }) => ({ label, value: label === 'In 1 hour' ? 'hour' : at.toISOString() }));
  for (const name of ['call_when', 'ask_when', 'visit_when', 'complain_when']) {
    const at = new Date(one(typed, name));
    const value = Number.isNaN(at.getTime()) ? '' : at.toISOString();
    if (at > now && value === one(typed, name) && !offers.some((offer) => offer.value === value)) {
      offers.push({ value, label: `By ${dateTimeWords(at, now)}` });
    }
  }
  return offers;
}
