import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { hidePeople } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { listCasePeople } from './case-parts.ts';
import type { Case } from './cases.ts';

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
  for (const name of names) await decide(ctx, kase, { colleague: name, mayOpen: true, reason });
  await buildWall(ctx, kase, { access: 'restricted' });
  await record(ctx, 'case.restricted', { case: kase.id, names: [...names] });
}

/**
 * For these colleagues the case does not exist: they are in it themselves, or near to somebody who is.
 * @throws RuleError nobody is named, or somebody would lock themselves out
 */
export async function lockOut(ctx: Ctx, kase: Case, { names, reason }: { names: readonly string[]; reason: string }) {
  if (names.length === 0) throw new RuleError('Choose at least one colleague who may not know of this case.', 'names');
  if (names.some((name) => name === ctx.actor.id))
    throw new RuleError('You cannot lock yourself out. Ask your PALS manager to do it.', 'names');
  for (const name of names) await decide(ctx, kase, { colleague: name, mayOpen: false, reason });
  await buildWall(ctx, kase, {});
  await record(ctx, 'case.locked', { case: kase.id, names: [...names] });
}

/**
 * Opens a restricted case for somebody who is not named for it, and says why. It stays open to them; who looks at the
 * list of those who may open it sees their reason.
 */
export async function openWithReason(ctx: Ctx, id: string, reason: string) {
  await decide(ctx, { id }, { colleague: actorId(ctx), mayOpen: true, reason });
  await record(ctx, 'case.opened_with_reason', { case: id });
}

/** Who was named for this case, who opened it with a reason, and for whom it does not exist, in this order of time. */
export async function listAccess(ctx: Ctx, kase: Case) {
  return ctx.db
    .selectFrom('case_access')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .orderBy('added_at')
    .execute();
}

type Decision = { colleague: string; mayOpen: boolean; reason: string };

async function decide(ctx: Ctx, kase: Pick<Case, 'id'>, { colleague, mayOpen, reason }: Decision) {
  const { id } = await findColleague(ctx, colleague);
  const row = { trust_id: ctx.trust.id, case_id: kase.id, user_id: id, added_at: ctx.now };
  await ctx.db
    .insertInto('case_access')
    .values({ ...row, may_open: mayOpen, reason })
    .onConflict((same) => same.columns(['trust_id', 'case_id', 'user_id']).doUpdateSet({ may_open: mayOpen, reason }))
    .execute();
}

/** From now on it is looked up who may open the case, and who may know its people. */
async function buildWall(ctx: Ctx, kase: Case, change: { access?: 'restricted' }) {
  await hidePeople(
    ctx,
    (await listCasePeople(ctx, kase.id)).map((part) => part.person_id),
  );
  await ctx.db
    .updateTable('cases')
    .set({ ...change, walled: true, last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
}
