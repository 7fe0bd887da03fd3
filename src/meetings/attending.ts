// Who comes to a meeting: people of the case, those with them, staff of a service, colleagues of PALS.
import type { Selectable } from 'kysely';
import { type Case, listCasePeople, sameCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { calledName, listWays, type Person, peopleByIds, type Way } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { MeetingPersonTable, Side } from './tables.ts';

export type MeetingPerson = Selectable<MeetingPersonTable>;

/** Somebody who comes, by the name they are known by. */
export type Coming = MeetingPerson & {
  called: string;
  /** What they are in this: "Ward manager, Ward 7B", "Her daughter". */
  part: string;
  /** The ward or service they come from, by name. */
  service: string;
  person: Person | undefined;
  ways: Way[];
};

/** Living people of the case under the records that it names, the caller first. */
export async function peopleOfCase(ctx: Ctx, kase: Case): Promise<{ id: string; person: Person; role: string }[]> {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const known = await peopleByIds(ctx, ids);
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    const person = known.get(id ?? '');
    const hasDied = person?.died || (kase.after_death && id === kase.patient_id);
    if (!id || !person || hasDied || seen.has(person.id)) return [];
    seen.add(person.id);
    return [{ id, person, role: parts.find(({ person_id }) => person_id === id)?.role ?? '' }];
  });
}

/** One who comes or was expected, as their row has it; undefined where its case may not be known. */
export async function maybeComing(ctx: Ctx, id: string): Promise<MeetingPerson | undefined> {
  return ctx.db
    .selectFrom('meeting_people')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who is expected at these meetings, as their rows have it. */
export async function listExpected(ctx: Ctx, meetings: readonly string[]): Promise<MeetingPerson[]> {
  if (meetings.length === 0) return [];
  return ctx.db
    .selectFrom('meeting_people')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('meeting_id', 'in', [...meetings])
    .where('removed_at', 'is', null)
    .execute();
}

/** Who comes to a meeting, those who are no longer expected left out; or this one alone, whether they are or not. */
export async function listComing(ctx: Ctx, kase: Case, meetingId: string, only?: string): Promise<Coming[]> {
  let asked = ctx.db
    .selectFrom('meeting_people')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('meeting_id', '=', meetingId);
  asked = only ? asked.where('id', '=', only) : asked.where('removed_at', 'is', null);
  return inWords(ctx, await asked.orderBy('added_at').orderBy('id').execute());
}

async function inWords(ctx: Ctx, rows: readonly MeetingPerson[]): Promise<Coming[]> {
  const ids = rows.map(({ person_id }) => person_id);
  const [people, ways, staff, places] = await Promise.all([
    peopleByIds(ctx, ids),
    listWays(ctx, ids),
    staffNames(ctx),
    placesByIds(
      ctx,
      rows.map(({ place_id }) => place_id),
    ),
  ]);
  return rows.map((row) => {
    const person = people.get(row.person_id ?? '');
    const service = places.get(row.place_id ?? '')?.name ?? '';
    return {
      ...row,
      person,
      ways: person ? ways.filter(({ person_id }) => person_id === person.id) : [],
      called: person?.name ?? staff.get(row.user_id ?? '') ?? row.name,
      service,
      part: [row.role, service].filter(Boolean).join(', '),
    };
  });
}

export const shortName = ({ person, called }: Coming): string => (person ? calledName(person) : called);

export type Added = {
  side: Side;
  person?: string;
  user?: string;
  place?: string | null;
  name?: string;
  role?: string;
  email?: string;
};

/** Comes too. */
export async function addComing(ctx: Ctx, meeting: { id: string; case_id: string }, added: Added): Promise<void> {
  await ctx.db
    .insertInto('meeting_people')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: meeting.case_id,
      meeting_id: meeting.id,
      side: added.side,
      person_id: added.person ?? null,
      user_id: added.user ?? null,
      place_id: added.place ?? null,
      name: added.name?.trim() ?? '',
      role: added.role?.trim() ?? '',
      email: added.email?.trim() ?? '',
      added_at: ctx.now,
    })
    .execute();
}

type Change = Partial<
  Pick<
    MeetingPerson,
    | 'invited_at'
    | 'invited_sequence'
    | 'message_id'
    | 'promise_id'
    | 'booking_id'
    | 'came'
    | 'removed_at'
    | 'reply'
    | 'replied_at'
    | 'reply_sequence'
  >
>;

export async function changeComing(ctx: Ctx, { id }: Pick<MeetingPerson, 'id'>, to: Change) {
  await ctx.db
    .updateTable('meeting_people')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}
