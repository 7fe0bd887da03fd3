import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import type { Person } from './people.ts';
import { recordsOf, samePeople } from './same-people.ts';

/** Hospital numbers of these people, by all of their records; the key is who stands for them. */
export async function listHospitalNumbers(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('hospital_numbers')
    .innerJoin(
      sql<{ root: string; id: string }>`(select distinct s.root, s.id from ${samePeople(personIds)} s)`.as('same'),
      'same.id',
      'hospital_numbers.person_id',
    )
    .select(['same.root', 'hospital_numbers.number'])
    .where('hospital_numbers.trust_id', '=', ctx.trust.id)
    .where('hospital_numbers.ended_at', 'is', null)
    .orderBy('hospital_numbers.added_at')
    .orderBy('hospital_numbers.number')
    .execute();
  const found = new Map<string, string[]>();
  for (const { root, number } of rows) found.set(root, [...new Set([...(found.get(root) ?? []), number])]);
  return found;
}

/** What is not among them any more is ended, on whichever record it stands; what is new is added. */
export async function setHospitalNumbers(ctx: Ctx, person: Person, numbers: readonly string[]): Promise<void> {
  const before = (await listHospitalNumbers(ctx, [person.id])).get(person.id) ?? [];
  const gone = before.filter((number) => !numbers.includes(number));
  const added = numbers.filter((number) => !before.includes(number));
  if (gone.length === 0 && added.length === 0) return;
  if (gone.length > 0)
    await ctx.db
      .updateTable('hospital_numbers')
      .set({ ended_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('person_id', 'in', recordsOf(person.id))
      .where('number', 'in', gone)
      .execute();
  for (const number of added) {
    const row = { person_id: person.id, number, added_at: ctx.now, added_by: ctx.actor.id, ended_at: null };
    const insert = ctx.db
      .insertInto('hospital_numbers')
      .values({ trust_id: ctx.trust.id, ...row })
      .onConflict((same) => same.columns(['trust_id', 'person_id', 'number']).doUpdateSet({ ended_at: null }));
    await sendOnly(ctx, insert.execute());
  }
  await record(ctx, 'person.changed', { person: person.id, fields: ['hospital_number'] });
}
