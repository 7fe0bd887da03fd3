import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { hidePerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Case, listCasePeople, listCasesOf } from './cases.ts';

/**
 * Restricts a case to the colleagues named (the patient is one of us, safeguarding, legal): to everybody else it is in
 * lists and searches by its reference only. The names stand before the wall does, or nobody could see what was done.
 * @throws RuleError nobody is named
 */
export async function restrictCase(
  ctx: Ctx,
  kase: Case,
  { names, reason }: { names: readonly string[]; reason: string },
) {
  if (names.length === 0) throw new RuleError('Name at least one colleague who may open this case.', 'names');
  for (const name of names) {
    const { id } = await findColleague(ctx, name);
    await ctx.db
      .insertInto('case_access')
      .values({ trust_id: ctx.trust.id, case_id: kase.id, user_id: id, may_open: true, reason, added_at: ctx.now })
      .onConflict((same) => same.columns(['trust_id', 'case_id', 'user_id']).doUpdateSet({ may_open: true, reason }))
      .execute();
  }
  await ctx.db
    .updateTable('cases')
    .set({ access: 'restricted', walled: true, last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await hideWhoIsKnownFromHereOnly(ctx, kase);
  await record(ctx, 'case.restricted', { case: kase.id, names: [...names] });
}

async function hideWhoIsKnownFromHereOnly(ctx: Ctx, kase: Case) {
  for (const { person_id: person } of await listCasePeople(ctx, kase.id)) {
    const others = (await listCasesOf(ctx, person, 50)).filter((other) => other.access === 'open');
    if (others.length === 0) await hidePerson(ctx, person);
  }
}
