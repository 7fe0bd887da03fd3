// What was told goes into the record: a person, a case that is nobody's yet, the words as they were written, what is promised.
import { loadCalendar, nextOpening, targetDue } from '../calendar/index.ts';
import {
  addContact,
  type Case,
  chooseRoute,
  findCase,
  findPlaceTyped,
  makePromise,
  mayChooseBoth,
  openCase,
  readFirst,
  type Sharing,
  soundsDangerous,
} from '../cases/index.ts';
import { addWay, createPerson, type NewPerson, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { giveReceipt, promiseToWrite } from '../receipts/index.ts';
import { copyFor } from './copying.ts';
import {
  interpreterFor,
  isUnsafe,
  isWrittenTo,
  needsIn,
  ownWords,
  REACHED_BY,
  type Sent,
  said,
  type Told,
  typeOf,
  type Way,
} from './telling.rules.ts';
import { HOPE_WORDS, PACE_WORDS, ROUTE_WORDS, SHARING_SAID, WHO_WORDS } from './telling.words.ts';

const NO_NAME = 'No name given';
const READ_IT = 'Read what was sent on the web';
const IN_FILE = 'They wrote nothing. What they tell us is in what they sent along.';
const DAY_MS = 86_400_000;
const TWO_WEEKS_MS = 13 * DAY_MS; // and the working day of our aim

/** Takes what came along to the case, with the contact that brought it. */
export type Along = (brought: {
  kase: Pick<Case, 'id' | 'caller_id'>;
  contact: string;
  signed: boolean;
}) => Promise<void>;

/**
 * Records what was told. `receipt`: with what somebody comes back who gave no name, or who may get no message.
 * @throws RuleError a field holds what cannot be recorded
 */
export async function sendTold(
  ctx: Ctx,
  typed: Told,
  { along, receipt }: { along?: Along; receipt?: string } = {},
): Promise<Sent> {
  const told = inTongue(ctx, typed);
  const caller = await callerOf(ctx, told);
  const who = said(told, 'who');
  const patient = await patientOf(ctx, told, caller);
  const kase = await openCase(ctx, {
    type: typeOf(told),
    owner: null,
    caller: caller?.id ?? null,
    patient: patient?.id ?? null,
    place: (await findPlaceTyped(ctx, { place: said(told, 'where'), place_id: undefined }))?.id ?? null,
    ...sharingOf(told),
    afterDeath: who === 'died',
    child: who === 'child',
    receivedAt: ctx.now,
    channel: 'web',
  });
  const danger = soundsDangerous(ownWords(told));
  const contact = await addContact(ctx, {
    ...{ case: kase.id, person: caller?.id ?? null, channel: 'web', direction: 'in', byItself: true },
    words: wordsOf(told),
  });
  await along?.({ kase, contact: contact.id, signed: needsIn(told).includes('bsl') });
  const copy = copyFor(told);
  const unsafe = isUnsafe(told);
  const comesBack = (!caller || unsafe) && receipt !== undefined;
  if (comesBack) await giveReceipt(ctx, { case: kase.id, person: caller?.id ?? null }, receipt);
  const complaint = await chooseAsTold(ctx, await findCase(ctx, kase.ref), told);
  const by = await promiseIt(ctx, await findCase(ctx, kase.ref), told, { danger, comesBack });
  return {
    ref: kase.ref,
    by: by?.toISOString() ?? '',
    anonymous: !caller,
    died: who === 'died',
    called: said(told, 'their_name').trim(),
    unsafe,
    danger,
    complaint,
    ...(who === 'died' ? { pace: paceOf(told) } : {}),
    receipt: comesBack,
    byNumber: comesBack && isWrittenTo(told),
    ...(copy ? { copy } : {}),
  };
}

/** Their own choice, as an officer would record it. Gives whether it is a complaint from now on. */
async function chooseAsTold(ctx: Ctx, kase: Case, told: Told): Promise<boolean> {
  const chosen = said(told, 'route');
  if (chosen !== 'informal' && chosen !== 'complaint' && chosen !== 'both') return false;
  // Where a trust stopped doing both since the question was asked: a complaint is what the law protects.
  const route = chosen === 'both' && !(await mayChooseBoth(ctx)) ? 'complaint' : chosen;
  await chooseRoute(ctx, kase, { route, channel: 'web' });
  return route !== 'informal';
}

/** Who writes in another language is suggested an interpreter, unless they were asked and said otherwise. */
function inTongue({ tongue }: Ctx, told: Told): Told {
  if (!tongue) return told;
  const asked = [told.seen ?? []].flat().includes('needs');
  return { ...told, ...(asked ? {} : interpreterFor(tongue)), written_in: tongue.english };
}

async function callerOf(ctx: Ctx, told: Told): Promise<Person | undefined> {
  const way = said(told, 'way') as Way;
  if (way === 'none') return undefined;
  const person = await createPerson(ctx, { name: said(told, 'name').trim() || NO_NAME, ...factsOf(told) });
  for (const field of REACHED_BY[way]) {
    const value = said(told, field).trim();
    const asWay = field === 'mobile' ? ({ kind: 'phone', note: 'For texts' } as const) : { kind: field };
    if (value) await addWay(ctx, person, { ...asWay, value });
  }
  return person;
}

/** Needs, and what makes contact safe, before anybody tries. */
function factsOf(told: Told): Partial<NewPerson> {
  return {
    needs: needsIn(told),
    language: said(told, 'language').trim(),
    needs_detail: said(told, 'other_need').trim(),
    ...(isUnsafe(told) ? { unsafe: true, no_messages: true, safe_times: said(told, 'times').trim() } : {}),
  };
}

/** Somebody else, where they are named; who writes about themselves is the patient. */
async function patientOf(ctx: Ctx, told: Told, caller: Person | undefined): Promise<Person | undefined> {
  const who = said(told, 'who');
  if (who === 'me') return caller;
  const name = said(told, 'their_name').trim();
  return name ? createPerson(ctx, { name, died: who === 'died' }) : undefined;
}

/** Only whoever it is about decides what is shared. What somebody else said of it is kept for the officer to ask about. */
function sharingOf(told: Told): { sharing?: Sharing; sharingNote?: string } {
  const sharing = said(told, 'sharing');
  if (sharing !== 'name' && sharing !== 'no_name' && sharing !== 'keep') return {};
  const sharingNote = `On the web form: ${SHARING_SAID[sharing]}`;
  return said(told, 'who') === 'me' ? { sharing, sharingNote } : { sharingNote };
}

/** Their words first, as they wrote them; below, what they chose. */
function wordsOf(told: Told): string {
  const who = said(told, 'who');
  const hope = said(told, 'hope');
  const pace = paceOf(told);
  const route = said(told, 'route');
  const chosen = [
    ['Where', said(told, 'where')],
    ['Who it is about', who ? WHO_WORDS[who as keyof typeof WHO_WORDS] : ''],
    ['What they would like', hope ? HOPE_WORDS[hope as keyof typeof HOPE_WORDS] : ''],
    ['How they want it handled', route ? ROUTE_WORDS[route as keyof typeof ROUTE_WORDS] : ''],
    ['Good times', said(told, 'times')],
    ['When they want to hear from us', pace ? PACE_WORDS[pace as keyof typeof PACE_WORDS] : ''],
    ['Written in', said(told, 'written_in')],
  ].filter(([, words]) => words?.trim());
  return [
    said(told, 'what').trim() ? said(told, 'what') : IN_FILE,
    ...chosen.map(([label, words]) => `${label}: ${words}`),
  ].join('\n\n');
}

/** Only after a death are they asked how soon they want to hear from us. */
const paceOf = (told: Told): string => (said(told, 'who') === 'died' ? said(told, 'pace') : '');

/** By when they hear from us; undefined where nobody is to be reached, or they wish to write first. */
async function promiseIt(
  ctx: Ctx,
  kase: Case,
  told: Told,
  { danger, comesBack }: { danger: boolean; comesBack: boolean },
): Promise<Date | undefined> {
  const soon = await dueFrom(ctx, ctx.now);
  const reading = { case: kase.id, owner: null, due: soon, kind: 'look_into' } as const;
  if (danger) await readFirst(ctx, kase, ownWords(told));
  const pace = paceOf(told);
  if (comesBack && !kase.caller_id) return promiseToWrite(ctx, kase);
  if (!kase.caller_id || pace === 'they_write') {
    if (!danger) await makePromise(ctx, { ...reading, about: READ_IT });
    return undefined;
  }
  const from = pace === 'two_weeks' ? new Date(ctx.now.getTime() + TWO_WEEKS_MS) : ctx.now;
  if (comesBack && isWrittenTo(told)) return promiseToWrite(ctx, kase, from);
  const due = await dueFrom(ctx, from);
  const whom = { case: kase.id, person: kase.caller_id, owner: null };
  await makePromise(ctx, { kind: 'first_contact', ...whom, due, agreed: pace === 'two_weeks' });
  return due;
}

/** Our own aim for a first contact, counted from then; a day later where a trust has not said yet when it is open. */
async function dueFrom(ctx: Ctx, from: Date): Promise<Date> {
  const { hours, targets } = await loadCalendar(ctx);
  const target = targets.get('first_contact') ?? { amount: 1, unit: 'working_days' as const };
  return nextOpening(from, hours) ? targetDue(from, target, hours) : new Date(from.getTime() + DAY_MS);
}
