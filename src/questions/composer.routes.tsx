// Writing a question, seeing it as its receiver will, sending it.
import { viewed } from '../audit/index.ts';
import {
  byWords,
  type Calendar,
  loadCalendar,
  readWhen,
  stillChosen,
  type TimeChoice,
  writtenAnswerTimes,
} from '../calendar/index.ts';
import {
  askingRefused,
  type Case,
  findPlaceTyped,
  listOpenPromises,
  mayHear,
  openableCase,
  PROMISE_WORDS,
  sharingLine,
} from '../cases/index.ts';
import { dropDraft, keepForm, maybeDraft } from '../drafts/index.ts';
import { originOutside } from '../identity/index.ts';
import { sameEmail } from '../links/index.ts';
import { canSend } from '../outbox/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { listOrganisations, placesByIds, placesLike } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, typedText, type Values } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { askByLink, keyOf, type Receiver, refuseAsking, seenBy } from './asking.ts';
import { askForm, LONGEST_QUESTION } from './composer.forms.ts';
import { Composer, type Looked } from './composer.tsx';
import { subjectFor } from './mail.ts';
import { emailsOf } from './reaching.ts';

type Typed = Values<(typeof askForm)['fields']>;

export const draftKey = (kase: Pick<Case, 'id'>): string => `question/${kase.id}`;

export function composerRoutes(r: Router) {
  r.get('/desk/cases/:ref/questions/new', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await viewed(ctx, 'case', { case: kase.id });
    const step = one(req.query, 'on');
    const draft = await maybeDraft(ctx, draftKey(kase));
    const known = draft?.fields ?? (await promisedIn(ctx, kase, step));
    return composerPage(ctx, kase, { filled: await inTime(ctx, askForm.of(known)), step });
  });

  r.post('/desk/cases/:ref/questions', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = askForm.submit(req.body);
    const step = one(req.body, 'step');
    if (one(req.body, 'act') !== 'send') return look(ctx, kase, { filled, step });
    const refused = await attempt(filled, (typed) => send(ctx, req, { kase, typed, step }));
    if (refused) {
      const looked = filled.ok ? await maybeLooked(ctx, kase, filled.values) : undefined;
      return composerPage(ctx, kase, { filled: refused, step, looked, status: 422 });
    }
    await dropDraft(ctx, draftKey(kase));
    return redirect(`/desk/cases/${kase.ref}?done=question`);
  });

  r.post('/desk/cases/:ref/questions/draft/removal', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await dropDraft(ctx, draftKey(kase));
    return redirect(`/desk/cases/${kase.ref}`);
  });
}

/** What was promised to be asked, and whom: "Ask the service" of this case. */
async function promisedIn(ctx: Ctx, kase: Case, id: string): Promise<Record<string, string>> {
  const step = (await listOpenPromises(ctx, kase.id)).find((one) => one.id === id && one.kind === 'ask_service');
  if (!step) return {};
  const place = (await placesByIds(ctx, [step.place_id])).get(step.place_id ?? '');
  const words = step.about.length > LONGEST_QUESTION ? 'background' : 'question';
  return { [words]: step.about, ...(place ? { place: place.name, place_id: place.id } : {}) };
}

/** A draft may come back when the time that was chosen in it is over. */
async function inTime(ctx: Ctx, filled: Filled): Promise<Filled> {
  const [when, day, time] = ['when', 'day', 'time'].map((name) => typedText(filled, name));
  const { hours } = await loadCalendar(ctx);
  const typed = { when: when ?? '', day: day ?? '', time: time ?? '' };
  return { ...filled, typed: { ...filled.typed, when: stillChosen(typed, ctx.now, hours) } };
}

type Sending = { kase: Case; typed: Typed; step: string };

/** @throws RuleError it is not what was looked at */
async function send(ctx: Ctx, req: Req, { kase, typed, step }: Sending) {
  const asking = await askingOf(ctx, kase, typed);
  const seen = await seenBy(ctx, kase, asking);
  await refuseAsking(ctx, kase, asking, seen);
  if (one(req.body, 'seen') !== keyOf(asking, seen))
    throw new RuleError('Look at it below first: this is what they will see now', 'seen');
  await askByLink(ctx, kase, { ...asking, origin: await originOutside(ctx, req), step: step || undefined });
}

/** @throws RuleError nobody was named, no time, or no e-mail goes out of here */
async function askingOf(ctx: Ctx, kase: Case, typed: Typed) {
  if (!canSend(ctx, 'email')) throw new RuleError(NO_EMAIL, 'email');
  const { hours } = await loadCalendar(ctx);
  return {
    to: await receiverOf(ctx, kase, typed),
    parts: typed,
    withName: typed.named !== 'no',
    due: readWhen(typed, ctx.now, hours),
    agreed: typed.when === 'choose' && typed.agreed,
    teller: typed.teller === 'service' && mayHear(kase, kase.caller_id) ? ('service' as const) : ('pals' as const),
    notClinical: typed.marks.includes('not_clinical'),
    safety: typed.marks.includes('safety'),
    anyway: typed.anyway,
  };
}

const NO_EMAIL = 'Email is not set up here. Phone them instead.';

/** What was written is kept as a draft, so that it is there again after a look elsewhere. */
async function look(
  ctx: Ctx,
  kase: Case,
  { filled, step }: { filled: ReturnType<typeof askForm.submit>; step: string },
) {
  if (!filled.ok) return composerPage(ctx, kase, { filled, step, status: 422 });
  let looked: Looked | undefined;
  const refused = await attempt(filled, async (typed) => {
    looked = await lookedAt(ctx, kase, typed);
  });
  // A page that was refused keeps nothing: it must not name a draft that is not there, or the browser fetches the old words.
  if (!refused) await keepForm(ctx, draftKey(kase), filled.typed);
  return composerPage(ctx, kase, { filled: refused ?? filled, step, looked, status: refused ? 422 : 200 });
}

/** @throws RuleError why it could not go to them */
async function lookedAt(ctx: Ctx, kase: Case, typed: Typed): Promise<Looked> {
  const asking = await askingOf(ctx, kase, typed);
  const { to, due, notClinical: not_clinical, safety } = asking;
  const seen = await seenBy(ctx, kase, asking);
  await refuseAsking(ctx, kase, asking, seen);
  const { mode, parts, findings, teller } = seen;
  const asker = ctx.actor.kind === 'user' ? ctx.actor.name : 'PALS';
  return {
    ...{ name: to.name, email: to.email, findings, withName: mode === 'name', key: keyOf(asking, seen) },
    asked: { ...parts, whom: to.whom, teller, not_clinical, safety },
    lede: `${asker} from PALS is asking. Please answer ${byWords(due, ctx.now)}. It takes about 1 minute.`,
    subject: subjectFor({ name: to.name, whom: to.whom, due }, ctx.now),
    notes: [
      ...(typed.named !== 'no' && kase.sharing === 'name' && mode === 'no_name'
        ? [`They agreed to their name for ${kase.sharing_with}. ${to.name} is asked without it.`]
        : []),
      ...(typed.teller !== teller && to.whom !== 'person' ? ['They do not know who it is, so PALS tells them.'] : []),
      ...(to.whom === 'person' && !mayHear(kase, kase.caller_id)
        ? [`It is not recorded that ${to.name} may be told about the patient. Ask only about what they told us.`]
        : []),
    ],
  };
}

/** The same; undefined where it could not go. */
async function maybeLooked(ctx: Ctx, kase: Case, typed: Typed): Promise<Looked | undefined> {
  let looked: Looked | undefined;
  const refused = await attempt({ ok: true, values: typed, typed: {}, errors: [] }, async () => {
    looked = await lookedAt(ctx, kase, typed);
  });
  return refused ? undefined : looked;
}

/** Whom it goes to, with the address of the directory unless another was typed. @throws RuleError nobody was named */
async function receiverOf(ctx: Ctx, kase: Case, typed: Typed): Promise<Receiver> {
  if (typed.whom === 'person') return personOf(ctx, kase, typed);
  return typed.whom === 'outside' ? outsideOf(ctx, typed) : serviceOf(ctx, kase, typed);
}

async function serviceOf(ctx: Ctx, kase: Case, typed: Typed): Promise<Receiver> {
  const of = typed.place.trim() === '' ? (await placesByIds(ctx, [kase.place_id])).get(kase.place_id ?? '') : undefined;
  const place = of ?? (await findPlaceTyped(ctx, typed));
  const name = place?.name ?? typed.place.trim();
  if (name === '') throw new RuleError('Enter a ward or service', 'place');
  const email = typed.email || place?.email || '';
  const { id = null, phone = '' } = place ?? {};
  return { whom: 'service', name, email, phone, place: id, organisation: '', person: null };
}

async function outsideOf(ctx: Ctx, typed: Typed): Promise<Receiver> {
  const words = typed.organisation.trim();
  if (words === '') throw new RuleError('Enter an organisation', 'organisation');
  const all = await listOrganisations(ctx);
  const found =
    all.find(({ code, name }) => code === typed.organisation_id && name === words) ??
    all.find(({ name }) => name.toLowerCase() === words.toLowerCase()) ??
    (placesLike(all, words, 2).length === 1 ? placesLike(all, words, 2)[0] : undefined);
  const { name = words, email = '', phone = '', code = '' } = found ?? {};
  return { whom: 'outside', name, email: typed.email || email, phone, place: null, organisation: code, person: null };
}

async function personOf(ctx: Ctx, kase: Case, typed: Typed): Promise<Receiver> {
  const person = (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id ?? '');
  if (!person) throw new RuleError('Nobody is recorded as who told us. Choose a ward or service', 'whom');
  const mailed = await emailsOf(ctx, person);
  if (typed.email && mailed.length > 0 && !mailed.some((one) => sameEmail(one, typed.email)))
    throw new RuleError(
      `We do not have this address of ${person.name}. Add it to them first, or leave this empty`,
      'email',
    );
  const email = (mailed.length > 0 && typed.email) || (mailed[0] ?? '');
  const receiver = { whom: 'person' as const, name: person.name, email, phone: '', place: null };
  return { ...receiver, organisation: '', person: person.id };
}

type Shown = { filled: Filled; step: string; looked?: Looked | undefined; status?: number };

async function composerPage(ctx: Ctx, kase: Case, { filled, step, looked, status = 200 }: Shown): Promise<Reply> {
  const [calendar, open, people, places, draft] = await Promise.all([
    loadCalendar(ctx),
    listOpenPromises(ctx, kase.id),
    peopleByIds(ctx, [kase.caller_id]),
    placesByIds(ctx, [kase.place_id]),
    maybeDraft(ctx, draftKey(kase)),
  ]);
  const person = people.get(kase.caller_id ?? '');
  const [mailed] = person ? await emailsOf(ctx, person) : [];
  const promised = open.find(({ kind, due_at }) => PROMISE_WORDS[kind].reaches && due_at > ctx.now)?.due_at;
  const times = timesFor(ctx, calendar, kase, { promised, chosen: typedText(filled, 'when') });
  const place = places.get(kase.place_id ?? '');
  const body = (
    <Composer
      reference={kase.ref}
      who={person ? calledName(person) : 'the family'}
      filled={begun(filled, times)}
      draft={{ about: draftKey(kase), owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'question' }}
      step={step}
      times={times}
      notShared={askingRefused(kase) ?? ''}
      noEmail={canSend(ctx, 'email') ? '' : NO_EMAIL}
      sharing={sharingLine(kase)}
      placeHint={place ? `If empty: ${place.name}` : ''}
      personHint={person ? `${person.name}, ${mailed ? `at ${mailed}` : WITHOUT_EMAIL}.` : 'Nobody is recorded yet.'}
      mayTell={mayHear(kase, kase.caller_id)}
      mayName={kase.sharing === 'name' || kase.sharing === 'safety' || kase.outside_with !== ''}
      mayOverride={mayDo(ctx.actor, 'sharing.override')}
      looked={looked}
    />
  );
  return deskPage({ title: 'Ask in writing', section: 'cases', width: 'form', status, body });
}

const WITHOUT_EMAIL = 'for whom we have no email address that we may use';

type Wanted = { promised: Date | undefined; chosen: string };

/** Of a patient who is in hospital an answer is wanted sooner. */
function timesFor(ctx: Ctx, calendar: Calendar, kase: Case, { promised, chosen }: Wanted) {
  const sooner = kase.in_hospital ? calendar.targets.get('ward_answer_inpatient') : undefined;
  const targets = sooner ? new Map([...calendar.targets, ['ward_answer', sooner] as const]) : calendar.targets;
  return writtenAnswerTimes(ctx.now, { ...calendar, targets }, promised, chosen);
}

/** The first time on offer is chosen, PALS tells, and it stays out of the clinical record, until somebody says otherwise. */
function begun(filled: Filled, times: readonly TimeChoice[]): Filled {
  const untouched = typedText(filled, 'when') === '' && typedText(filled, 'question') === '';
  const marks = untouched ? ['not_clinical'] : (filled.typed.marks ?? []);
  const chosen = typedText(filled, 'when');
  const isOffered = chosen === 'choose' || times.some(({ value }) => value === chosen);
  return { ...filled, typed: { ...filled.typed, when: isOffered ? chosen : (times[0]?.value ?? ''), marks } };
}
