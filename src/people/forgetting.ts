// PALS knew somebody for one thing alone, and they want that to be over: what was told of them is deleted.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { recordIdsOf } from './same-people.ts';
import type { MergedFacts } from './tables.ts';

/** As if nobody had said anything. */
const NOTHING: Omit<MergedFacts, 'name' | 'died'> = {
  ...{ call_me: '', say_it: '', nhs_number: null, born_on: null, contact_rule: '', needs: [], needs_detail: '' },
  ...{ needs_asked_on: null, needs_asked_by: null, needs_review_on: null, need_details: {}, language: '' },
  ...{ interpreter_gender: 'any', needs_share: 'not_asked', adjustments: '', flags: [], unsafe: false },
  ...{ safe_way: '', safe_times: '', code_word: '', no_messages: false },
};

/**
 * Under all of their records, and in what a merge of them kept. Without a `name` for who they were, theirs stays. What
 * only points to them by id stays as well.
 */
export async function forgetPerson(ctx: Ctx, id: string, name?: string) {
  const ids = await recordIdsOf(ctx, id);
  const facts = { ...NOTHING, ...(name === undefined ? {} : { name }) };
  await ctx.db.deleteFrom('ways').where('trust_id', '=', ctx.trust.id).where('person_id', 'in', ids).execute();
  await ctx.db
    .updateTable('people')
    .set({ ...facts, need_details: '{}', version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', 'in', ids)
    .execute();
  const blank = JSON.stringify(facts);
  await ctx.db
    .updateTable('person_merges')
    .set({ before: sql`before || ${blank}::jsonb`, after: sql`after || ${blank}::jsonb` })
    .where('trust_id', '=', ctx.trust.id)
    .where(({ or, eb }) => or([eb('person_id', 'in', ids), eb('into_id', 'in', ids)]))
    .execute();
  for (const one of ids) await record(ctx, 'person.changed', { person: one, fields: Object.keys(facts) });
}
