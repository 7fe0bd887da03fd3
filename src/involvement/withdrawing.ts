// Somebody stops it: nothing more is sent, nobody waits for them, and what they told us for this is deleted.
import { record } from '../audit/index.ts';
import { listCasesOf } from '../cases/index.ts';
import { forgetPerson, recordIdsOf } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { costsOf, listComings, withdrawComings } from './comings.ts';
import { closeKeys } from './keys.ts';
import { changeRow, listRowsOf, type MemberRow } from './members.ts';
import { stopTelling } from './rounds.ts';
import { withdrawSignUps } from './sign-ups.ts';

const FORGOTTEN = 'Name deleted at their wish';

type OfPerson = Pick<MemberRow, 'person_id'>;

/**
 * Under all of their records; a second press changes nothing. What stays is that they stopped and when, so that nobody
 * writes to them again, and what was paid back to them, with their name, which a trust has to account for.
 */
export async function withdraw(ctx: Ctx, { person_id }: OfPerson) {
  const standing = (await listRowsOf(ctx, person_id)).filter(({ consent }) => consent !== 'withdrawn');
  if (standing.length === 0) return;
  for (const row of standing) await endRow(ctx, row);
  await record(ctx, 'involvement.withdrawn', { person: person_id });
  await forgetUnlessOwed(ctx, person_id);
}

async function endRow(ctx: Ctx, member: MemberRow) {
  const nothing = { kinds: [], travel: '', dbs: null, dbs_until: null, ig_training: false, ig_until: null };
  await changeRow(ctx, member, { consent: 'withdrawn', withdrawn_at: ctx.now, ...nothing });
  await withdrawSignUps(ctx, member);
  await withdrawComings(ctx, member);
  await stopTelling(ctx, member);
  await closeKeys(ctx, member.id);
}

/** Who is owed money has to be named and reached for it. `expenses` keeps, of whoever has stopped, that they are. */
async function forgetUnlessOwed(ctx: Ctx, personId: string) {
  const rows = await listRowsOf(ctx, personId);
  const { owed, isPaid } = await costsOf(ctx, rows);
  for (const row of rows) await changeRow(ctx, row, { expenses: owed.length > 0 ? 'yes' : 'not_asked' });
  if (owed.length === 0 && (await isKnownFromHereAlone(ctx, personId, rows)))
    await forgetPerson(ctx, personId, isPaid ? undefined : FORGOTTEN);
}

/** Whoever has a case stays as that case knows them, and so does whoever was recorded before they signed up. */
async function isKnownFromHereAlone(ctx: Ctx, personId: string, rows: readonly MemberRow[]): Promise<boolean> {
  const made = rows.filter(({ made_person }) => made_person).map(({ person_id }) => person_id);
  const all = await recordIdsOf(ctx, personId);
  return all.every((id) => made.includes(id)) && (await listCasesOf(ctx, personId, 1)).length === 0;
}

const waitsForMoney = ({ consent, expenses }: MemberRow) => consent === 'withdrawn' && expenses === 'yes';

/** What happened to their costs: once nothing is owed any more, whoever has stopped is forgotten. */
export async function forgetIfSettled(ctx: Ctx, { person_id }: OfPerson) {
  const rows = await listRowsOf(ctx, person_id);
  if (rows.length > 0 && rows.every(waitsForMoney)) await forgetUnlessOwed(ctx, person_id);
}

/** An event moved or does not take place: whoever has stopped and was to come does not, and may be owed nothing any more. */
export async function forgetAtEvent(ctx: Ctx, event: { id: string }) {
  for (const { member } of (await listComings(ctx, event)).filter(({ member }) => member.consent === 'withdrawn')) {
    await withdrawComings(ctx, member);
    await forgetIfSettled(ctx, member);
  }
}

/** They want no money back. */
export async function waiveCosts(ctx: Ctx, { person_id }: OfPerson) {
  const rows = (await listRowsOf(ctx, person_id)).filter(waitsForMoney);
  if (rows.length === 0) return;
  for (const row of rows) await changeRow(ctx, row, { expenses: 'no' });
  await record(ctx, 'involvement.interest_changed', { person: person_id });
  await forgetUnlessOwed(ctx, person_id);
}

/** What is still to be paid back to somebody who has stopped. */
export async function listOwedTo(ctx: Ctx, { person_id }: OfPerson) {
  const rows = (await listRowsOf(ctx, person_id)).filter(waitsForMoney);
  return rows.length > 0 ? (await costsOf(ctx, rows)).owed : [];
}
