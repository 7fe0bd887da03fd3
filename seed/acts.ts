import {
  addContact,
  addNote,
  askingMode,
  askService,
  type Case,
  cancelPromise,
  casesByIds,
  chooseRoute,
  closeCase,
  finishDraft,
  finishStep,
  giveCase,
  hearFromPerson,
  listOpenPromises,
  makeStep,
  markCard,
  mayComplainFor,
  mayHear,
  movePromise,
  namesOn,
  openCase,
  outgoingText,
  recordAnswer,
  recordAttempt,
  reopenCase,
  replaceStep,
  restrictCase,
  startContact,
  stopsIt,
  takeCase,
  tellPerson,
} from '../src/cases/index.ts';
import {
  acknowledgeComplaint,
  closeComplaint as closeComplaintOf,
  handOver,
  listComplaintsOf,
  patientConsentOf,
  recordWritten,
} from '../src/complaints/index.ts';
import {
  askConsent,
  changeSharing,
  confirmOverride,
  listConsents,
  maybeAsked,
  receiveConsent,
  recordConsent,
  shareForSafety,
} from '../src/consent/index.ts';
import { listLinks, markOpened } from '../src/links/index.ts';
import { addWay, createPerson, mayReach, peopleByIds, waysOffered } from '../src/people/index.ts';
import { findPlace } from '../src/places/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { localDate } from '../src/platform/time.ts';
import { answerQuestion, askByLink, askForTime, listQuestions } from '../src/questions/index.ts';
import { passThanksOn } from '../src/thanks/index.ts';
import type { Invented } from './persons.ts';

type Closing = Omit<Parameters<typeof closeCase>[2], 'promises'>;
type Kind = Parameters<typeof makeStep>[2]['kind'];
type Step = Parameters<typeof tellPerson>[2];
type Channel = Parameters<typeof addContact>[1]['channel'];

/** One story on its way. Only ids are kept between two starts; the rest is planned again from the key. */
export type Thread = {
  key: string;
  case?: string | undefined;
  /** Somebody who was here before and takes the caller's part. */
  as?: Regular | undefined;
  /** The row as it was when last read in this run. */
  kase?: Case | undefined;
  /** Whom the story is about; made before its case is opened. */
  caller?: string | undefined;
  patient?: string | undefined;
};

export type Regular = { id: string; call: string; gender: 'she' | 'he' };

/** Something that one member of staff does at one moment. */
export type Act = { at: Date; by: string; do: (ctx: Ctx, thread: Thread) => Promise<void> };

export async function makePerson(ctx: Ctx, who: Invented, died = false): Promise<string> {
  const person = await createPerson(ctx, {
    name: who.name,
    call_me: who.callMe,
    say_it: who.sayIt,
    nhs_number: who.nhsNumber,
    born_on: who.bornOn,
    needs: who.needs,
    needs_detail: who.needsDetail,
    contact_rule: who.contactRule,
    died,
  });
  for (const kind of ['phone', 'email', 'address'] as const) {
    const value = who[kind];
    if (value) await addWay(ctx, person, { kind, value });
  }
  return person.id;
}

/** The case of the thread; undefined once somebody else has closed it or handed it over, and the story ends there. */
async function caseOf(ctx: Ctx, thread: Thread): Promise<Case | undefined> {
  if (!thread.case) return undefined;
  thread.kase ??= (await casesByIds(ctx, [thread.case])).get(thread.case);
  return thread.kase;
}

type Doing = (ctx: Ctx, kase: Case, thread: Thread) => Promise<unknown>;

/** An act on an open case. */
export const onCase =
  (work: Doing): Act['do'] =>
  async (ctx, thread) => {
    const kase = await caseOf(ctx, thread);
    if (kase && !kase.closed_at && !kase.handed_over_at) await work(ctx, kase, thread);
  };

/** Also on one that is closed or was handed over. */
export const onCaseEver =
  (work: Doing): Act['do'] =>
  async (ctx, thread) => {
    const kase = await caseOf(ctx, thread);
    if (kase) await work(ctx, kase, thread);
  };

const KEPT_BY_CALLING: readonly Kind[] = [
  'tell_answer',
  'call_back',
  'first_contact',
  'follow_up',
  'check_told',
  'ask_route',
];

async function openStep(ctx: Ctx, kase: Case, kinds: readonly Kind[]) {
  const steps = await listOpenPromises(ctx, kase.id);
  return kinds.flatMap((kind) => steps.filter((step) => step.kind === kind))[0];
}

/** On an open step, of the first of these kinds that there is. */
const onStep = (
  kinds: readonly Kind[],
  work: (ctx: Ctx, kase: Case, step: NonNullable<Awaited<ReturnType<typeof openStep>>>) => Promise<unknown>,
) =>
  onCase(async (ctx, kase) => {
    const step = await openStep(ctx, kase, kinds);
    if (step) await work(ctx, kase, step);
  });

export type Opening = Omit<Parameters<typeof openCase>[1], 'caller' | 'patient'>;

/** `work` runs first and without waiting, so that cases get their numbers in the order of the day. */
export async function open(ctx: Ctx, thread: Thread, opening: Opening, patient?: string) {
  thread.kase = await openCase(ctx, { ...opening, caller: thread.caller ?? null, patient: thread.patient ?? null });
  thread.case = thread.kase.id;
  await agreeFor(ctx, thread, { ...opening, patient });
}

const NOTHING_ELSE = { services: '', organisations: '', limits: '', records: '', evidence: '', heard_by: '' };

type Agreeing = Pick<Opening, 'sharing' | 'afterDeath'> & { patient?: string | undefined };

/** Where a relative says that the name may be used, it is recorded who agreed that they are told. */
async function agreeFor(ctx: Ctx, thread: Thread, story: Agreeing) {
  const { kase, caller, patient } = thread;
  const { sharing, afterDeath } = story;
  if (!kase || !caller || !patient || caller === patient || (sharing !== 'name' && sharing !== 'no_name')) return;
  await recordConsent(ctx, kase, {
    ...NOTHING_ELSE,
    situation: afterDeath ? 'died' : 'adult',
    type: afterDeath ? 'next_of_kin' : 'verbal',
    speaker: caller,
    hears: true,
    complaints: true,
    given_by: afterDeath ? 'The next of kin' : (story.patient ?? 'The patient'),
    reasons: afterDeath ? 'Close family. No wish against it in life is known.' : '',
  });
  thread.kase = undefined;
}

export type Words = { channel: Channel; words: string; told?: string; receivedAt: Date; cards?: string[] };

/** A call is begun when it rings and finished when it ends; post and email are typed up later. */
export async function firstWords(ctx: Ctx, thread: Thread, said: Words) {
  const about = { case: thread.case ?? null, person: thread.caller ?? null };
  const live = said.channel === 'phone' || said.channel === 'walk_in' || said.channel === 'ward';
  if (!live) {
    const { channel, words, told = '', receivedAt: at } = said;
    await addContact(ctx, { ...about, channel, direction: 'in', words, told, at });
    return;
  }
  const id = await startContact({ ...ctx, now: said.receivedAt }, { channel: said.channel });
  for (const card of said.cards ?? []) await markCard({ ...ctx, now: said.receivedAt }, id, card);
  await finishDraft(ctx, id, {
    case_id: about.case,
    person_id: about.person,
    words: said.words,
    told: said.told ?? '',
  });
}

export const note = (words: string) => onCase((ctx, kase) => addNote(ctx, kase, words));

export const promise = (
  kind: Kind,
  due: Date,
  more: { about?: string; place?: string | null; agreed?: boolean } = {},
) =>
  onCase((ctx, kase) =>
    makeStep(ctx, kase, {
      kind,
      due,
      agreed: more.agreed ?? false,
      about: more.about ?? '',
      place: more.place ?? null,
    }),
  );

export const ask = (question: string, place: { id: string; name: string } | undefined, due: Date) =>
  onStep(['ask_service', 'call_back', 'first_contact'], async (ctx, kase, step) => {
    const asked = { question, place: place?.id ?? null, placeName: place?.name ?? 'the service', due, agreed: false };
    if (step.kind === 'ask_service') return askService(ctx, await askable(ctx, kase, asked), step, asked);
    await makeStep(ctx, kase, {
      kind: 'service_answer',
      due,
      agreed: false,
      place: asked.place,
      about: asked.place ? '' : asked.placeName,
    });
    await addContact(ctx, { case: kase.id, channel: 'staff', direction: 'out', words: question });
  });

type Asked = { question: string; background: string };

/** Asked in writing, at the address of the directory; it is answered by a link. */
export const write = (parts: Asked, place: { id: string; name: string } | undefined, due: Date) =>
  onStep(['ask_service'], async (ctx, kase, step) => {
    if (!place) return;
    const { email } = await findPlace(ctx, place.id);
    const fresh = await askable(ctx, kase, {
      question: `${parts.question} ${parts.background}`,
      placeName: place.name,
    });
    await askByLink(ctx, fresh, {
      to: { ...{ whom: 'service', name: place.name, email, phone: '' }, ...NOBODY_ELSE, place: place.id },
      parts: { ...parts, outcome: '' },
      ...{ withName: true, due, agreed: false, teller: 'pals', notClinical: true, safety: false, anyway: '' },
      ...{ origin: 'http://localhost', mailed: false, step: step.id },
    });
  });

const NOBODY_ELSE = { organisation: '', person: null };

type Replying = (ctx: Ctx, by: Parameters<typeof answerQuestion>[1]) => Promise<unknown>;

/** Somebody without an account does something with the question that was written last. */
const byLink = (work: Replying) =>
  onCase(async (ctx, kase) => {
    const asked = (await listQuestions(ctx, kase)).at(-1);
    const [link] = asked ? await listLinks(ctx, [asked.id]) : [];
    const theirs: Ctx = { ...ctx, actor: SYSTEM };
    if (link) await work(theirs, { link, visit: newId(ctx.now) });
  });

export const openLink = byLink((ctx, { link }) => markOpened(ctx, link));

export const reply = (words: string, name: string) =>
  byLink((ctx, by) => answerQuestion(ctx, by, { words, name, share: 'yes' }));

export const wantTime = (until: Date, reason: string) => byLink((ctx, by) => askForTime(ctx, by, { until, reason }));

/** They agree before anything goes out: to their name, where a question without it would still say who it is. */
async function askable(ctx: Ctx, kase: Case, { question, placeName }: { question: string; placeName: string }) {
  const fresh = (await casesByIds(ctx, [kase.id])).get(kase.id) ?? kase;
  const mode = askingMode(fresh, placeName);
  const stop = mode !== 'name' && stopsIt(outgoingText(question, mode, [], localDate(ctx.now)).findings);
  if (mode !== 'no' && !stop) return fresh;
  const list = [...namesOn(fresh.sharing_with), placeName].join(', ');
  await changeSharing(ctx, fresh, { sharing: 'name', with: list, note: 'They said so on the phone.' });
  return (await casesByIds(ctx, [kase.id])).get(kase.id) ?? fresh;
}

export const answer = (words: string, from: string, teller: 'pals' | 'service') =>
  onStep(['service_answer'], (ctx, kase, step) =>
    recordAnswer(ctx, kase, step, {
      answer: words,
      from,
      share: 'yes',
      teller: mayHear(kase, kase.caller_id) ? teller : 'pals',
    }),
  );

export const tell = (words: string, channel: Channel, satisfied: 'yes' | 'partly' | 'no' | 'not_asked') =>
  onStep(KEPT_BY_CALLING, (ctx, kase, step) =>
    tellTheirWay(ctx, kase, step, {
      told: words,
      identityChecked: mayHear(kase, step.person_id ?? kase.caller_id),
      channel,
      satisfied,
    }),
  );

export const tellFirst = (words: string) =>
  onStep(['first_contact'], (ctx, kase, step) =>
    tellTheirWay(ctx, kase, step, { told: words, identityChecked: false, channel: 'phone', satisfied: 'not_asked' }),
  );

/** In the way of the story, or, where the person cannot be reached so, in the first that is open to them. */
async function tellTheirWay(ctx: Ctx, kase: Case, step: Step, telling: Parameters<typeof tellPerson>[3]) {
  const id = step.person_id ?? kase.caller_id;
  const person = id ? (await peopleByIds(ctx, [id])).get(id) : undefined;
  const [way] = person && !mayReach(person, telling.channel) ? waysOffered(person) : [];
  const channel = way === 'in_person' ? 'walk_in' : (way ?? telling.channel);
  await tellPerson(ctx, kase, step, { ...telling, channel, ...(person?.needs.length ? { needsMet: true } : {}) });
}

/** We wrote instead of ringing again: now it is their turn. */
export const waitForThem = (until: Date) =>
  onStep(KEPT_BY_CALLING, (ctx, kase, step) =>
    replaceStep(ctx, kase, step, 'cancelled', { kind: 'hear_from_person', due: until, agreed: false }),
  );

/** Nobody knows who asked: there is nobody to ring. */
export const noFirstContact = onStep(['first_contact'], (ctx, _, step) => cancelPromise(ctx, step));

export const attempt = (result: 'no_answer' | 'voicemail_left' | 'message_left', next: Date, messageWith = '') =>
  onStep(KEPT_BY_CALLING, (ctx, _, step) => recordAttempt(ctx, step, { result, next, messageWith }));

export const move = (due: Date, told: boolean) =>
  onStep(KEPT_BY_CALLING, (ctx, _, step) => movePromise(ctx, step, { due, told }));

export const visit = (words: string) => onStep(['visit'], (ctx, kase, step) => finishStep(ctx, kase, step, words));

export const hear = (words: string, channel: Channel) =>
  onStep(['hear_from_person'], (ctx, kase, step) => hearFromPerson(ctx, kase, step, { words, channel }));

export const route = (chosen: 'informal' | 'complaint', channel: Channel = 'phone') =>
  onCase((ctx, kase) => chooseRoute(ctx, kase, { route: chosen, channel }));

export const take = onCase(async (ctx, kase, thread) => {
  await takeCase(ctx, kase);
  thread.kase = { ...kase, owner_id: ctx.actor.id };
});

export const give = (user: string) =>
  onCase(async (ctx, kase, thread) => {
    await giveCase(ctx, kase, user);
    thread.kase = { ...kase, owner_id: user };
  });

export const restrict = (names: readonly string[], reason: string) =>
  onCase((ctx, kase) => restrictCase(ctx, kase, { names, reason }));

export const writeTo = (channel: Channel, told: string) =>
  onCase((ctx, kase) => addContact(ctx, { case: kase.id, person: kase.caller_id, channel, direction: 'out', told }));

export const hearAgain = (channel: Channel, words: string) =>
  onCase((ctx, kase) => addContact(ctx, { case: kase.id, person: kase.caller_id, channel, direction: 'in', words }));

const SEEN_TO: readonly Kind[] = ['check_told', 'first_contact'];

/** What is still promised is not needed any more; what must be checked first keeps the case open. */
export const close = (closing: Closing) =>
  onCase(async (ctx, kase, thread) => {
    const steps = await listOpenPromises(ctx, kase.id);
    const fates = steps.map((step) => [step.id, SEEN_TO.includes(step.kind) ? 'kept' : 'cancelled'] as const);
    await closeCase(ctx, kase, { ...closing, promises: Object.fromEntries(fates) });
    thread.kase = undefined;
  });

/** At the end of the very contact: nothing was promised yet. */
export const closeAtOnce = (closing: Closing) =>
  onCase(async (ctx, kase, thread) => {
    await closeCase(ctx, kase, closing);
    thread.kase = undefined;
  });

/** As one package, with what the patient said of it. */
export const handOverToComplaints = (words: string, channel: Channel) =>
  onCase(async (ctx, kase, thread) => {
    const steps = await listOpenPromises(ctx, kase.id);
    const promises = Object.fromEntries(steps.map(({ id }) => [id, 'passed' as const]));
    const agreed = mayComplainFor(kase) || !kase.caller_id || !kase.patient_id;
    if (!agreed)
      await agreeFor(
        ctx,
        { ...thread, kase, caller: kase.caller_id ?? '', patient: kase.patient_id ?? '' },
        {
          sharing: 'name',
          afterDeath: kase.after_death,
        },
      );
    const fresh = agreed ? kase : ((await casesByIds(ctx, [kase.id])).get(kase.id) ?? kase);
    const today = localDate(ctx.now);
    const caller = (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id ?? '');
    const agreedBy = caller?.name ?? 'The caller';
    const spoken = { agreedBy, agreedHow: 'spoken', agreedOn: today } as const;
    await handOver(ctx, fresh, { ...spoken, madeOn: today, madeHow: channel, words, promises });
    thread.kase = undefined;
  });

type Complaint = Awaited<ReturnType<typeof listComplaintsOf>>[number];

/** What the complaints team does with what it was handed, until it has ended. */
const onComplaint =
  (work: (ctx: Ctx, complaint: Complaint, kase: Case) => Promise<unknown>): Act['do'] =>
  async (ctx, thread) => {
    thread.kase = undefined;
    const kase = await caseOf(ctx, thread);
    const complaint = kase && (await listComplaintsOf(ctx, kase)).find(({ ended_at }) => ended_at === null);
    if (kase && complaint) await work(ctx, complaint, kase);
    thread.kase = undefined;
  };

type Acknowledging = { how: 'spoken' | 'written'; discussion: 'agreed' | 'declined'; responseOn: string };

export const acknowledge = ({ how, discussion, responseOn }: Acknowledging) =>
  onComplaint((ctx, complaint, kase) => {
    const on = localDate(ctx.now);
    const set = { discussion, responseOn, finishOn: null, periodToldOn: discussion === 'declined' ? on : null };
    const handling = discussion === 'agreed' ? 'A letter, after the ward and the doctors have answered' : '';
    const told = { advocacy: true, ombudsman: true, copySent: true, seen: '' };
    return acknowledgeComplaint(ctx, complaint, kase, { on, how, ...told, ...set, handling });
  });

/** The signed form of the patient came back. */
export const signedConsent = onComplaint(async (ctx, _, kase) => {
  if (patientConsentOf(kase) !== 'said') return;
  const died = kase.after_death;
  const patient = (await peopleByIds(ctx, [kase.patient_id])).get(kase.patient_id ?? '');
  await recordWritten(ctx, kase, {
    signs: died ? 'kin' : 'patient',
    givenBy: died ? 'The next of kin' : (patient?.name ?? 'The patient'),
    paper: 'form',
    on: localDate(ctx.now),
    evidence: '',
    reasons: died ? 'Close family. No wish against it in life is known.' : '',
  });
});

export const closeComplaint = (outcome: Parameters<typeof closeComplaintOf>[3]) =>
  onComplaint((ctx, complaint, kase) => closeComplaintOf(ctx, complaint, kase, outcome));

/** Told to those it is for, with the name. */
export const passThanks = (to: string) =>
  onCase((ctx, kase) =>
    passThanksOn(ctx, kase, {
      ...{ staffNames: '', place: '', placeId: undefined, passedTo: to, how: 'email', withName: true },
      ...{ on: localDate(ctx.now), hearBack: false, close: false },
    }),
  );

/** Somebody may come to harm: a colleague agrees at once, and says so in their own session. */
export const shareNow = (reason: string, services: string, second: string) =>
  onCase(async (ctx, kase, thread) => {
    await shareForSafety(ctx, kase, { reason, services, second, now: true });
    thread.kase = undefined;
  });

export const confirmShared = onCase(async (ctx, kase, thread) => {
  const asked = (await listConsents(ctx, kase)).find(({ type }) => type === 'override');
  if (asked) await confirmOverride(ctx, kase, asked);
  thread.kase = undefined;
});

type Asking = { services: string; records: string };

/** The patient is asked, by letter, whether the caller may be told and who may be asked. */
export const askPatient = ({ services, records }: Asking) =>
  onCase(async (ctx, kase, thread) => {
    const wanted = { ...NOTHING_ELSE, services, records, reasons: '', given_by: '', complaints: false };
    const speaks = { situation: 'adult', type: 'not_yet', speaker: kase.caller_id, hears: true } as const;
    await askConsent(ctx, kase, { ...wanted, ...speaks }, 'letter');
    thread.kase = undefined;
  });

/** Their answer came: yes, in writing. */
export const patientAgrees = (given_by: string) =>
  onCase(async (ctx, kase, thread) => {
    const asked = await maybeAsked(ctx, kase);
    const paper = { limits: '', heard_by: '', evidence: 'The letter, signed', reasons: '' };
    if (asked) await receiveConsent(ctx, kase, asked, { ...paper, type: 'written', given_by });
    thread.kase = undefined;
  });

/** They rang again after it was closed. */
export const comeBack = (words: string, channel: Channel, due: Date) => async (ctx: Ctx, thread: Thread) => {
  thread.kase = undefined;
  const kase = await caseOf(ctx, thread);
  if (!kase?.closed_at) return;
  await addContact(ctx, { case: kase.id, person: kase.caller_id, channel, direction: 'in', words });
  await reopenCase(ctx, kase);
  thread.kase = undefined;
  const open = await caseOf(ctx, thread);
  if (open) await makeStep(ctx, open, { kind: 'call_back', due, agreed: true });
};
