// What is so of a case and its people in this moment: looked at when it is closed, and again when it would go.
import { sql } from 'kysely';
import { listEvents } from '../audit/index.ts';
import { type Case, listCasePeople, listCasesOf, wholeCase } from '../cases/index.ts';
import { publicOrigin } from '../identity/index.ts';
import { maybeAgreed } from '../matching/index.ts';
import { canSend } from '../outbox/index.ts';
import { listWays, type Person, peopleByIds, recordIdsOf, waysOffered } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { type Facts, isChildOn, wayFor } from './asking.rules.ts';
import type { AskingRule } from './rules.ts';

const MOST_CASES = 100;
const BEREAVED_MS = 2 * 365 * 86_400_000;

/** Who would be asked: whoever came to us. A record that was merged stands for the one that stayed. */
export async function maybeCaller(ctx: Ctx, kase: Case): Promise<Person | undefined> {
  return kase.caller_id ? (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id) : undefined;
}

export async function factsOf(ctx: Ctx, kase: Case, rule: AskingRule): Promise<Facts> {
  const person = await maybeCaller(ctx, kase);
  const parts = await listCasePeople(ctx, kase.id);
  const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)]);
  const all = [...people.values()];
  const others = person ? await listCasesOf(ctx, person.id, MOST_CASES) : [];
  const roles = parts.filter(({ person_id }) => people.get(person_id)?.id === person?.id).map(({ role }) => role);
  const since = new Date(ctx.now.getTime() - BEREAVED_MS);
  return {
    merged: kase.merged_into !== null,
    open_again: kase.closed_at === null,
    anonymous: person === undefined,
    died: person?.died ?? false,
    bereaved:
      kase.after_death ||
      parts.some(({ role }) => role === 'died') ||
      all.some(({ died, id }) => died && id !== person?.id) ||
      others.some(({ after_death, last_at }) => after_death && last_at >= since),
    unsafe: all.some(({ unsafe, no_messages }) => unsafe || no_messages),
    at_risk: kase.safety || kase.sharing === 'safety',
    child: isChild(ctx, kase, person, people),
    restricted: kase.access !== 'open' || kase.walled || (await wasRestricted(ctx, kase)),
    complaint: [kase, ...others].some(isComplaint),
    plan: person ? (await maybeAgreed(ctx, person.id)) !== undefined : false,
    professional: kase.type === 'mp' || roles.includes('staff') || roles.includes('advocate'),
    asked_not_to: person ? await hasRefused(ctx, person, kase) : false,
    lately: person ? await wasAskedLately(ctx, person, kase, rule) : false,
    no_way: person ? (await wayOf(ctx, person)) === undefined : true,
  };
}

/** Of a child's case an adult who spoke for them is asked, and never the child. */
function isChild(ctx: Ctx, kase: Case, person: Person | undefined, people: ReadonlyMap<string, Person>): boolean {
  if (isChildOn(person?.born_on ?? null, localDate(ctx.now))) return true;
  const patient = people.get(kase.patient_id ?? '');
  return kase.child && (!patient || patient.id === person?.id);
}

/** The complaints team asks for itself, and nobody is asked how we did while it looks into what happened. */
const isComplaint = ({ handed_over_at, type, closed_at }: Case) =>
  handed_over_at !== null || (type === 'complaint' && closed_at === null);

/** Names of events by which a case comes to be for few. */
const RESTRICTING = ['case.restricted', 'case.locked'];

async function wasRestricted(ctx: Ctx, kase: Case): Promise<boolean> {
  return (await listEvents(ctx, { case: wholeCase(ctx, kase), names: RESTRICTING, most: 1 })).length > 0;
}

const asksOf = (ctx: Ctx, ids: readonly string[], kase: Case) =>
  ctx.db
    .selectFrom('satisfaction_asks')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', [...ids])
    .where('case_id', '<>', kase.id)
    .limit(1);

async function hasRefused(ctx: Ctx, person: Person, kase: Case): Promise<boolean> {
  const ids = await recordIdsOf(ctx, person.id);
  const found = asksOf(ctx, ids, kase).where('state', '=', 'stopped').where('reason', '=', 'asked_not_to');
  return (await found.executeTakeFirst()) !== undefined;
}

/**
 * In writing, or by a colleague, in whose list they stand or stood. Where two wait to be asked by a colleague, since two
 * records turned out to be one person, the one that was there first is asked.
 */
async function wasAskedLately(ctx: Ctx, person: Person, kase: Case, rule: AskingRule): Promise<boolean> {
  const since = new Date(ctx.now);
  since.setUTCMonth(since.getUTCMonth() - rule.again_months);
  const ids = await recordIdsOf(ctx, person.id);
  const waitsLonger = sql<boolean>`not exists (select from satisfaction_asks own
    where own.trust_id = ${ctx.trust.id} and own.case_id = ${kase.id} and own.state = 'by_hand'
      and (own.asks_at, own.id) < (satisfaction_asks.asks_at, satisfaction_asks.id))`;
  const found = asksOf(ctx, ids, kase).where((one) =>
    one.or([
      one('sent_at', '>', since),
      one.and([one('state', 'in', ['by_hand', 'expired']), one('asks_at', '>', since), waitsLonger]),
    ]),
  );
  return (await found.executeTakeFirst()) !== undefined;
}

/** How they would be asked; undefined: no way is open. */
export async function wayOf(ctx: Ctx, person: Person) {
  const { needs } = person;
  const [ways, origin] = await Promise.all([listWays(ctx, [person.id]), publicOrigin(ctx)]);
  return wayFor({
    needs,
    ways,
    offered: waysOffered(person),
    canSend: (way) => origin !== undefined && canSend(ctx, way),
  });
}
