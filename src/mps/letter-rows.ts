// The letters of MPs as they are kept, each with what is promised of it.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, casesByIds, listClocks, MP_ANSWER, MP_OFFICE, makePromise, sameCase } from '../cases/index.ts';
import type { Person } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { addConstituent, type Details, type Who } from './letter-people.ts';
import type { MpLetterTable } from './tables.ts';

export type Letter = Selectable<MpLetterTable>;

/** The letter of a case, or of one that was merged into it. */
export async function maybeLetter(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Letter | undefined> {
  return ctx.db
    .selectFrom('mp_letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
}

/** @throws NotFound nobody wrote down yet who the MP is */
export async function findLetter(ctx: Ctx, kase: Case): Promise<Letter> {
  const letter = await maybeLetter(ctx, kase);
  if (!letter) throw new NotFound('This letter');
  return letter;
}

/** The case of a letter whose form was sent before. */
export async function maybeByPress(ctx: Ctx, press: string): Promise<Case | undefined> {
  const row = await ctx.db
    .selectFrom('mp_letters')
    .select('case_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', press)
    .executeTakeFirst();
  return row && (await casesByIds(ctx, [row.case_id])).get(row.case_id);
}

export async function changeLetter(
  ctx: Ctx,
  letter: Letter,
  set: Partial<Omit<Letter, 'trust_id' | 'id' | 'case_id'>>,
) {
  await ctx.db
    .updateTable('mp_letters')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', letter.id)
    .execute();
}

export function columnsOf({ constituency, caseworker, theirRef, datedOn, signs, signer }: Details) {
  return {
    constituency: constituency.trim(),
    caseworker: caseworker.trim(),
    their_ref: theirRef.trim(),
    dated_on: datedOn,
    signs,
    signer: signer.trim(),
  };
}

export async function insertLetter(
  ctx: Ctx,
  kase: Case,
  { given, who, id }: { given: Details; who: Who; id: string | undefined },
) {
  await addConstituent(ctx, kase, who);
  const promises = await promiseAnswer(ctx, kase, who.mp);
  const letter = id ?? newId(ctx.now);
  await ctx.db
    .insertInto('mp_letters')
    .values({
      ...columnsOf(given),
      ...promises,
      trust_id: ctx.trust.id,
      id: letter,
      case_id: kase.id,
      mp_id: who.mp.id,
      constituent_id: who.constituent.id,
      signing_since: null,
      answered_on: null,
      answered_how: null,
      tells_of_patient: null,
      signing_promise: null,
      made_by: actorId(ctx),
      made_at: ctx.now,
    })
    .execute();
  await record(ctx, 'mp_letter.recorded', { case: kase.id, person: who.mp.id, letter });
}

/** Both by our aims: that their office knows we have it, and that it is answered. */
async function promiseAnswer(ctx: Ctx, kase: Case, mp: Person) {
  const clocks = await listClocks(ctx, kase.id);
  const owner = kase.owner_id ?? actorId(ctx);
  const dueOf = (name: string) => clocks.find((clock) => clock.name === name && !clock.met_at)?.due_at;
  const make = async (due: Date | undefined, about: string) =>
    due && !kase.closed_at
      ? (await makePromise(ctx, { kind: 'look_into', owner, case: kase.id, person: mp.id, due, about })).id
      : null;
  return {
    office_promise: await make(dueOf('first_contact'), `${MP_OFFICE}${mp.name} that we have the letter`),
    answer_promise: await make(dueOf('goal') ?? dueOf('goal_again'), `${MP_ANSWER}${mp.name}`),
  };
}
