// Somebody signs up: on the register, answered by whoever looks after the opportunity, until a date that they know.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, nextOpening, targetDue } from '../calendar/index.ts';
import { cancelPromise, keepPromise, makePromise, maybePromise, SIGNED_UP } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Member, type MemberRow, membersByIds } from './members.ts';
import { findOpportunity, type Opportunity } from './opportunities.ts';
import type { SignUpState, SignUpTable } from './tables.ts';

export type SignUpRow = Selectable<SignUpTable>;
export type SignUp = SignUpRow & { member: Member };

const DAY_MS = 86_400_000;
const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('sign_ups').selectAll().where('trust_id', '=', ctx.trust.id);

/** Our own aim for a first contact; a day later where a trust has not said yet when it is open. */
async function answerDue(ctx: Ctx): Promise<Date> {
  const { hours, targets } = await loadCalendar(ctx);
  const target = targets.get('first_contact') ?? { amount: 1, unit: 'working_days' as const };
  return nextOpening(ctx.now, hours) ? targetDue(ctx.now, target, hours) : new Date(ctx.now.getTime() + DAY_MS);
}

/** Once for each opportunity: again after they had stopped it, it stands anew. Gives by when they hear from us. */
export async function signUp(ctx: Ctx, member: MemberRow, opportunity: Opportunity): Promise<Date> {
  const due = await answerDue(ctx);
  const known = await ofTrust(ctx)
    .where('opportunity_id', '=', opportunity.id)
    .where('member_id', '=', member.id)
    .forUpdate()
    .executeTakeFirst();
  if (known && known.state !== 'withdrawn') {
    const promise = known.promise_id ? await maybePromise(ctx, known.promise_id) : undefined;
    return promise?.state === 'open' ? promise.due_at : due;
  }
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', about: `${SIGNED_UP}${opportunity.title}`, person: member.person_id },
    ...{ owner: opportunity.owner_id, due },
  });
  const fresh = { state: 'asked' as const, promise_id: promise.id, settled_by: null, settled_at: null };
  if (known) await changeSignUp(ctx, known, fresh);
  else
    await ctx.db
      .insertInto('sign_ups')
      .values({
        ...{ trust_id: ctx.trust.id, id: newId(ctx.now), opportunity_id: opportunity.id, member_id: member.id },
        ...{ person_id: member.person_id, ...fresh, made_by: ctx.actor.id, made_at: ctx.now },
      })
      .execute();
  await record(ctx, 'involvement.signed_up', { person: member.person_id, opportunity: opportunity.id });
  return due;
}

async function changeSignUp(ctx: Ctx, { id }: Pick<SignUpRow, 'id'>, to: Partial<SignUpRow>) {
  await ctx.db.updateTable('sign_ups').set(to).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}

/** Of an opportunity, the first who asked first; of those whom whoever looks may know. */
export async function listSignUps(ctx: Ctx, opportunity: Pick<Opportunity, 'id'>): Promise<SignUp[]> {
  const rows = await ofTrust(ctx)
    .where('opportunity_id', '=', opportunity.id)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const members = await membersByIds(
    ctx,
    rows.map(({ member_id }) => member_id),
  );
  return rows.flatMap((row) => {
    const member = members.get(row.member_id);
    return member ? [{ ...row, member }] : [];
  });
}

/** Of one member, with the opportunities. */
export async function listSignUpsOf(ctx: Ctx, member: Pick<MemberRow, 'id'>) {
  const rows = await ofTrust(ctx).where('member_id', '=', member.id).orderBy('made_at', 'desc').execute();
  return Promise.all(
    rows.map(async (row) => ({ ...row, opportunity: await findOpportunity(ctx, row.opportunity_id) })),
  );
}

/** @throws NotFound */
export async function findSignUp(ctx: Ctx, opportunity: Pick<Opportunity, 'id'>, id: string): Promise<SignUpRow> {
  const found = isId(id)
    ? await ofTrust(ctx)
        .where('id', '=', id)
        .where('opportunity_id', '=', opportunity.id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This sign-up');
  return found;
}

export const ANSWERS = ['taken_on', 'waiting', 'not_taken_on'] as const;

/** What came of it, once they have heard from us. A second press changes nothing. @throws RuleError they stopped it */
export async function answerSignUp(ctx: Ctx, row: SignUpRow, answer: (typeof ANSWERS)[number]) {
  if (row.state === answer) return;
  if (row.state === 'withdrawn') throw new RuleError('They have stopped this themselves.');
  await changeSignUp(ctx, row, { state: answer, settled_by: ctx.actor.id, settled_at: ctx.now });
  const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'involvement.sign_up_answered', { person: row.person_id, opportunity: row.opportunity_id, answer });
}

const LIVE: readonly SignUpState[] = ['asked', 'taken_on', 'waiting'];

/** They stop: nobody waits for an answer any more. */
export async function withdrawSignUps(ctx: Ctx, member: Pick<MemberRow, 'id'>) {
  const rows = await ofTrust(ctx)
    .where('member_id', '=', member.id)
    .where('state', 'in', [...LIVE])
    .execute();
  for (const row of rows) {
    await changeSignUp(ctx, row, { state: 'withdrawn', settled_at: ctx.now, settled_by: ctx.actor.id });
    const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
    if (promise?.state === 'open') await cancelPromise(ctx, promise);
  }
}

/** How many asked and are taken on, by opportunity, of those whom whoever looks may know. */
export async function countSignUps(ctx: Ctx): Promise<Map<string, { asked: number; taken: number }>> {
  const rows = await ctx.db
    .selectFrom('sign_ups')
    .select(({ fn }) => ['opportunity_id', 'state', fn.countAll<number>().as('many')])
    .where('trust_id', '=', ctx.trust.id)
    .where('state', 'in', ['asked', 'taken_on'])
    .groupBy(['opportunity_id', 'state'])
    .execute();
  const found = new Map<string, { asked: number; taken: number }>();
  for (const { opportunity_id, state, many } of rows) {
    const at = found.get(opportunity_id) ?? { asked: 0, taken: 0 };
    found.set(opportunity_id, state === 'asked' ? { ...at, asked: many } : { ...at, taken: many });
  }
  return found;
}
