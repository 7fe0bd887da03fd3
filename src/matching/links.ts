import { record } from '../audit/index.ts';
import { type Case, casesByIds, wholeCase } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import type { LinkKind } from './tables.ts';

export const LINK_WORDS: Record<LinkKind, string> = {
  same_matter: 'Same matter, another person',
  follow_on: 'One follows from the other',
  related: 'Related in another way',
};

export type Link = { id: string; kind: LinkKind; other: Case };

/** Says that two cases belong together and stay two. A second press changes nothing. @throws RuleError it is one case */
export async function linkCases(ctx: Ctx, kase: Case, other: Case, kind: LinkKind) {
  if (kase.id === other.id) throw new RuleError('This is the same case. Enter another number.', 'ref');
  if ((await listLinks(ctx, kase)).some((link) => link.other.id === other.id)) return;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('case_links')
    .values({
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      other_id: other.id,
      kind,
      linked_at: ctx.now,
      linked_by: actorId(ctx),
      ended_at: null,
      ended_by: null,
    })
    .execute();
  for (const one of [kase, other])
    await record(ctx, 'case.linked', { case: one.id, link: id, kind, ref: one === kase ? other.ref : kase.ref });
}

/** What this case belongs together with, from either side; only cases that this person may open. */
export async function listLinks(ctx: Ctx, kase: Case): Promise<Link[]> {
  if (!mayHold(ctx, kase, 'case_links')) return [];
  const rows = await ctx.db
    .selectFrom('case_links')
    .select(['id', 'kind', 'case_id', 'other_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where(({ or, eb }) => or([eb('case_id', '=', wholeCase(ctx, kase)), eb('other_id', '=', wholeCase(ctx, kase))]))
    .where('ended_at', 'is', null)
    .orderBy('linked_at')
    .execute();
  const sides = ({ case_id, other_id }: { case_id: string; other_id: string }) => [case_id, other_id];
  const cases = await casesByIds(ctx, rows.flatMap(sides));
  const known = new Set<string>();
  return rows.flatMap((row) => {
    // Of two that became one, a link may stand twice, or lead to itself.
    const other = sides(row)
      .map((id) => cases.get(id))
      .find((one) => one && one.id !== kase.id);
    if (!other || known.has(other.id)) return [];
    known.add(other.id);
    return [{ id: row.id, kind: row.kind, other }];
  });
}

/** They do not belong together after all. @throws NotFound */
export async function unlinkCases(ctx: Ctx, kase: Case, id: string) {
  const link = isId(id) ? (await listLinks(ctx, kase)).find((one) => one.id === id) : undefined;
  if (!link) throw new NotFound('This link');
  await ctx.db
    .updateTable('case_links')
    .set({ ended_at: ctx.now, ended_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  for (const one of [kase, link.other])
    await record(ctx, 'case.unlinked', { case: one.id, link: id, ref: one === kase ? link.other.ref : kase.ref });
}
