// Thanks are sent to whoever is named in them; they say that they read them, and send a line back.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, casesByIds, listCasePeople, maybeLastContact, wholeCase } from '../cases/index.ts';
import { endLink, type Link, listLinks, makeLink, mayReceive } from '../links/index.ts';
import { canSend, listAbout, type Outgoing, send, stopAbout, type TakesBack } from '../outbox/index.ts';
import { peopleByIds } from '../people/index.ts';
import { findPlace } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { hashOf, isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';
import { copyMail, thanksMail, wordsFor } from './letters.rules.ts';
import type { ThanksLetterTable } from './tables.ts';
import { changeThanks, closeIfFree, findThanks, hearThanks, keepPassing, placeOf, promiseNews } from './thanks.ts';

export type ThanksLetter = Selectable<ThanksLetterTable>;

/** Of a case, the first first, each with what became of its e-mail. */
export async function listLettersOf(
  ctx: Ctx,
  kase: CaseAtHand,
): Promise<{ letter: ThanksLetter; sent: Outgoing | undefined }[]> {
  if (!mayHold(ctx, kase, 'thanks')) return [];
  const letters = await ctx.db
    .selectFrom('thanks_letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('id')
    .execute();
  const sent = await listAbout(
    ctx,
    'thanks',
    letters.map(({ id }) => id),
  );
  return letters.map((letter) => ({ letter, sent: sent.find(({ id }) => id === letter.message_id) }));
}

/** @throws NotFound */
export async function findLetter(ctx: Ctx, id: string): Promise<ThanksLetter> {
  return orNotFound(isId(id) ? await letterAt(ctx, id).executeTakeFirst() : undefined);
}

/** Locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockLetter(ctx: Ctx, id: string): Promise<ThanksLetter> {
  return orNotFound(isId(id) ? await letterAt(ctx, id).forUpdate().executeTakeFirst() : undefined);
}

const letterAt = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('thanks_letters').selectAll().where('trust_id', '=', ctx.trust.id).where('id', '=', id);

function orNotFound(found: ThanksLetter | undefined): ThanksLetter {
  if (!found) throw new NotFound('These thanks');
  return found;
}

/** What they said, to begin with: the last contact of the case. */
export async function saidIn(ctx: Ctx, kase: Case): Promise<string> {
  return (await maybeLastContact(ctx, kase.id))?.words ?? '';
}

export type Sending = {
  name: string;
  place: string;
  placeId: string | undefined;
  /** Empty: that of the ward or service. */
  email: string;
  copyTo: string;
  words: string;
  withName: boolean;
  hearBack: boolean;
  close: boolean;
  origin: string;
};

/** What they will read, and where it goes; `key` is all of it in one word. */
export type SeenThanks = {
  name: string;
  place: string | undefined;
  email: string;
  copyTo: string;
  words: string;
  giver: string;
  key: string;
};

/**
 * Before it goes, it is looked at.
 * @throws RuleError no address, an address outside the trust for what names somebody, or words that say who it is
 */
export async function seenThanks(ctx: Ctx, kase: Case, said: Omit<Sending, 'origin'>): Promise<SeenThanks> {
  if (!canSend(ctx, 'email')) throw new RuleError('No email goes out of here. Pass them on by hand.', 'email');
  const place = await placeOf(ctx, said);
  if (said.place.trim() !== '' && !place)
    throw new RuleError('Choose a ward or service from the directory, or leave this empty', 'place');
  const email = said.email.trim() || (place ? (await findPlace(ctx, place)).email : '');
  if (email === '') throw new RuleError('Enter an email address, or choose a ward that has one', 'email');
  await refuseOutside(ctx, said, email);
  const people = await peopleOf(ctx, kase);
  const from = said.withName ? kase.caller_id : null;
  if (said.withName && !from)
    throw new RuleError('Nobody is recorded as who gave them. Choose “No, without the name”', 'with_name');
  const words = wordsFor(said.words, people, from, localDate(ctx.now));
  const giver = people.find(({ id }) => id === from)?.name ?? '';
  const seen = { name: said.name.trim(), place, email, copyTo: said.copyTo.trim(), words, giver };
  return { ...seen, key: hashOf(JSON.stringify(seen)).toString('base64url') };
}

/**
 * On their way to whoever is named. They count as passed on once the e-mail has gone. A second press is one.
 * @throws RuleError see seenThanks
 */
export async function sendThanks(ctx: Ctx, kase: Case, said: Sending): Promise<void> {
  const { name, place, email, copyTo, words, giver } = await seenThanks(ctx, kase, said);
  const since = await sincePress(ctx, 'thanks');
  const isSame = ({ letter }: { letter: ThanksLetter }) =>
    letter.message_id !== null && letter.made_at >= since && letter.name === name && letter.email === email;
  if ((await listLettersOf(ctx, kase)).some(isSame)) return;
  const heard = { staffNames: said.name, place: place ?? null, withName: said.withName };
  const thanks = await hearThanks(ctx, kase, heard);
  const letter = {
    ...{ id: newId(ctx.now), thanks_id: thanks, name, email, copy_to: copyTo, words, giver },
    ...{ hear_back: said.hearBack, closes: said.close && !said.hearBack, made_at: ctx.now, made_by: actorId(ctx) },
  };
  await ctx.db
    .insertInto('thanks_letters')
    .values({ trust_id: ctx.trust.id, case_id: kase.id, ...letter })
    .execute();
  const message = await sendLetter(ctx, kase, letter, said.origin);
  await changeLetter(ctx, letter.id, { message_id: message });
  await record(ctx, 'thanks.sent', { case: kase.id, thanks, letter: letter.id });
}

async function refuseOutside(ctx: Ctx, { withName, copyTo }: Omit<Sending, 'origin'>, email: string) {
  if (!withName) return;
  const wrong = 'Enter an email address of this trust, or send it without the name';
  if (!(await mayReceive(ctx, email))) throw new RuleError(wrong, 'email');
  if (copyTo.trim() !== '' && !(await mayReceive(ctx, copyTo))) throw new RuleError(wrong, 'copy_to');
}

async function peopleOf(ctx: Ctx, kase: Case) {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const known = await peopleByIds(ctx, ids);
  // Under the record that the case names, also after a merge.
  return ids.flatMap((id) => {
    const person = known.get(id ?? '');
    return id && person ? [{ id, name: person.name, call_me: person.call_me }] : [];
  });
}

const DAYS_TO_READ = 60;
/** What is on a link of whoever leads them: they read it, and say nothing. */
export const COPY = 'copy';

type Letter = Pick<ThanksLetter, 'id' | 'name' | 'email' | 'copy_to' | 'giver'>;

async function sendLetter(ctx: Ctx, kase: Case, letter: Letter, origin: string): Promise<string> {
  const phone = ctx.trust.phone ?? '';
  const mail = { name: letter.name, phone, trust: ctx.trust.name };
  const to = async (email: string, role: string, words: { subject: string; body: string }) => {
    const link = await makeLink(ctx, {
      ...{ kind: 'thanks', about: letter.id, case: kase.id, code: letter.giver !== '' },
      ...{ to: { name: letter.name, email, role }, ends: atLocal(addDays(localDate(ctx.now), DAYS_TO_READ), '24:00') },
    });
    const { id } = await send(ctx, {
      ...{ channel: 'email', to: email, toName: role === COPY ? '' : letter.name, ...words, held: true },
      ...{ about: { kind: 'thanks', id: letter.id }, case: kase.id, secret: `${origin}${link.path}` },
    });
    return id;
  };
  if (letter.copy_to) await to(letter.copy_to, COPY, copyMail(mail));
  return to(letter.email, '', thanksMail(mail));
}

/** What has gone is passed on: the step is done, and the case ends where nothing else is to do. */
export async function noteSent(ctx: Ctx, kase: Case) {
  for (const { letter, sent } of await listLettersOf(ctx, kase))
    if (!letter.passed_at && sent?.state === 'sent') await noteGone(ctx, kase, letter);
}

async function noteGone(ctx: Ctx, kase: Case, letter: ThanksLetter) {
  await changeLetter(ctx, letter.id, { passed_at: ctx.now });
  const { passed_to, passed_on } = await findThanks(ctx, kase, letter.thanks_id);
  const names = passed_to.split(', ').filter(Boolean);
  if (!names.includes(letter.name)) names.push(letter.name);
  await changeThanks(ctx, letter.thanks_id, {
    ...{ passed_to: names.join(', '), passed_how: 'email' as const, with_name: letter.giver !== '' },
    passed_on: passed_on ?? localDate(ctx.now),
  });
  await record(ctx, 'thanks.passed_on', { case: kase.id, thanks: letter.thanks_id });
  await keepPassing(ctx, kase);
  if (letter.hear_back) await promiseNews(ctx, kase, letter.made_by);
  else if (letter.closes) await closeIfFree(ctx, kase);
}

/** They have read them; a line back comes with it, or later, once. A second press changes nothing. */
export async function noteRead(ctx: Ctx, letter: ThanksLetter, line: string) {
  const kase = (await casesByIds(ctx, [letter.case_id])).get(letter.case_id);
  if (!kase) throw new NotFound('These thanks');
  if (!letter.passed_at) await noteGone(ctx, kase, letter);
  if (!letter.read_at) {
    await changeLetter(ctx, letter.id, { read_at: ctx.now });
    const { acknowledged_on } = await findThanks(ctx, kase, letter.thanks_id);
    if (!acknowledged_on)
      await changeThanks(ctx, letter.thanks_id, { acknowledged_by: letter.name, acknowledged_on: localDate(ctx.now) });
    await record(ctx, 'thanks.arrived', { case: kase.id, thanks: letter.thanks_id });
  }
  if (letter.answered_at || line.trim() === '') return;
  await changeLetter(ctx, letter.id, { answer: line.trim(), answered_at: ctx.now, typed: '' });
  await record(ctx, 'thanks.answered', { case: kase.id, thanks: letter.thanks_id });
}

/** A line that came after the half hour of their code: it is there again after the next one. */
export async function keepTyped(ctx: Ctx, letter: ThanksLetter, line: string) {
  if (!letter.answered_at && line.trim() !== '') await changeLetter(ctx, letter.id, { typed: line });
}

const untold = (ctx: Ctx) =>
  ctx.db
    .selectFrom('thanks_letters as l')
    .innerJoin('thanks as t', (join) => join.onRef('t.trust_id', '=', 'l.trust_id').onRef('t.id', '=', 'l.thanks_id'))
    .where('l.trust_id', '=', ctx.trust.id)
    .where('l.answered_at', 'is not', null)
    .where('t.giver_told_on', 'is', null);

/** Lines back that nobody has told to whoever gave the thanks. */
export const countUntold = (ctx: Ctx) => untold(ctx).select(({ fn }) => fn.countAll<number>().as('count'));

const MOST_LISTED = 50;

/** The same, the oldest first. */
export async function listUntold(ctx: Ctx) {
  return untold(ctx)
    .select(['l.id', 'l.case_id', 'l.name', 'l.answer'])
    .orderBy('l.answered_at')
    .limit(MOST_LISTED)
    .execute();
}

export async function changeLetter(ctx: Ctx, id: string, to: Partial<ThanksLetter>) {
  await ctx.db
    .updateTable('thanks_letters')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/**
 * Taken back before it went: they are still to be passed on, and a copy that has not gone does not go either. Of a copy
 * that is taken back, or was refused, its own link stops.
 */
export const takesBack: TakesBack = {
  kind: 'thanks',
  takeBack: async (ctx, message) => {
    const letter = await lockLetter(ctx, message.about_id);
    const kase = (await casesByIds(ctx, [letter.case_id])).get(letter.case_id);
    const own = letter.message_id === message.id;
    if (own) {
      await changeLetter(ctx, letter.id, { message_id: null });
      await stopAbout(ctx, 'thanks', letter.id);
    }
    const sent = own ? await listAbout(ctx, 'thanks', [letter.id]) : [];
    const copyWent = sent.some(({ id, state }) => id !== message.id && GONE.includes(state));
    const stops = ({ role }: Link) => (role === COPY ? !copyWent : own);
    for (const link of await listLinks(ctx, [letter.id])) if (stops(link)) await endLink(ctx, link, 'recalled');
    if (!copyWent) await changeLetter(ctx, letter.id, { copy_to: '' });
    return kase && `/desk/cases/${kase.ref}`;
  },
};

/** Somebody has it, or may have it. */
export const GONE: readonly Outgoing['state'][] = ['sent', 'sending', 'unsure'];
