// A second person reads a letter before it goes: asked, signed off, sent back. Nobody signs off their own.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { awayWords, whoIsAway } from '../away/index.ts';
import {
  type Case,
  cancelPromise,
  keepPromise,
  LETTER_BACK,
  LETTER_READ,
  LETTER_TO_READ,
  makePromise,
  maybePromise,
  mayOpenCase,
  sameCase,
  usualTime,
} from '../cases/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { sheetOf } from './documents.ts';
import { loadExtras } from './extras.ts';
import { type Standing, standingOf } from './readings.rules.ts';
import type { ReadingTable } from './tables.ts';
import { versionsByIds } from './templates.ts';
import { checkText, type Text, type Writing } from './writing.ts';

export type Reading = Selectable<ReadingTable> & { template_id: string };

function readings(ctx: Ctx, kase: Pick<Case, 'id'>) {
  return ctx.db
    .selectFrom('letter_readings as r')
    .innerJoin('letter_versions as v', (join) =>
      join.onRef('v.trust_id', '=', 'r.trust_id').onRef('v.id', '=', 'r.version_id'),
    )
    .selectAll('r')
    .select('v.template_id')
    .where('r.trust_id', '=', ctx.trust.id)
    .where('r.case_id', '=', sameCase(kase.id))
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id', 'desc');
}

/** What this officer last asked to be read of this letter. */
export async function maybeReading(ctx: Ctx, { kase, reader, version, how }: Writing): Promise<Reading | undefined> {
  return readings(ctx, kase)
    .where('r.person_id', '=', reader.person.id)
    .where('r.asked_by', '=', actorId(ctx))
    .where('r.channel', '=', how)
    .where('v.template_id', '=', version.template_id)
    .limit(1)
    .executeTakeFirst();
}

/** All of a case, the newest first. */
export const listReadings = (ctx: Ctx, kase: Case): Promise<Reading[]> => readings(ctx, kase).execute();

/** @throws NotFound */
export async function findReading(ctx: Ctx, kase: Case, id: string): Promise<Reading> {
  const found = isId(id) ? await readings(ctx, kase).where('r.id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This letter');
  return found;
}

const WAITS: Record<Exclude<Standing, 'signed'>, string> = {
  none: 'A second person reads this before it goes. Ask a colleague.',
  asked: 'A second person reads this before it goes. They have not signed it off yet.',
  sent_back: 'This was sent back to you. Change it, and ask again.',
  changed: 'The words changed since a second person was asked to read them. Ask again.',
};

/**
 * The one gate for every way out: words that a second person has to read go only as they were signed off. Gives who read
 * them; undefined where nobody has to. @throws RuleError
 */
export async function refuseUnsigned(ctx: Ctx, writing: Writing, text: Text): Promise<Reading | undefined> {
  if (!writing.version.second_reader) return undefined;
  const reading = await maybeReading(ctx, writing);
  const standing = standingOf(reading, { ...text, ...(await loadExtras(ctx, writing)) });
  if (standing !== 'signed') throw new RuleError(WAITS[standing], 'colleague');
  return reading;
}

export type Colleague = { id: string; name: string };

/** `may`: they may open the case. `barred`: they sign letters, and may not open this case. `settings`: who can change that. */
export type SecondReaders = { may: Colleague[]; barred: Colleague[]; settings: Colleague[] };

/** Colleagues who may sign off a letter of this case, in PALS or in the complaints team. Who is away stands there with it. */
export async function listSecondReaders(ctx: Ctx, kase: Case): Promise<SecondReaders> {
  const [staff, away] = await Promise.all([listStaff(ctx), whoIsAway(ctx)]);
  const here = staff.filter(({ disabled_at }) => !disabled_at);
  const named = ({ id, name }: Staff): Colleague => {
    const absence = away.get(id);
    return { id, name: absence ? `${name} – ${awayWords(absence, ctx.now)}` : name };
  };
  const signers = here.filter(({ id, role }) => id !== ctx.actor.id && permissionsOf(role).has('letters.sign'));
  const may = await Promise.all(signers.map(({ id }) => mayOpenCase(ctx, kase, id)));
  return {
    may: signers.filter((_, at) => may[at]).map(named),
    barred: signers.filter((_, at) => !may[at]).map(named),
    settings: here.filter(({ role }) => permissionsOf(role).has('settings.write')).map(named),
  };
}

/**
 * A colleague is asked to read these words; whoever was asked before is not any more. A second press asks nobody again.
 * @throws RuleError as `checkText`, or nobody who may was chosen
 */
export async function askReading(ctx: Ctx, writing: Writing, text: Text, colleague: string): Promise<string> {
  const { kase, reader, version, how } = writing;
  await checkText(ctx, writing, text);
  if (!(await listSecondReaders(ctx, kase)).may.some(({ id }) => id === colleague))
    throw new RuleError('Choose who reads it', 'colleague');
  const before = await maybeReading(ctx, writing);
  const standing = standingOf(before, { ...text, ...(await loadExtras(ctx, writing)) });
  if (before && (standing === 'signed' || (standing === 'asked' && before.reader_id === colleague))) return before.id;
  if (before) await letGo(ctx, before);
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: colleague, due: await usualTime(ctx) },
    about: `${LETTER_TO_READ}${version.name}`,
  });
  const id = newId(ctx.now);
  const made = { trust_id: ctx.trust.id, id, case_id: kase.id, person_id: reader.person.id, version_id: version.id };
  await ctx.db
    .insertInto('letter_readings')
    .values({
      ...{ ...made, ...text, channel: how, paper: JSON.stringify(await sheetOf(ctx, writing, text)) },
      ...{ asked_by: actorId(ctx), asked_at: ctx.now, reader_id: colleague, reader_promise: promise.id },
      ...{ outcome: null, decided_by: null, decided_at: null, asker_promise: null },
    })
    .execute();
  await record(ctx, 'letter.reading_asked', { case: kase.id, reading: id, colleague });
  return id;
}

/** Nobody is waited for any more: what was asked is taken back, what came back is seen to. */
async function letGo(ctx: Ctx, reading: Reading) {
  await settle(ctx, reading.asker_promise, keepPromise);
  if (reading.outcome) return;
  if (!(await decide(ctx, reading, 'taken_back', {}))) return;
  await settle(ctx, reading.reader_promise, cancelPromise);
}

async function settle(ctx: Ctx, id: string | null, how: typeof cancelPromise) {
  const promise = id ? await maybePromise(ctx, id) : undefined;
  if (promise?.state === 'open') await how(ctx, promise);
}

/** The letter went: what was promised about its reading is kept. */
export const settleReading = (ctx: Ctx, reading: Reading | undefined) =>
  settle(ctx, reading?.asker_promise ?? null, keepPromise);

type Decision = { words?: string; asker_promise?: string };

/** False: somebody was faster. */
async function decide(ctx: Ctx, { id }: Reading, outcome: Reading['outcome'], more: Decision): Promise<boolean> {
  const done = await ctx.db
    .updateTable('letter_readings')
    .set({ outcome, decided_by: actorId(ctx), decided_at: ctx.now, ...more })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The author does not want it read any more. A second press changes nothing. @throws NotFound it is another's */
export async function takeReadingBack(ctx: Ctx, kase: Case, reading: Reading) {
  if (reading.asked_by !== actorId(ctx)) throw new NotFound('This letter');
  if (reading.outcome) return;
  await letGo(ctx, reading);
  await record(ctx, 'letter.reading_taken_back', { case: kase.id, reading: reading.id });
}

/** These words may go. A second press changes nothing. @throws RuleError it is one's own, or was decided otherwise */
export async function signReading(ctx: Ctx, kase: Case, reading: Reading) {
  if (reading.outcome === 'signed') return;
  await come(ctx, kase, reading, { outcome: 'signed', words: '', about: LETTER_READ });
  await record(ctx, 'letter.signed_off', { case: kase.id, reading: reading.id });
}

/** These words may not go as they are: what is to be changed. @throws RuleError as `signReading` */
export async function sendReadingBack(ctx: Ctx, kase: Case, reading: Reading, words: string) {
  if (reading.outcome === 'sent_back' && reading.words === words) return;
  await come(ctx, kase, reading, { outcome: 'sent_back', words, about: LETTER_BACK });
  await record(ctx, 'letter.sent_back', { case: kase.id, reading: reading.id });
}

type Came = { outcome: 'signed' | 'sent_back'; words: string; about: string };

async function come(ctx: Ctx, kase: Case, reading: Reading, { outcome, words, about }: Came) {
  if (reading.asked_by === actorId(ctx)) throw new RuleError('A colleague signs off what you wrote.', 'words');
  if (reading.outcome) throw new RuleError('This was decided, or taken back, in the meantime.', 'words');
  const name = (await versionsByIds(ctx, [reading.version_id])).get(reading.version_id)?.name ?? 'a letter';
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: reading.asked_by, due: await usualTime(ctx) },
    about: `${about}${name}`,
  });
  if (!(await decide(ctx, reading, outcome, { words, asker_promise: promise.id })))
    throw new RuleError('This was decided, or taken back, in the meantime.', 'words');
  await settle(ctx, reading.reader_promise, keepPromise);
}
