// Who has which part in a case.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { hidePeople, recordsOf } from '../people/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Case, CasePersonTable, PersonRole } from './tables.ts';

const NOTHING_AGREED = { may_hear: [], hear_limits: '', outside_with: '', complaint_consent: 'none' as const };

/** Gives somebody a part in the case. `besidePatient`: one more patient, and the first stays whom it is about. */
export async function addPerson(
  ctx: Ctx,
  kase: Case,
  personId: string,
  role: PersonRole,
  relation = '',
  { besidePatient = false } = {},
) {
  const part = { trust_id: ctx.trust.id, case_id: kase.id, person_id: personId, role };
  const added = ctx.db
    .insertInto('case_people')
    .values({ ...part, relation, added_at: ctx.now, ended_at: null })
    .onConflict((same) =>
      same.columns(['trust_id', 'case_id', 'person_id', 'role']).doUpdateSet({ ended_at: null, relation }),
    );
  await sendOnly(ctx, added.execute());
  if (role === 'caller' && kase.caller_id !== personId)
    await ctx.db
      .updateTable('cases')
      .set({ caller_id: personId })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute();
  if ((role === 'patient' || role === 'died') && kase.patient_id !== personId && !besidePatient) {
    await ctx.db
      .updateTable('cases')
      // What one patient agreed to says nothing of another.
      .set({ patient_id: personId, ...(kase.patient_id ? NOTHING_AGREED : {}) })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute();
  }
  if (kase.walled) await hidePeople(ctx, [personId]);
  await record(ctx, 'case.person_added', { case: kase.id, person: personId, role });
}

export async function removePerson(ctx: Ctx, kase: Case, personId: string, role: PersonRole) {
  if (role === 'caller') throw new RuleError('A case keeps its caller. Add the right person as caller instead.');
  await ctx.db
    .updateTable('case_people')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .execute();
  await record(ctx, 'case.person_removed', { case: kase.id, person: personId, role });
}

export async function listCasePeople(ctx: Ctx, caseId: string): Promise<Selectable<CasePersonTable>[]> {
  return ctx.db
    .selectFrom('case_people')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('added_at')
    .execute();
}

/** Cases in which a person has a part, newest first. */
export async function listCasesOf(ctx: Ctx, personId: string, most: number): Promise<Case[]> {
  return ctx.db
    .selectFrom('cases')
    .selectAll('cases')
    .where('cases.trust_id', '=', ctx.trust.id)
    .where('cases.merged_into', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_people')
          .select('case_people.person_id')
          .whereRef('case_people.trust_id', '=', 'cases.trust_id')
          .whereRef('case_people.case_id', '=', 'cases.id')
          .where('case_people.person_id', 'in', recordsOf(personId))
          .where('case_people.ended_at', 'is', null),
      ),
    )
    .orderBy('cases.last_at', 'desc')
    .limit(most)
    .execute();
}
