// Whoever said it is told what changed: looked at before it goes, once for each person, on each of their cases.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import {
  cancelPromise,
  keepPromise,
  makePromise,
  maybePromise,
  NOBODY_TODAY,
  quietToday,
  sameCase,
  TELL_CHANGED,
} from '../cases/index.ts';
import { maybeParcel } from '../letters/index.ts';
import {
  canSend,
  fateWords,
  type LooksAgain,
  listAbout,
  type Outgoing,
  send,
  stopAbout,
  type TakesBack,
} from '../outbox/index.ts';
import { calledName, listWays, type Person, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { hashOf, isId, newId } from '../platform/ids.ts';
import { isPublic } from './improvements.rules.ts';
import type { Improvement } from './improvements.ts';
import { type LinkedCase, listLinkedCases } from './links.ts';
import { closedWhy } from './still-told.ts';
import type { ImprovementToldTable } from './tables.ts';
import { type Goes, goesTo, toldMail } from './telling.rules.ts';

export type ToldRow = Selectable<ImprovementToldTable>;
type Line = { link: LinkedCase; person: Person | undefined; goes: Goes };
export type Seen = { lines: Line[]; words: string; key: string };

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('improvement_told').selectAll().where('trust_id', '=', ctx.trust.id);

/** `chosen`: links of cases after a death that an officer chose. @throws RuleError it is not public, or nothing is written */
export async function seeTelling(ctx: Ctx, one: Improvement, typed: string, chosen: readonly string[]): Promise<Seen> {
  if (!isPublic(one)) throw new RuleError('Have it checked first: they are told what the public reads', 'words');
  const words = typed.trim();
  if (words === '') throw new RuleError('Write what they will read', 'words');
  const lines = await linesOf(ctx, one, chosen);
  const all = lines.map(({ link, person, goes }) => [
    link.id,
    person?.id ?? null,
    goes.how,
    'to' in goes ? goes.to : '',
  ]);
  return { lines, words, key: hashOf(JSON.stringify([one.version, words, all])).toString('base64url') };
}

async function linesOf(ctx: Ctx, one: Improvement, chosen: readonly string[]): Promise<Line[]> {
  const links = await listLinkedCases(ctx, one);
  const callers = links.map(({ kase }) => kase.caller_id);
  const [people, ways, told] = await Promise.all([
    peopleByIds(ctx, callers),
    listWays(ctx, callers),
    listTold(ctx, one),
  ]);
  const quiet = await quietToday(
    ctx,
    links.map(({ kase }) => kase),
  );
  // A person of several cases is written to once: the first case that lets them be told is the one it goes out of.
  const had = new Set((await peopleOf(ctx, told)).values());
  return links.map((link) => {
    const person = people.get(link.kase.caller_id ?? '');
    const goes = goesTo(
      {
        ...{ person, wants: link.wants, afterDeath: link.kase.after_death, chosen: chosen.includes(link.id) },
        toldBefore: person !== undefined && had.has(person.id),
        quiet: quiet.has(link.kase.id) ? `${NOBODY_TODAY}.` : '',
      },
      ways.filter(({ person_id }) => person_id === person?.id),
      (way) => canSend(ctx, way),
    );
    if (person && goes.how !== 'not') had.add(person.id);
    return { link, goes, person };
  });
}

async function peopleOf(ctx: Ctx, told: readonly ToldRow[]): Promise<Map<string, string>> {
  const people = await peopleByIds(
    ctx,
    told.map(({ person_id }) => person_id),
  );
  return new Map([...people].map(([id, person]) => [id, person.id]));
}

type Sending = { typed: string; chosen: readonly string[]; key: string };

/** On its way. A second press sends nothing more. @throws RuleError it is not as it was seen, or nobody is to be told */
export async function sendTelling(ctx: Ctx, one: Improvement, { typed, chosen, key }: Sending) {
  const lock = `improvement:${ctx.trust.id}:${one.id}`;
  await sql`select pg_advisory_xact_lock(hashtext(${lock}))`.execute(ctx.db);
  const seen = await seeTelling(ctx, one, typed, chosen);
  if (seen.key !== key) throw new RuleError('Look at it below first: this is what goes out now, and to whom', 'seen');
  const lines = seen.lines.filter(({ goes }) => goes.how !== 'not');
  if (lines.length === 0) throw new RuleError('Nobody is there to be told just now', 'words');
  for (const line of lines) await tellOne(ctx, one, line, seen);
}

/** Recorded on each case of theirs: who looks at the other one sees that they know. */
async function tellOne(ctx: Ctx, one: Improvement, line: Line, { lines, words }: Seen) {
  const { person } = line;
  if (!person) return;
  const mail = await maybeMail(ctx, { ...line, person }, words);
  const id = await keepTold(ctx, one, line, { words, how: mail?.channel ?? 'by_hand' });
  // To be told by hand: that they know is said once somebody has told them.
  if (!mail) return promiseByHand(ctx, { id, person: person.id });
  const of = { person: person.id, case: line.link.kase.id, about: { kind: 'improvement', id } };
  const sent = await send(ctx, { ...mail, ...of, held: true });
  await changeTold(ctx, id, { message_id: sent.id });
  for (const other of lines)
    if (
      other.person?.id === person.id &&
      other !== line &&
      other.link.kase.id !== line.link.kase.id &&
      other.link.wants !== 'no'
    )
      await record(ctx, 'improvement.told', { case: other.link.kase.id, improvement: one.id, how: mail.channel });
}

/** As it goes; undefined: by hand, also where a letter cannot be posted as it is. */
async function maybeMail(ctx: Ctx, { goes, person, link }: Line & { person: Person }, words: string) {
  if (!('to' in goes)) return undefined;
  const { how: channel, to } = goes;
  const mail = toldMail({ channel, called: calledName(person), words, trust: ctx.trust.name });
  return maybeParcel(ctx, { channel, to, person, reference: link.kase.ref, ...mail });
}

async function keepTold(
  ctx: Ctx,
  one: Improvement,
  { link, person }: Line,
  { words, how }: { words: string; how: ToldRow['how'] },
) {
  const id = newId(ctx.now);
  const isSent = how !== 'by_hand';
  await ctx.db
    .insertInto('improvement_told')
    .values({
      ...{ trust_id: ctx.trust.id, id, improvement_id: one.id, case_id: link.kase.id, person_id: person?.id ?? '' },
      ...{ how, words, message_id: null, promise_id: null, made_at: ctx.now },
      ...{ told_at: isSent ? ctx.now : null, told_by: isSent ? actorId(ctx) : null },
    })
    .execute();
  if (isSent) await record(ctx, 'improvement.told', { case: link.kase.id, improvement: one.id, how });
  return id;
}

async function promiseByHand(ctx: Ctx, { id, person }: { id: string; person: string }, owner = ctx.actor.id) {
  const { hours } = await loadCalendar(ctx);
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', about: TELL_CHANGED, person, owner },
    due: targetDue(ctx.now, { amount: 2, unit: 'working_days' }, hours),
  });
  await changeTold(ctx, id, { promise_id: promise.id });
}

async function changeTold(ctx: Ctx, id: string, to: Partial<ToldRow>) {
  await ctx.db
    .updateTable('improvement_told')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Of one improvement; of those cases that whoever looks may open. */
async function listTold(ctx: Ctx, improvement: { id: string }): Promise<ToldRow[]> {
  return ofTrust(ctx).where('improvement_id', '=', improvement.id).orderBy('made_at').orderBy('id').execute();
}

export type ToldLine = {
  id: string;
  name: string;
  told_at: Date | null;
  told_by: string | null;
  how: ToldRow['how'];
  fate: string;
  /** Why they are not told any more; empty: they are, or have been. */
  closed: string;
};

/** The same in words. */
export async function toldLines(ctx: Ctx, improvement: { id: string }): Promise<ToldLine[]> {
  const rows = await listTold(ctx, improvement);
  const [people, sent] = await Promise.all([
    peopleByIds(
      ctx,
      rows.map(({ person_id }) => person_id),
    ),
    listAbout(
      ctx,
      'improvement',
      rows.map(({ id }) => id),
    ),
  ]);
  const lines: ToldLine[] = [];
  for (const row of rows) {
    const { id, person_id, told_at, told_by, how } = row;
    const message = sent.find((one) => one.id === row.message_id);
    const name = people.get(person_id)?.name ?? 'Somebody whom you may not see';
    const closed = told_at ? '' : ((await closedWhy(ctx, row)) ?? '');
    lines.push({ id, name, told_at, told_by, how, closed, fate: message ? fateWords(message, ctx.now) : '' });
  }
  return lines;
}

/** An officer has told them. A second press changes nothing. @throws NotFound */
export async function noteTold(ctx: Ctx, improvement: { id: string }, id: string) {
  const row = isId(id)
    ? await ofTrust(ctx)
        .where('id', '=', id)
        .where('improvement_id', '=', improvement.id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This person');
  if (row.told_at) return;
  await changeTold(ctx, id, { told_at: ctx.now, told_by: actorId(ctx) });
  const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'improvement.told', { case: row.case_id, improvement: row.improvement_id, how: 'by_hand' });
}

/** Those who are to be told by hand, over all improvements. */
export async function listByHand(ctx: Ctx): Promise<ToldRow[]> {
  const rows = await ofTrust(ctx).where('told_at', 'is', null).orderBy('made_at').limit(200).execute();
  const waiting: ToldRow[] = [];
  for (const row of rows) if ((await closedWhy(ctx, row)) === undefined) waiting.push(row);
  return waiting;
}

/** Something changed in a case: who is not told any more is let go, and who is told after all waits again. */
export async function lookAgain(ctx: Ctx, caseId: string) {
  await lookAt(ctx, await ofTrust(ctx).where('case_id', '=', sameCase(caseId)).orderBy('id').forUpdate().execute());
}

/** The same, where the improvement changed: came off the public page, or is on it again. */
export async function lookAtAll(ctx: Ctx, improvement: string) {
  await lookAt(ctx, await ofTrust(ctx).where('improvement_id', '=', improvement).orderBy('id').forUpdate().execute());
}

async function lookAt(ctx: Ctx, rows: readonly ToldRow[]) {
  for (const row of rows) {
    if ((await closedWhy(ctx, row)) !== undefined) await letGo(ctx, row);
    else if (!row.told_at) await waitAgain(ctx, row);
  }
}

async function letGo(ctx: Ctx, row: ToldRow) {
  await stopAbout(ctx, 'improvement', row.id);
  const messages = await listAbout(ctx, 'improvement', [row.id]);
  if (messages.some(({ id, state }) => id === row.message_id && state === 'stopped'))
    await changeTold(ctx, row.id, UNTOLD);
  const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
}

async function waitAgain(ctx: Ctx, { id, person_id: person, promise_id }: ToldRow) {
  const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
  if (promise?.state === 'cancelled') await promiseByHand(ctx, { id, person }, promise.owner_id);
}

const UNTOLD = { how: 'by_hand', told_at: null, told_by: null, message_id: null } as const;

/** In the moment in which it would go: they may have said no since, or somebody may have died. */
export const looksAgain: LooksAgain = {
  kind: 'improvement',
  mayGo: async (ctx, { about_id }) => {
    const row = await ofTrust(ctx).where('id', '=', about_id).forUpdate().executeTakeFirst();
    if (!row || (await closedWhy(ctx, row)) === undefined) return true;
    await changeTold(ctx, row.id, UNTOLD);
    return false;
  },
};

/** Of one case: which improvements they have been told of, as far as we know. */
export async function listToldOfCase(ctx: Ctx, kase: { id: string }): Promise<ToldRow[]> {
  const rows = await ofTrust(ctx).where('case_id', '=', sameCase(kase.id)).orderBy('made_at').execute();
  const ids = rows.map(({ id }) => id);
  const lost = (await listAbout(ctx, 'improvement', ids)).filter(
    ({ state }) => state === 'failed' || state === 'unsure',
  );
  return rows.filter(({ message_id }) => !lost.some(({ id }) => id === message_id));
}

/** Taken back before it went: they have not been told, and somebody tells them another way or lets it be. */
export const takesBack: TakesBack = {
  kind: 'improvement',
  takeBack: async (ctx, { about_id }: Outgoing) => {
    const row = await ofTrust(ctx).where('id', '=', about_id).forUpdate().executeTakeFirst();
    if (!row) return undefined;
    await changeTold(ctx, row.id, UNTOLD);
    const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
    if (promise?.state === 'open') await cancelPromise(ctx, promise);
    await promiseByHand(ctx, { id: row.id, person: row.person_id });
    return `/desk/improvements/${row.improvement_id}`;
  },
};
