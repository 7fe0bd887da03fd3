// A letter on its way: to whom, by what template, and the words it begins with.
import { advocateFor } from '../advocacy/index.ts';
import { loadCalendar, weekWords } from '../calendar/index.ts';
import {
  asOfCase,
  CALL_KINDS,
  type Case,
  keptElsewhere,
  listCasePeople,
  listOpenPromises,
  mayHear,
  type Promised,
} from '../cases/index.ts';
import { namedCodes } from '../codes/index.ts';
import { maybeAsked } from '../consent/index.ts';
import { type DraftFields, keepForm, maybeDraft } from '../drafts/index.ts';
import { maybeAgreed } from '../matching/index.ts';
import { canSend, progressPage } from '../outbox/index.ts';
import {
  calledName,
  isMobile,
  listWays,
  mayHoldDetails,
  mayReach,
  messageTo,
  NEUTRAL,
  obeyNeeds,
  type Person,
  peopleByIds,
  UNNAMED,
  type Way,
} from '../people/index.ts';
import { listHelpNumbers, listOrganisations } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { knownWords } from './filling.rules.ts';
import { LETTER_WAYS, type LetterWay } from './kinds.rules.ts';
import { fillIn, leftIn } from './placeholders.rules.ts';
import { loadReach } from './reach.ts';
import { listInForce } from './templates.ts';
import { checkTold } from './told-text.ts';
import type { Version } from './versions.rules.ts';

/** `ids`: the records under which the case knows them; after a merge there are several. */
export type Reader = { person: Person; ids: readonly string[]; ways: Way[] };

/** Everybody of the case, the caller first. */
export async function listReaders(ctx: Ctx, kase: Case): Promise<Reader[]> {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const [found, ways] = await Promise.all([peopleByIds(ctx, ids), listWays(ctx, ids)]);
  const people = ids.flatMap((id) => found.get(id ?? '') ?? []);
  const root = (id: string | null) => found.get(id ?? '')?.id ?? null;
  const bereaved = { ...kase, patient_id: root(kase.patient_id), caller_id: root(kase.caller_id) };
  return [...new Map(people.map((person) => [person.id, person])).values()].map((person) => ({
    // After a death nobody writes to the patient, also where it is not yet recorded with the person.
    person: asOfCase(person, bereaved, person.id),
    ids: ids.flatMap((id) => (id && found.get(id)?.id === person.id ? id : [])),
    ways: ways.filter(({ person_id }) => person_id === person.id),
  }));
}

/** May they be told about the patient? */
export const hears = (kase: Case, { ids }: Reader): boolean => ids.some((id) => mayHear(kase, id));

export type Writing = { kase: Case; reader: Reader; version: Version; how: LetterWay };
export type Asked = { template: string; to: string; how: string };

/**
 * What is to be written, as the address says it. Words that were begun can go on, also when their template is not used
 * any more. @throws NotFound nobody of this case, no such template or way
 */
export async function findWriting(ctx: Ctx, kase: Case, { template, to, how }: Asked): Promise<Writing> {
  const [readers, inForce] = await Promise.all([listReaders(ctx, kase), listInForce(ctx)]);
  const reader = readers.find(({ person }) => person.id === to);
  const version = inForce.find(({ template_id }) => template_id === template);
  const way = LETTER_WAYS.find((known) => known === how);
  if (!reader || !version || !way) throw new NotFound('This letter');
  const writing = { kase, reader, version, how: way };
  const isOffered = !version.retired && version.ways.includes(way);
  if (!isOffered && !(await maybeDraft(ctx, draftKey(writing)))) throw new NotFound('This letter');
  return writing;
}

/** The key of the officer's own words on their way: one for each case, template and person. */
export function draftKey({ kase, version, reader }: Pick<Writing, 'kase' | 'version' | 'reader'>): string {
  return draftOf(kase, { template: version.template_id, person: reader.person.id });
}

export const draftOf = (kase: Pick<Case, 'id'>, { template, person }: { template: string; person: string }): string =>
  `${draftsOf(kase)}${shortId(template)}-${shortId(person).slice(-12)}`;

export const draftsOf = (kase: Pick<Case, 'id'>) => `writing/${shortId(kase.id)}-`;
export const shortId = (id: string) => id.replaceAll('-', '');

/** Where somebody else may see it, only neutral words go out. */
export const isNeutralOnly = ({ reader, how }: Writing): boolean => !mayHoldDetails(reader.person, how);

export type Text = { subject: string; body: string };

/** The words of the template with what is known in them. */
export async function beginText(ctx: Ctx, writing: Writing): Promise<Text> {
  if (isNeutralOnly(writing)) return { subject: '', body: NEUTRAL };
  const known = await knownOf(ctx, writing);
  const { subject, body } = writing.version;
  return { subject: writing.how === 'email' ? fillIn(subject, known) : '', body: fillIn(body, known) };
}

async function knownOf(ctx: Ctx, { kase, reader, version }: Writing) {
  const { person } = reader;
  const [subjects, { hours }, numbers, organisations, promises, people, reach, page, plan, asked, advocate] =
    await Promise.all([
      namedCodes(ctx, 'subjects'),
      loadCalendar(ctx),
      listHelpNumbers(ctx),
      listOrganisations(ctx),
      listOpenPromises(ctx, kase.id),
      peopleByIds(ctx, [kase.patient_id]),
      loadReach(ctx),
      pageFor(ctx, kase, reader),
      version.kind === 'contact_plan' ? maybeAgreed(ctx, person.id) : undefined,
      version.kind === 'consent_request' ? askedOf(ctx, kase, reader) : undefined,
      advocateFor(ctx, person),
    ]);
  const patient = people.get(kase.patient_id ?? '');
  const mayName = patient && patient.id !== person.id && hears(kase, reader);
  return knownWords({
    called: calledName(person),
    ref: kase.ref,
    officer: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    trust: ctx.trust,
    reach,
    page,
    week: weekWords(hours, localDate(ctx.now)),
    nextDue: nextFor(kase, reader, promises)?.due_at,
    subject: subjects.find(({ code }) => code === kase.subject)?.label ?? '',
    patient: mayName ? (patient.name === UNNAMED ? 'your baby' : patient.name) : '',
    numbers,
    plan,
    asked: asked && { ...asked, by: promises.find(({ id }) => id === asked.promise_id)?.due_at },
    // Where they live decides. Not known: what ships is of other areas, too; a trust's own is the one of most of its people.
    advocacy: advocate
      ? [advocate]
      : organisations.filter(({ kind, trust_id }) => kind === 'advocacy' && trust_id !== null),
    ombudsman: organisations.find(({ code }) => code === 'ombudsman'),
    now: ctx.now,
  });
}

/** Only whoever came to us sees it, where the code can go to them and nobody else might see the link. */
async function pageFor(ctx: Ctx, kase: Case, { person, ids, ways }: Reader): Promise<string> {
  if (person.unsafe || person.no_messages || !ids.includes(kase.caller_id ?? '')) return '';
  const takesCode = ways.some((way) => {
    const channel = messageTo(way);
    return channel !== undefined && mayReach(person, channel) && canSend(ctx, channel);
  });
  return takesCode ? ((await progressPage(ctx)) ?? '') : '';
}

/** The consent that is asked for in this case, unless it is this very person who speaks for another. */
async function askedOf(ctx: Ctx, kase: Case, { ids }: Reader) {
  const asked = await maybeAsked(ctx, kase);
  if (!asked || ids.includes(asked.speaker_id ?? '')) return undefined;
  const speaker = (await peopleByIds(ctx, [asked.speaker_id])).get(asked.speaker_id ?? '')?.name ?? '';
  return { ...asked, speaker };
}

/** Promises that this person waits for, the first to come first. */
function promisedTo(kase: Case, { ids }: Reader, promises: readonly Promised[]): Promised[] {
  return promises.filter(
    ({ kind, person_id }) => CALL_KINDS.includes(kind) && ids.includes(person_id ?? kase.caller_id ?? ''),
  );
}

/** Those that it may keep; of others somebody says on a page of their own what came of it. */
export const keptBy = (kase: Case, reader: Reader, promises: readonly Promised[]): Promised[] =>
  promisedTo(kase, reader, promises).filter((promise) => keptElsewhere(promise) === undefined);

/** A first contact is what the letter itself may be: the date it tells of is another. */
const nextFor = (kase: Case, reader: Reader, promises: readonly Promised[]) =>
  promisedTo(kase, reader, promises).find(({ kind }) => kind !== 'first_contact');

/**
 * The words of this officer, ready to be looked at and to go. Gives their revision. @throws RuleError as `checkText`
 */
export async function keepWords(ctx: Ctx, writing: Writing, text: Text): Promise<number> {
  await checkText(ctx, writing, text);
  return keepUnfinished(ctx, writing, text);
}

/** As they are: with what is still to be written in them. `tells`: what else they tell of, besides what they did before. */
export async function keepUnfinished(
  ctx: Ctx,
  writing: Writing,
  { subject, body }: Text,
  tells: readonly string[] = [],
): Promise<number> {
  const key = draftKey(writing);
  const before = tellsIn((await maybeDraft(ctx, key))?.fields ?? {});
  const fields = { subject, body, how: writing.how, tells: [...new Set([...before, ...tells])] };
  return (await keepForm(ctx, key, fields)).revision;
}

/** The words that this officer has begun and not sent, and the way they are for. */
export async function maybeUnfinished(ctx: Ctx, writing: Writing): Promise<(Text & { how: LetterWay }) | undefined> {
  const fields = (await maybeDraft(ctx, draftKey(writing)))?.fields;
  if (!fields) return undefined;
  return { ...textIn(fields), how: writing.version.ways.find((way) => way === fields.how) ?? writing.how };
}

export function textIn(fields: DraftFields): Text {
  const text = (name: string) => [fields[name] ?? ''].flat()[0]?.replace(/\r\n?/g, '\n') ?? '';
  return { subject: text('subject').trim(), body: text('body') };
}

/** What a draft tells of for other modules, by their ids. */
export const tellsIn = (fields: DraftFields): string[] => [fields.tells ?? []].flat().filter(isId);

/**
 * May these words go to this person, this way?
 * @throws RuleError something is still to be written, the way is closed to them, or it says what they may not hear
 */
export async function checkText(ctx: Ctx, writing: Writing, { subject, body }: Text) {
  const { kase, reader, how } = writing;
  await refuseWay(ctx, writing);
  if (isNeutralOnly(writing) && (body.trim() !== NEUTRAL || subject.trim() !== ''))
    throw new RuleError(`Somebody else might see this. Only these words may go: “${NEUTRAL}”`, 'body');
  if (body.trim() === '') throw new RuleError('Write the words', 'body');
  for (const [field, text] of [['subject', subject] as const, ['body', body] as const]) {
    const left = leftIn(text);
    if (left.length > 0) throw new RuleError(`Write this yourself, or take it out: ${left.join(', ')}`, field);
    await checkTold(ctx, kase, reader.person, { text, field });
  }
  if (how === 'email' && subject.trim() === '' && !isNeutralOnly(writing))
    throw new RuleError('Enter a subject', 'subject');
}

/** @throws RuleError the way is closed to them; nobody is written to after their death, or on paper where others may see it */
async function refuseWay(ctx: Ctx, writing: Writing) {
  const { kase, reader, how } = writing;
  if (!mayReach(reader.person, how)) await obeyNeeds(ctx, reader.person, { channel: how, case: kase.id }, 'body');
  if (how === 'letter' && isNeutralOnly(writing))
    throw new RuleError(
      'Somebody else might see this, and a letter shows who it is from. Write by email or text, or speak to them.',
      'body',
    );
}

/** The address it goes to, where one is recorded: the newest. */
export function addressOf({ reader: { ways }, how }: Pick<Writing, 'reader' | 'how'>): string {
  const kind = how === 'letter' ? 'address' : how === 'email' ? 'email' : 'phone';
  const known = ways.filter((way) => way.kind === kind).map(({ value }) => value);
  // A text goes to a mobile, though a number at home was added after it.
  return (how === 'text' ? known.findLast(isMobile) : undefined) ?? known.at(-1) ?? '';
}
