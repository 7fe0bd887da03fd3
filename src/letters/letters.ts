import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import {
  type Case,
  type CaseAtHand,
  type Contact,
  contactsByIds,
  listOpenPromises,
  markCondoled,
  sameCase,
  tell,
  tellPerson,
  wholeCase,
} from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { maybeThread } from '../mailbox/index.ts';
import { noteLetterOfPlan } from '../matching/index.ts';
import { send } from '../outbox/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { settleAddress } from './addresses.ts';
import { filesOf, keepPaper, printedOf, sheetOf } from './documents.ts';
import { dropExtras } from './extras.ts';
import type { LetterWay } from './kinds.rules.ts';
import { refuseUnsigned, settleReading } from './readings.ts';
import { goingWords, type Sheet } from './sheets.rules.ts';
import type { LetterTable } from './tables.ts';
import { findTemplate } from './templates.ts';
import { inForceAt } from './versions.rules.ts';
import {
  addressOf,
  checkText,
  draftKey,
  hears,
  isNeutralOnly,
  keptBy,
  type Text,
  tellsIn,
  textIn,
  type Writing,
} from './writing.ts';

export type Letter = Selectable<LetterTable>;

export type Going = {
  /** The revision of the words that were looked at. */
  revision: number;
  keeps: string;
  needsMet: boolean | undefined;
  needsUnmet: string;
  /** Of somebody who may not hear of the patient: nothing in it is about the patient. */
  nothingOfPatient: boolean;
  readThrough: boolean;
  /** OpenPALS sends it; otherwise somebody has sent it. */
  send: boolean;
  /** Where it goes, where no address is recorded. */
  address?: string;
  /** The address that was looked at. */
  seen?: string;
};

/**
 * It went: the contact of the case, the letter with the version of its template, and the promise that it keeps. A second
 * press gives the letter of the first. @throws RuleError as `checkText`, or the words changed since they were looked at
 */
export async function recordLetter(ctx: Ctx, asked: Writing, going: Going): Promise<string> {
  const since = await sincePress(ctx, 'letter');
  const key = draftKey(asked);
  const draft = await maybeDraft(ctx, key);
  if (!draft) return pressedBefore(ctx, asked, since);
  if (draft.revision !== going.revision)
    throw new RuleError('The words changed since you looked at them. Look at them again.', 'body');
  const text = textIn(draft.fields);
  await checkText(ctx, asked, text);
  refuseOtherAddress(asked, going);
  const writing = going.send ? await settleAddress(ctx, asked, going.address ?? '') : asked;
  const reading = await refuseUnsigned(ctx, writing, text);
  refuseUnasked(writing, going);
  const { contact, kept } = await toldIn(ctx, writing, text, going);
  // It was written from what the template said when it was begun, whatever it says by now.
  const begun = inForceAt(await findTemplate(ctx, writing.version.template_id), draft.created_at) ?? writing.version;
  const sheet = await sheetOf(ctx, writing, text, going.send ? 'us' : 'hand');
  const id = await keepLetter(ctx, { ...writing, version: begun }, sheet, {
    contact,
    kept,
    reading: reading?.id ?? null,
    tells: tellsIn(draft.fields),
  });
  await settleReading(ctx, reading);
  const paper = going.send ? await sendLetter(ctx, writing, sheet, id) : await maybePrinted(writing, sheet);
  if (paper) await keepPaper(ctx, writing.kase, id, paper);
  await dropDraft(ctx, key);
  await dropExtras(ctx, writing);
  if (writing.version.kind === 'contact_plan') await noteLetterOfPlan(ctx, writing.reader.person.id);
  return id;
}

/** @throws RuleError nothing of this was written */
async function pressedBefore(ctx: Ctx, { kase, version, reader }: Writing, since: Date): Promise<string> {
  const versions = (await findTemplate(ctx, version.template_id)).map(({ id }) => id);
  const same = await ctx.db
    .selectFrom('letters')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('person_id', '=', reader.person.id)
    .where('version_id', 'in', versions)
    .where('made_by', '=', actorId(ctx))
    .where('made_at', '>=', since)
    .executeTakeFirst();
  if (!same) throw new RuleError('These words are not kept any more. Write them again.', 'body');
  return same.id;
}

function refuseUnasked({ kase, version, reader }: Writing, { nothingOfPatient, readThrough }: Going) {
  if (!hears(kase, reader) && !nothingOfPatient)
    throw new RuleError(
      'Tick what it says of the patient, or record who agreed that they may be told more',
      'nothing_of_patient',
    );
  if (version.kind === 'after_death' && !readThrough)
    throw new RuleError('Read it as they will read it, and tick that you did', 'read_through');
}

/** Somebody changed the address between the look and the press: it does not go where nobody looked. @throws RuleError */
function refuseOtherAddress(writing: Writing, { seen }: Going) {
  const now = addressOf(writing);
  if (seen === undefined || inOneLine(seen) === inOneLine(now)) return;
  const words = now ? `It is ${inOneLine(now)} now.` : 'None is recorded now.';
  throw new RuleError(`The address was changed since you looked at this. ${words} Look at it again.`, 'address');
}

const inOneLine = (address: string) => address.trim().replace(/\s*\n\s*/g, ', ');

/** More than this no text message holds, however it is split. */
const LONGEST_TEXT = 918;

function refuseLongText(how: LetterWay, words: string) {
  if (how === 'text' && words.length > LONGEST_TEXT)
    throw new RuleError(
      `This has ${words.length} characters. A text message has at most ${LONGEST_TEXT}: make it shorter, or write an email or a letter.`,
      'body',
    );
}

type ToldBy = { contact: Contact; kept: string | null };

/** Made by the same verbs as any contact. @throws RuleError */
async function toldIn(ctx: Ctx, writing: Writing, text: Text, going: Going): Promise<ToldBy> {
  const { kase, reader, how } = writing;
  const open = keptBy(kase, reader, await listOpenPromises(ctx, kase.id));
  const step = open.find(({ id }) => id === going.keeps);
  if (going.keeps && !step) throw new RuleError('Choose again what this keeps', 'keeps');
  const telling = {
    told: text.body,
    identityChecked: hears(kase, reader) && !isNeutralOnly(writing),
    channel: how,
    satisfied: 'not_asked' as const,
    needsUnmet: going.needsUnmet,
    ...(going.needsMet === undefined ? {} : { needsMet: going.needsMet }),
  };
  const contact = step && (await tellPerson(ctx, kase, step, telling));
  if (contact) return { contact, kept: step.id };
  return { contact: await tell(ctx, kase, reader.ids[0] ?? reader.person.id, telling), kept: null };
}

const maybePrinted = async ({ how }: Writing, sheet: Sheet) => (how === 'letter' ? printedOf(sheet) : undefined);

/** On its way, for ten seconds to be undone. Gives the bytes that go. @throws RuleError it cannot go like this */
async function sendLetter(ctx: Ctx, writing: Writing, sheet: Sheet, id: string): Promise<Buffer | undefined> {
  const { kase, reader, how } = writing;
  const to = addressOf(writing);
  refuseLongText(how, goingWords(sheet));
  const thread = how === 'email' ? await maybeThread(ctx, kase, to) : undefined;
  const attachments = await filesOf(how, sheet);
  await send(ctx, {
    ...thread,
    ...{ channel: how, to, toName: reader.person.name, subject: sheet.subject, body: goingWords(sheet), attachments },
    ...{ about: { kind: 'letter', id }, case: kase.id, person: reader.person.id, held: true },
  });
  return attachments[0]?.bytes;
}

async function keepLetter(
  ctx: Ctx,
  writing: Writing,
  paper: Sheet,
  { contact, kept, reading, tells }: ToldBy & { reading: string | null; tells: string[] },
): Promise<string> {
  const { kase, reader, version, how } = writing;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('letters')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, contact_id: contact.id, person_id: reader.person.id },
      ...{ version_id: version.id, channel: how, subject: paper.subject, large_print: paper.format === 'large' },
      sent_to: addressOf(writing),
      paper: JSON.stringify(paper),
      promise_id: kept,
      reading_id: reading,
      tells,
      ...{ made_by: actorId(ctx), made_at: ctx.now },
    })
    .execute();
  if (version.kind === 'after_death') await markCondoled(ctx, kase);
  await record(ctx, 'letter.sent', {
    ...{ case: kase.id, person: reader.person.id, letter: id, contact: contact.id },
    ...{ version: version.id, kind: version.kind, channel: how },
  });
  return id;
}

/** What went in this case, the newest first. */
export async function listLetters(ctx: Ctx, kase: Case): Promise<Letter[]> {
  return ctx.db
    .selectFrom('letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** All that letters of this case told of for other modules, by their ids: of those that went and were not taken back. */
export async function listTells(ctx: Ctx, kase: CaseAtHand): Promise<Set<string>> {
  const letters = await ctx.db
    .selectFrom('letters')
    .select(['contact_id', 'tells'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .where('tells', '<>', sql<string[]>`'{}'`)
    .execute();
  const contacts = await contactsByIds(
    ctx,
    letters.map(({ contact_id }) => contact_id),
  );
  const went = letters.filter(({ contact_id }) => contacts.get(contact_id)?.error_at === null);
  return new Set(went.flatMap(({ tells }) => tells));
}

export type Sent = { letter: Letter; contact: Contact };

/** A letter of this case with its words. @throws NotFound */
export async function findLetter(ctx: Ctx, kase: Case, id: string): Promise<Sent> {
  const letter = isId(id) ? (await listLetters(ctx, kase)).find((one) => one.id === id) : undefined;
  const contact = letter && (await contactsByIds(ctx, [letter.contact_id])).get(letter.contact_id);
  if (!letter || !contact) throw new NotFound('This letter');
  return { letter, contact };
}
