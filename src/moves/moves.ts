import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, keepStay, sameCase } from '../cases/index.ts';
import { listPlaces, placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Day } from '../platform/time.ts';
import type { Moved } from './moves.rules.ts';
import type { MoveTable } from './tables.ts';

export type NewMove = {
  place: string;
  placeId: string | undefined;
  bed: string;
  in_hospital: boolean;
  leaves_on: Day | null;
  at: Date;
};

const MOST = 50;

/**
 * The patient is somewhere else now, or goes home on a day. What is known already changes nothing: a second press is none.
 * @throws RuleError the ward is not in the directory
 */
export async function recordMove(ctx: Ctx, kase: Case, said: NewMove): Promise<void> {
  const place_id = said.in_hospital ? await settlePlace(ctx, said) : null;
  const stay = {
    place_id,
    bed: said.in_hospital ? said.bed.trim() : '',
    in_hospital: said.in_hospital,
    leaves_on: said.in_hospital ? said.leaves_on : null,
  };
  const now = await keepStay(ctx, kase, stay);
  if (!now) return;
  const row = { id: newId(ctx.now), case_id: kase.id, ...stay, at: said.at };
  await ctx.db
    .insertInto('patient_moves')
    .values({ trust_id: ctx.trust.id, ...row, recorded_at: ctx.now, recorded_by: actorId(ctx) })
    .execute();
  const particulars = { place: place_id, leaves: stay.leaves_on, hospital: stay.in_hospital };
  await record(ctx, 'case.patient_moved', { case: kase.id, ...particulars, happenedAt: said.at });
}

/** A ward that was chosen, or whose name was typed in full. */
async function settlePlace(ctx: Ctx, { place, placeId }: NewMove): Promise<string | null> {
  const typed = place.trim().toLowerCase();
  if (typed === '') return null;
  const places = await listPlaces(ctx);
  const chosen = places.find(({ id, name }) => id === placeId && name.toLowerCase() === typed);
  const named = places.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase() === typed));
  const found = chosen ?? (named.length === 1 ? named[0] : undefined);
  if (!found) throw new RuleError('Choose a ward from the list, or leave it empty', 'place');
  return found.id;
}

/** Where the patient has been, newest first. */
export async function listMoves(ctx: Ctx, kase: Case): Promise<Moved[]> {
  const rows: Selectable<MoveTable>[] = await ctx.db
    .selectFrom('patient_moves')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const places = await placesByIds(
    ctx,
    rows.map(({ place_id }) => place_id),
  );
  return rows.map((row) => ({ ...row, place: places.get(row.place_id ?? '')?.name ?? '' }));
}
