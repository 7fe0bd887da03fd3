import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Choices, factsOf, mergedFacts, TROUBLE_WORDS, troubleOf, undoneFacts } from './merges.rules.ts';
import { changePerson, type Person, recordsByIds } from './people.ts';
import { recordsOf } from './same-people.ts';
import type { PersonMergeTable } from './tables.ts';

export type PersonMerge = Selectable<PersonMergeTable>;

export type MergeOf = {
  stays: Person;
  goes: Person;
  choices: Choices;
  /** One record says that they have died, the other does not: somebody has made sure. */
  sureOfDeath?: boolean;
};

/** Two records by their own ids, merged or not. @throws NotFound */
export async function findRecords(ctx: Ctx, ids: readonly [string, string]): Promise<[Person, Person]> {
  const found = ids.every(isId) ? await recordsByIds(ctx, ids) : new Map<string, Person>();
  const [one, other] = [found.get(ids[0]), found.get(ids[1])];
  if (!one || !other) throw new NotFound('This person');
  return [one, other];
}

/**
 * Two records become one person: a pointer, nothing is re-keyed. The facts of who stays are set by the safe rule and the
 * choices; what stood before is kept with the merge.
 * @throws RuleError they cannot be one person, nobody made sure of a death, or somebody changed one of them meanwhile
 */
export async function mergePeople(ctx: Ctx, { stays, goes, choices, sureOfDeath = false }: MergeOf): Promise<string> {
  const trouble = troubleOf(stays, goes);
  if (trouble) throw new RuleError(TROUBLE_WORDS[trouble], 'with');
  if (stays.died !== goes.died && !sureOfDeath)
    throw new RuleError('One record says that they have died. Make sure first that this is the same person.', 'death');
  const before = factsOf(stays);
  const after = mergedFacts(before, factsOf(goes), choices);
  await point(ctx, goes, stays.id);
  await changePerson(ctx, stays, after);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('person_merges')
    .values({
      trust_id: ctx.trust.id,
      id,
      person_id: goes.id,
      into_id: stays.id,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      merged_at: ctx.now,
      merged_by: actorId(ctx),
      undone_at: null,
      undone_by: null,
    })
    .execute();
  await record(ctx, 'person.merged', { person: stays.id, merge: id, other: goes.id });
  await record(ctx, 'person.merged', { person: goes.id, merge: id, into: stays.id });
  return id;
}

async function point(ctx: Ctx, person: Person, into: string | null) {
  const done = await ctx.db
    .updateTable('people')
    .set({ merged_into: into, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', person.id)
    .where('version', '=', person.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed one of these records while you looked. Look at both again.', 'with');
}

/**
 * Takes a merge back wholly: both stand by themselves again, each with what was recorded with it, before and since. The
 * facts are as before, but for what somebody has changed since. A second press changes nothing.
 */
export async function undoMerge(ctx: Ctx, merge: PersonMerge) {
  const done = await ctx.db
    .updateTable('person_merges')
    .set({ undone_at: ctx.now, undone_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', merge.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  const [stayed, gone] = await findRecords(ctx, [merge.into_id, merge.person_id]);
  await point(ctx, gone, null);
  await changePerson(ctx, stayed, undoneFacts(merge.before, merge.after, factsOf(stayed)));
  await record(ctx, 'person.merge_undone', { person: stayed.id, merge: merge.id, other: gone.id });
  await record(ctx, 'person.merge_undone', { person: gone.id, merge: merge.id, from: stayed.id });
}

/** Every merge of this person's records, newest first, also those taken back. */
export async function listMerges(ctx: Ctx, personId: string): Promise<PersonMerge[]> {
  return ctx.db
    .selectFrom('person_merges')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where(({ or, eb }) => or([eb('into_id', 'in', recordsOf(personId)), eb('person_id', 'in', recordsOf(personId))]))
    .orderBy('merged_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A merge of this person's. @throws NotFound */
export async function findMerge(ctx: Ctx, personId: string, id: string): Promise<PersonMerge> {
  const merge = (await listMerges(ctx, personId)).find((one) => one.id === id);
  if (!merge) throw new NotFound('This merge');
  return merge;
}
