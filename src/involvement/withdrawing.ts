// Somebody stops it: nothing more is sent, nobody waits for them, and what they told us for this is deleted.
import { record } from '../audit/index.ts';
import { listCasesOf } from '../cases/index.ts';
import { stopAbout } from '../outbox/index.ts';
import { changePerson, endWay, listWays, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { withdrawComings } from './comings.ts';
import { closeKeys } from './keys.ts';
import { changeRow, listRowsOf, type MemberRow } from './members.ts';
import { stopTelling } from './rounds.ts';
import { withdrawSignUps } from './sign-ups.ts';

const FORGOTTEN = 'Name deleted at their wish';

/**
 * Under all of their records; a second press changes nothing. What stays is that they stopped and when, so that nobody
 * writes to them again, and what was paid back to them, which a trust has to account for.
 */
export async function withdraw(ctx: Ctx, { person_id }: Pick<MemberRow, 'person_id'>) {
  const standing = (await listRowsOf(ctx, person_id)).filter(({ consent }) => consent !== 'withdrawn');
  for (const row of standing) await endRow(ctx, row);
  if (standing.length > 0) await record(ctx, 'involvement.withdrawn', { person: person_id });
}

async function endRow(ctx: Ctx, member: MemberRow) {
  await changeRow(ctx, member, {
    ...{ consent: 'withdrawn', withdrawn_at: ctx.now, kinds: [], travel: '', expenses: 'not_asked' },
  });
  await withdrawSignUps(ctx, member);
  const wasPaid = await withdrawComings(ctx, member);
  await stopTelling(ctx, member);
  await stopAbout(ctx, 'involvement', member.id);
  await closeKeys(ctx, member.id);
  if (member.made_person && !wasPaid) await forgetPerson(ctx, member.person_id);
}

/** Known from here alone: their name, ways and needs go. Whoever has a case stays as that case knows them. */
async function forgetPerson(ctx: Ctx, id: string) {
  const person = (await peopleByIds(ctx, [id])).get(id);
  if (!person || person.id !== id || (await listCasesOf(ctx, id, 1)).length > 0) return;
  for (const way of await listWays(ctx, [id])) await endWay(ctx, person, way.id);
  await changePerson(ctx, person, {
    ...{ name: FORGOTTEN, call_me: '', needs: [], needs_detail: '', language: '', safe_times: '', code_word: '' },
  });
}
