// Who does what by when. That it is checked is promised, so it stays in My day and on the case until it was done.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import { type Case, type CaseAtHand, makePromise, maybePromise, wholeCase } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import type { Meeting } from './meetings.ts';
import type { MeetingAgreementTable } from './tables.ts';

type Row = Selectable<MeetingAgreementTable>;
/** `done`: somebody looked, and it was. `dropped`: it is not needed any more. */
export type Agreement = Row & { stands: 'open' | 'done' | 'dropped'; checkOn: Date };

/** What was agreed in the meetings of a case, the first due first. */
export async function listAgreements(ctx: Ctx, kase: CaseAtHand): Promise<Agreement[]> {
  if (!mayHold(ctx, kase, 'meetings')) return [];
  const rows = await ctx.db
    .selectFrom('meeting_agreements')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map((row) => standing(ctx, row)));
}

async function standing(ctx: Ctx, row: Row): Promise<Agreement> {
  const promise = await maybePromise(ctx, row.promise_id);
  const stands = promise?.state === 'open' ? 'open' : promise?.state === 'kept' ? 'done' : 'dropped';
  return { ...row, stands, checkOn: promise?.due_at ?? row.made_at };
}

export type NewAgreement = { who: string; what: string; due: Day };

const CHECKED_AT = '12:00';

/** Agreed: on the working day after it is due somebody checks that it was done. The same twice is one. @throws RuleError */
export async function addAgreement(ctx: Ctx, kase: Case, meeting: Meeting, { who, what, due }: NewAgreement) {
  if (meeting.state !== 'held') throw new RuleError('Say first that it took place', 'what');
  if (due < localDate(ctx.now)) throw new RuleError('Enter a day from today on', 'due');
  const row = { who: who.trim(), what: what.trim(), due_on: due };
  const isSame = (one: Agreement) => one.who === row.who && one.what === row.what && one.due_on === row.due_on;
  if ((await listAgreements(ctx, kase)).some(isSame)) return;
  const { holidays } = await loadCalendar(ctx);
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? actorId(ctx) },
    due: atLocal(addWorkingDays(due, 1, holidays).date, CHECKED_AT),
    about: `Check that this was done: ${row.what} (${row.who})`,
  });
  const made = { id: newId(ctx.now), promise_id: promise.id, made_at: ctx.now, made_by: actorId(ctx) };
  await ctx.db
    .insertInto('meeting_agreements')
    .values({ trust_id: ctx.trust.id, case_id: meeting.case_id, meeting_id: meeting.id, ...row, ...made })
    .execute();
  await record(ctx, 'meeting.agreed', { case: kase.id, meeting: meeting.id, agreement: made.id });
}
