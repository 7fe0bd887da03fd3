import { canKeepFor } from '../away/index.ts';
import { findColleague, listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';

/** Works in cases and may sign in. */
export function isHere(person: Staff): boolean {
  return !person.disabled_at && permissionsOf(person.role).has('cases.write');
}

/** Anybody of this trust who works or worked in cases. @throws NotFound */
export async function findMember(ctx: Ctx, id: string): Promise<Staff> {
  const found = (await listStaff(ctx)).find((person) => person.id === id);
  if (!found) throw new NotFound('This colleague');
  return found;
}

/** A colleague who can keep what the other has promised. @throws NotFound */
export async function findWhoKeepsFor(ctx: Ctx, id: string, other: Staff): Promise<Staff> {
  const found = await findColleague(ctx, id);
  if (!canKeepFor(found, other)) throw new NotFound('This colleague');
  return found;
}

/** A colleague who can be given work. @throws NotFound */
export async function findHere(ctx: Ctx, id: string): Promise<Staff> {
  const found = await findColleague(ctx, id);
  if (!isHere(found)) throw new NotFound('This colleague');
  return found;
}
