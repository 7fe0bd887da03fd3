import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { hidePeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { anyOf } from '../platform/plans.ts';
import { listCasePeople } from './case-parts.ts';
import { addNote } from './notes.ts';
import type { Case, CaseTable, RestrictedFor } from './tables.ts';

type Restriction = { names: readonly string[]; reason: string; kind?: RestrictedFor };

/**
 * Restricts a case to the colleagues named (the patient is one of us, safeguarding, legal): to everybody else it is in
 * lists and searches by its reference only. The names stand before the wall does, or nobody could see what was done.
 * On a case that is restricted already, more are named.
 * @throws RuleError nobody is named
 */
export async function restrictCase(ctx: Ctx, kase: Case, { names, reason, kind = 'other' }: Restriction) {
  if (names.length === 0) throw new RuleError('Name at least one colleague who may open this case.', 'names');
  for (const name of names) await decideAccess(ctx, kase, { colleague: name, mayOpen: true, reason });
  await buildWall(ctx, kase, { access: 'restricted', restricted_for: kind });
  await record(ctx, 'case.restricted', { case: kase.id, names: [...names], kind });
}

/**
 * For these colleagues the case does not exist: they are in it themselves, or near to somebody who is.
 * @throws RuleError nobody is named, or somebody would lock themselves out
 */
export async function lockOut(ctx: Ctx, kase: Case, { names, reason }: { names: readonly string[]; reason: string }) {
  if (names.length === 0) throw new RuleError('Choose at least one colleague who may not know of this case.', 'names');
  if (names.some((name) => name === ctx.actor.id))
    throw new RuleError('You cannot lock yourself out. Ask your PALS manager to do it.', 'names');
  for (const name of names) await decideAccess(ctx, kase, { colleague: name, mayOpen: false, reason });
  await buildWall(ctx, kase, {});
  await record(ctx, 'case.locked', { case: kase.id, names: [...names] });
}

/** Every officer may open the case again, but for those who are locked out. The reason stays as a note. */
export async function liftRestriction(ctx: Ctx, kase: Case, reason: string) {
  if (kase.access !== 'restricted') return;
  await addNote(ctx, kase, `No longer restricted: ${reason}`);
  const walled = (await listAccess(ctx, kase)).some(({ may_open }) => !may_open);
  await setWall(ctx, kase, { access: 'open', restricted_for: null, walled });
  // Afterwards: who lifts it must still be named while the wall stands.
  await ctx.db
    .deleteFrom('case_access')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('may_open', '=', true)
    .execute();
  await record(ctx, 'case.restriction_lifted', { case: kase.id, kind: kase.restricted_for });
}

/**
 * Takes somebody off the list: who was named may not open it any more, who was locked out may know of it again.
 * @throws NotFound they are not on it. @throws RuleError nobody would be left who may open it
 */
export async function removeAccess(ctx: Ctx, kase: Case, colleague: string) {
  const lines = await listAccess(ctx, kase);
  const line = lines.find(({ user_id }) => user_id === colleague);
  if (!line) throw new NotFound('This colleague');
  const named = lines.filter(({ may_open, until }) => may_open && until === null);
  if (line.may_open && kase.access === 'restricted' && named.every(({ user_id }) => user_id === colleague))
    throw new RuleError('Name somebody else first: nobody would be left who may open this case.', 'names');
  await ctx.db
    .deleteFrom('case_access')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('user_id', '=', colleague)
    .execute();
  await record(ctx, 'case.access_ended', { case: kase.id, user: colleague, locked: !line.may_open });
  if (kase.access === 'open' && lines.every(({ may_open, user_id }) => may_open || user_id === colleague))
    await setWall(ctx, kase, { walled: false });
}

/** Who was named for this case, who opened it with a reason, and for whom it does not exist, in this order of time. */
export async function listAccess(ctx: Ctx, kase: Pick<Case, 'id'>) {
  return ctx.db
    .selectFrom('case_access')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .orderBy('added_at')
    .execute();
}

type Decision = { colleague: string; mayOpen: boolean; reason: string; until?: Date };

/** Writes down whether a colleague may open a case, in place of what was written before. */
export async function decideAccess(ctx: Ctx, kase: Pick<Case, 'id'>, decision: Decision) {
  const { id } = await findColleague(ctx, decision.colleague);
  const row = { trust_id: ctx.trust.id, case_id: kase.id, user_id: id, added_at: ctx.now };
  const what = { may_open: decision.mayOpen, reason: decision.reason, until: decision.until ?? null };
  await ctx.db
    .insertInto('case_access')
    .values({ ...row, ...what })
    .onConflict((same) => same.columns(['trust_id', 'case_id', 'user_id']).doUpdateSet(what))
    .execute();
}

type Wall = Partial<Pick<Selectable<CaseTable>, 'access' | 'restricted_for' | 'walled'>>;

/** From now on it is looked up who may open the case, and who may know its people. */
async function buildWall(ctx: Ctx, kase: Case, change: Wall) {
  await hidePeople(
    ctx,
    (await listCasePeople(ctx, kase.id)).map((part) => part.person_id),
  );
  await setWall(ctx, kase, { ...change, walled: true });
}

async function setWall(ctx: Ctx, kase: Case, change: Wall) {
  await ctx.db
    .updateTable('cases')
    .set({ ...change, last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
}

/** References of those of these cases that are restricted for this person: all that may be known of them. */
export async function restrictedRefs(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; ref: string }>`
    select id, ref from find_restricted(null) where id = ${anyOf(ids)}`.execute(ctx.db);
  return new Map(rows.rows.map(({ id, ref }) => [id, ref]));
}

/** Where a case stands behind a wall, its id; undefined for any other, and for none. */
export async function maybeWalled(ctx: Ctx, ref: string): Promise<string | undefined> {
  const kase = await ctx.db
    .selectFrom('cases')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('ref', '=', ref)
    .where('walled', '=', true)
    .executeTakeFirst();
  return kase?.id;
}
