// The cases in which it was said. Of them the public reads nothing; who may not open one does not see that it is linked.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, casesByIds, sameCase } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ImprovementCaseTable, Wants } from './tables.ts';

export type CaseLink = Selectable<ImprovementCaseTable>;
export type LinkedCase = CaseLink & { kase: Case };

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('improvement_cases').selectAll().where('trust_id', '=', ctx.trust.id);

/** Those that whoever looks may open, the first first. */
export async function listLinkedCases(ctx: Ctx, improvement: { id: string }): Promise<LinkedCase[]> {
  const rows = await ofTrust(ctx)
    .where('improvement_id', '=', improvement.id)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const known = await casesByIds(
    ctx,
    rows.map(({ case_id }) => case_id),
  );
  return rows.flatMap((row) => {
    const kase = known.get(row.case_id);
    return kase ? [{ ...row, kase }] : [];
  });
}

export async function listCaseIds(ctx: Ctx, improvement: { id: string }): Promise<string[]> {
  return [...new Set((await listLinkedCases(ctx, improvement)).map(({ kase }) => kase.id))];
}

/** How many people said it: of one caller several cases count once, and so do all who gave no name. */
export async function countPeople(ctx: Ctx, links: readonly Pick<LinkedCase, 'kase'>[]): Promise<number> {
  const callers = links.map(({ kase }) => kase.caller_id);
  const people = await peopleByIds(ctx, callers);
  return new Set(callers.map((id) => people.get(id ?? '')?.id)).size;
}

/** Once; one that was taken off is back, and what they say now counts. A second press changes nothing. */
export async function linkCase(ctx: Ctx, improvement: { id: string }, kase: Case, wants: Wants = 'not_asked') {
  const known = await ofTrust(ctx)
    .where('improvement_id', '=', improvement.id)
    .where('case_id', '=', kase.id)
    .executeTakeFirst();
  if (known && wants !== 'not_asked') await setWants(ctx, known, wants);
  if (known && !known.removed_at) return;
  if (known) await change(ctx, known, { removed_at: null });
  else
    await ctx.db
      .insertInto('improvement_cases')
      .values({
        ...{ trust_id: ctx.trust.id, id: newId(ctx.now), improvement_id: improvement.id, case_id: kase.id, wants },
        ...{ removed_at: null, added_by: actorId(ctx), added_at: ctx.now },
      })
      .execute();
  await record(ctx, 'improvement.case_linked', { case: kase.id, improvement: improvement.id });
}

/** @throws NotFound */
export async function findLink(ctx: Ctx, improvement: { id: string }, id: string): Promise<CaseLink> {
  const found = isId(id)
    ? await ofTrust(ctx).where('id', '=', id).where('improvement_id', '=', improvement.id).executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This case');
  return found;
}

/** Whether whoever said it wants to hear what changed. */
export async function setWants(ctx: Ctx, link: CaseLink, wants: Wants) {
  if (link.wants === wants) return;
  await change(ctx, link, { wants });
  await record(ctx, 'improvement.wants_said', { case: link.case_id, improvement: link.improvement_id, wants });
}

export async function unlinkCase(ctx: Ctx, link: CaseLink) {
  if (link.removed_at) return;
  await change(ctx, link, { removed_at: ctx.now });
  await record(ctx, 'improvement.case_unlinked', { case: link.case_id, improvement: link.improvement_id });
}

async function change(ctx: Ctx, { id }: Pick<CaseLink, 'id'>, to: Partial<CaseLink>) {
  await ctx.db
    .updateTable('improvement_cases')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Of one case. */
export async function listLinksOfCase(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<CaseLink[]> {
  return ofTrust(ctx)
    .where('case_id', '=', sameCase(kase.id))
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
}
