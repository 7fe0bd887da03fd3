import { viewed } from '../audit/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import {
  AT_HANDOVER,
  addNote,
  type Case,
  casesByIds,
  listOpenPromises,
  listPassedOn,
  mayComplainFor,
  openableCase,
  readFates,
  readWholeCase,
  stepLine,
  type WholeCase,
} from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import { listOrganisations } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Submitted } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { dateWords, localDate, shortDate, timeWords } from '../platform/time.ts';
import { ComplaintPage } from './complaint.tsx';
import { factsOf, handlingFactsOf, standingLine, transferLine } from './complaint-facts.ts';
import * as forms from './complaints.forms.ts';
import { acknowledgeBy } from './complaints.rules.ts';
import {
  acknowledgeComplaint,
  type Complaint,
  closeComplaint,
  countArrived,
  findComplaint,
  finishPromise,
  handOver,
  listComplaints,
  listComplaintsOf,
  mayUndo,
  noteRefusalSent,
  recordConsent,
  refuseComplaint,
  returnComplaint,
  setHandling,
  takeComplaint,
  undoHandOver,
} from './complaints.ts';
import { ConsentForm } from './consent-form.tsx';
import { HandOverPage } from './handover.tsx';
import { Queue } from './queue.tsx';
import { listTransfers, noteAnswered, sendOn } from './transfers.ts';

export function routes(r: Router) {
  handOverRoutes(r);
  r.get('/desk/complaints', { may: 'complaints.read' }, (ctx, req) =>
    queuePage(ctx, one(req.query, 'view') === 'finished'),
  );
  r.get('/desk/complaints/:id', { may: 'complaints.read' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    return complaintPage(ctx, complaint, kase, { done: one(req.query, 'done') });
  });
  r.get('/desk/complaints/:id/consent-form', { may: 'complaints.read' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    return consentPage(ctx, complaint, kase);
  });
  actRoutes(r);
}

function handOverRoutes(r: Router) {
  const path = '/desk/cases/:ref/complaint';
  r.get(path, { may: 'complaints.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const all = await listComplaintsOf(ctx, kase);
    const last = all.find(({ ended_at }) => !ended_at) ?? all[0];
    if (last && (!last.ended_at || kase.handed_over_at)) return redirect(`/desk/complaints/${last.id}`);
    if (!mayDo(ctx.actor, 'cases.write')) return redirect(`/desk/cases/${kase.ref}`);
    return handOverPage(ctx, kase);
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (kase.handed_over_at || kase.closed_at) return redirect(`/desk/cases/${kase.ref}`);
    const today = localDate(ctx.now);
    const others = await listOthers(ctx, kase);
    const filled = forms
      .handOverForm(
        today,
        others.map(({ id }) => id),
      )
      .submit(req.body);
    const refused = filled.ok ? await attempt(filled, () => handOverAs(ctx, kase, filled.values, req.body)) : filled;
    if (refused) return handOverPage(ctx, kase, refused);
    await dropDraft(ctx, draftOf(kase));
    return redirect(`/desk/cases/${kase.ref}?done=handover`);
  });
}

const draftOf = ({ id }: Case) => `handover/${id}`;

async function listOthers(ctx: Ctx, kase: Case) {
  return (await listOpenPromises(ctx, kase.id)).filter(({ kind }) => kind !== 'hand_over');
}

type HandOverValues = (Submitted<ReturnType<typeof forms.handOverForm>['fields']> & { ok: true })['values'];

async function handOverAs(ctx: Ctx, kase: Case, values: HandOverValues, body: Fields) {
  const today = localDate(ctx.now);
  if (values.agreed !== 'yes')
    throw new RuleError('Ask them first. The complaints team gets this only if they agree.', 'agreed');
  if (values.agreed_by.trim() === '') throw new RuleError('Enter who agreed', 'agreed_by');
  await handOver(ctx, kase, {
    madeOn: values.made_on ?? today,
    madeHow: values.made_how ?? 'phone',
    agreedBy: values.agreed_by,
    agreedHow: values.agreed_how ?? 'spoken',
    agreedOn: values.agreed_on ?? today,
    words: values.words,
    promises: readFates(body, await listOthers(ctx, kase), AT_HANDOVER),
  });
}

async function handOverPage(ctx: Ctx, kase: Case, refused?: Filled): Promise<Reply> {
  const promises = await listOthers(ctx, kase);
  const people = await peopleByIds(ctx, [
    kase.caller_id,
    kase.patient_id,
    ...promises.map(({ person_id }) => person_id),
  ]);
  const nameOf = (id: string | null) => people.get(id ?? '')?.name ?? '';
  const about = draftOf(kase);
  const draft = await maybeDraft(ctx, about);
  const form = forms.handOverForm(localDate(ctx.now), []);
  const today = shortDate(ctx.now, '0001-01-01');
  const known = {
    agreed_by: nameOf(kase.caller_id),
    agreed_on: today,
    made_on: kase.route === 'complaint' && kase.route_at ? shortDate(kase.route_at, '0001-01-01') : today,
  };
  const body = (
    <HandOverPage
      reference={kase.ref}
      who={nameOf(kase.caller_id)}
      mayComplain={mayComplainFor(kase)}
      firstTold={dateWords(kase.received_at, ctx.now)}
      promises={promises.map((one) => ({
        id: one.id,
        title: stepLine(
          {
            ...one,
            who: nameOf(one.person_id ?? kase.caller_id),
            whom: people.get(one.person_id ?? kase.caller_id ?? ''),
            place: '',
          },
          ctx.now,
        ),
      }))}
      filled={refused ?? form.of({ ...known, ...draft?.fields })}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'note' }}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: `Hand over ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

type On = { ctx: Ctx; complaint: Complaint; kase: Case; body: Fields };
type Shape = Parameters<typeof forms.noteForm.submit>[0];

/** An act on a complaint: a form is read, what is wrong comes back with what was typed. */
function act<V>(
  r: Router,
  what: string,
  form: (on: On) => Promise<{ submit: (body: Shape) => (Filled & { ok: true; values: V }) | (Filled & { ok: false }) }>,
  work: (on: On, values: V) => Promise<unknown>,
) {
  r.post(`/desk/complaints/:id/${what}`, { may: 'complaints.write' }, async (ctx, req) => {
    const on = { ctx, ...(await findComplaint(ctx, req.params.id ?? '')), body: req.body };
    const filled = (await form(on)).submit(req.body);
    const refused = filled.ok ? await tried(filled, () => work(on, filled.values)) : filled;
    if (refused) return complaintPage(ctx, on.complaint, on.kase, { failed: { what, filled: refused } });
    return redirect(`/desk/complaints/${on.complaint.id}?done=${what}`);
  });
}

async function tried(filled: Filled, work: () => Promise<unknown>): Promise<Filled | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { ...filled, errors: [{ field: error.field ?? '', message: error.message }] };
  }
}

const todayOf = ({ ctx }: On) => localDate(ctx.now);

function actRoutes(r: Router) {
  const at = '/desk/complaints/:id';
  r.post(`${at}/taking`, { may: 'complaints.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await takeComplaint(ctx, complaint, kase);
    return redirect(`/desk/complaints/${complaint.id}?done=taking`);
  });
  r.post(`${at}/undo`, { may: 'cases.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await undoHandOver(ctx, complaint, kase);
    return redirect(`/desk/cases/${kase.ref}?done=undone`);
  });
  r.post(`${at}/promises/:promise/completion`, { may: 'complaints.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await finishPromise(ctx, complaint, kase, req.params.promise ?? '');
    return redirect(`/desk/complaints/${complaint.id}?done=promise`);
  });
  r.post(`${at}/transfers/:transfer/answer`, { may: 'complaints.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await noteAnswered(ctx, complaint, kase, req.params.transfer ?? '');
    return redirect(`/desk/complaints/${complaint.id}?done=transfers`);
  });
  act(
    r,
    'acknowledgement',
    async (on) => forms.acknowledgeForm(todayOf(on)),
    ({ ctx, complaint, kase }, said) =>
      acknowledgeComplaint(ctx, complaint, kase, {
        on: said.on ?? localDate(ctx.now),
        how: said.how ?? 'written',
        advocacy: said.advocacy,
        ombudsman: said.ombudsman,
        copySent: said.copy,
        ...handlingIn(said),
      }),
  );
  act(
    r,
    'handling',
    async (on) => forms.handlingForm(todayOf(on)),
    ({ ctx, complaint, kase }, said) => setHandling(ctx, complaint, kase, handlingIn(said)),
  );
  act(
    r,
    'consent',
    async (on) => forms.consentForm(todayOf(on)),
    ({ ctx, complaint, kase }, { by, consent_how, consent_on }) =>
      recordConsent(ctx, complaint, kase, { by, how: consent_how ?? 'form', on: consent_on ?? localDate(ctx.now) }),
  );
  act(
    r,
    'return',
    async () => forms.returnForm,
    ({ ctx, complaint, kase }, { why = 'informal', return_words }) =>
      returnComplaint(ctx, complaint, kase, why, return_words),
  );
  act(
    r,
    'refusal',
    async (on) => forms.refusalForm(todayOf(on)),
    ({ ctx, complaint, kase }, values) =>
      refuseComplaint(ctx, complaint, kase, {
        why: values.refusal ?? 'investigated',
        words: values.refusal_words,
        sentOn: values.refusal_sent_on ?? null,
      }),
  );
  act(
    r,
    'refusal-letter',
    async (on) => forms.sentForm(todayOf(on)),
    ({ ctx, complaint, kase }, { sent_on }) => noteRefusalSent(ctx, complaint, kase, sent_on ?? localDate(ctx.now)),
  );
  act(
    r,
    'closure',
    async () => forms.outcomeForm,
    ({ ctx, complaint, kase }, { outcome = 'settled' }) => closeComplaint(ctx, complaint, kase, outcome),
  );
  act(
    r,
    'notes',
    async () => forms.noteForm,
    ({ ctx, kase }, { note }) => addNote(ctx, kase, note),
  );
  const codes = async ({ ctx }: On) => (await listOrganisations(ctx)).map(({ code }) => code);
  act(
    r,
    'transfers',
    async (on) => forms.transferForm(todayOf(on), await codes(on)),
    ({ ctx, complaint, kase }, values) =>
      sendOn(ctx, complaint, kase, {
        organisation: values.organisation ?? '',
        part: values.part,
        agreed_by: values.transfer_agreed,
        sent_how: values.transfer_how ?? 'email',
        sent_on: values.transfer_on ?? localDate(ctx.now),
        leads: values.leads ?? 'each',
      }),
  );
}

type HandlingValues = (Submitted<ReturnType<typeof forms.handlingForm>['fields']> & { ok: true })['values'];

function handlingIn(said: HandlingValues) {
  return {
    discussion: said.discussion ?? 'offered',
    handling: said.handling,
    finishOn: said.finish_on ?? null,
    responseOn: said.response_on ?? null,
    periodToldOn: said.period_told_on ?? null,
  };
}

const DONE: Record<string, string> = {
  taking: 'This complaint is yours now.',
  acknowledgement: 'Saved: it was acknowledged.',
  handling: 'Saved how it is handled.',
  consent: 'Saved: the patient agreed.',
  return: 'PALS has this back.',
  refusal: 'Saved why this is not handled as a complaint.',
  'refusal-letter': 'Saved: the letter went.',
  closure: 'This complaint is closed.',
  notes: 'Note added.',
  transfers: 'Saved.',
  promise: 'Done.',
};

type Shown = { done?: string; failed?: { what: string; filled: Filled } };

async function complaintPage(ctx: Ctx, complaint: Complaint, kase: Case, { done = '', failed }: Shown): Promise<Reply> {
  await viewed(ctx, 'case', { case: kase.id });
  const whole = await readWholeCase(ctx, kase);
  const who = whole.caller?.name ?? '';
  const staff = await staffNames(ctx);
  const [passed, transfers, organisations, open] = await Promise.all([
    listPassedOn(ctx, kase, complaint.handed_at, who),
    listTransfers(ctx, complaint),
    listOrganisations(ctx),
    listOpenPromises(ctx, kase.id),
  ]);
  const names = new Map(organisations.map(({ code, name }) => [code, name]));
  const mine = open.filter(({ owner_id }) => owner_id === null || owner_id === complaint.handler_id);
  const body = (
    <ComplaintPage
      complaint={complaint}
      reference={kase.ref}
      whole={whole}
      facts={factsOf(complaint, kase, { staff, whole }, ctx.now)}
      handlingFacts={handlingFactsOf(complaint, staff, ctx.now)}
      passed={passed}
      todo={mine.map((one) => ({
        id: one.id,
        mayFinish: one.kind !== 'get_consent' && one.kind !== 'acknowledge',
        title: stepLine({ ...one, who: calledOf(whole, one.person_id, who), whom: undefined, place: '' }, ctx.now),
      }))}
      transfers={transfers.map((one) => ({
        id: one.id,
        words: transferLine(one, names.get(one.organisation) ?? 'another body', ctx.now),
        answered: one.answered_on ? `They answered on ${dateWords(one.answered_on, ctx.now)}.` : '',
      }))}
      standing={standingLine(complaint, staff, ctx.now)}
      notice={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      mayWrite={mayDo(ctx.actor, 'complaints.write')}
      mayUndo={mayDo(ctx.actor, 'cases.write') && mayUndo(complaint, ctx.now)}
      printed={{
        by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
        at: `${dateWords(ctx.now, '0001-01-01')}, ${timeWords(ctx.now)}`,
      }}
      me={actorId(ctx)}
      today={localDate(ctx.now)}
      organisations={organisations}
      failed={failed}
    />
  );
  return deskPage({
    title: `Complaint ${kase.ref}`,
    section: 'complaints',
    width: 'form',
    status: failed ? 422 : 200,
    body,
  });
}

function calledOf(whole: WholeCase, id: string | null, otherwise: string): string {
  return whole.people.find((person) => person.id === id)?.called ?? otherwise;
}

async function consentPage(ctx: Ctx, complaint: Complaint, kase: Case): Promise<Reply> {
  await viewed(ctx, 'print', { case: kase.id });
  const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id]);
  const body = (
    <ConsentForm
      trust={ctx.trust.name}
      reference={kase.ref}
      patient={people.get(kase.patient_id ?? '')?.name ?? ''}
      who={people.get(kase.caller_id ?? '')?.name ?? ''}
      handler={(await staffNames(ctx)).get(complaint.handler_id ?? '') ?? ''}
    />
  );
  return deskPage({ title: 'Consent form', section: 'complaints', width: 'form', body });
}

async function queuePage(ctx: Ctx, ended: boolean): Promise<Reply> {
  const rows = await listComplaints(ctx, ended ? 'ended' : 'open');
  const cases = await casesByIds(
    ctx,
    rows.map(({ case_id }) => case_id),
  );
  const people = await peopleByIds(
    ctx,
    [...cases.values()].map(({ caller_id }) => caller_id),
  );
  const staff = await staffNames(ctx);
  const { holidays } = await loadCalendar(ctx);
  const shown = rows.flatMap((complaint) => {
    const kase = cases.get(complaint.case_id);
    if (!kase) return [];
    const by = acknowledgeBy(complaint.made_on, holidays);
    const done = complaint.ended_at ?? complaint.acknowledged_at;
    const words = `${complaint.acknowledged_at && !complaint.ended_at ? 'Done ' : ''}${dateWords(done ?? by, ctx.now)}`;
    return {
      complaint,
      reference: kase.ref,
      who: people.get(kase.caller_id ?? '')?.name ?? 'No name',
      made: dateWords(complaint.made_on, ctx.now),
      firstTold: dateWords(kase.received_at, ctx.now),
      due: words,
      late: !done && by < localDate(ctx.now),
      handler: staff.get(complaint.handler_id ?? '') ?? '',
    };
  });
  const waiting = ended ? 0 : await countArrived(ctx);
  return deskPage({
    title: 'Complaints',
    section: 'complaints',
    body: <Queue rows={shown} ended={ended} waiting={waiting} />,
  });
}
