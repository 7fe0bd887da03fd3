// Who wants to take part: on the register once, with what they agreed to, until they stop it.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Person, peopleByIds, samePeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import type { Kind, MemberWay } from './kinds.rules.ts';
import type { ConsentHow, MemberTable } from './tables.ts';

export type MemberRow = Selectable<MemberTable>;
/** With whom it is; a record that was merged gives who stays. */
export type Member = MemberRow & { person: Person };

export type NewMember = {
  person: string;
  kinds: readonly Kind[];
  consent: 'yes' | 'this_only';
  /** Of the words that they read, or that were read to them. */
  edition: number;
  consentHow: ConsentHow;
  channel: MemberWay;
  travel: string;
  expenses: 'yes' | 'no' | 'not_asked';
  /** PALS knows them from here alone. */
  madePerson?: boolean;
};

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('involvement_members').selectAll().where('trust_id', '=', ctx.trust.id);

/** Puts somebody on the register, or says anew what they want. */
export async function putOnRegister(ctx: Ctx, said: NewMember): Promise<MemberRow> {
  const { edition } = said;
  const facts = {
    ...{ kinds: [...said.kinds], consent: said.consent, consent_edition: edition, consent_at: ctx.now },
    ...{ consent_how: said.consentHow, withdrawn_at: null, channel: said.channel },
    ...{ travel: said.travel, expenses: said.expenses },
  };
  const known = await maybeMemberOf(ctx, said.person);
  if (known) {
    await changeRow(ctx, known, facts);
    await record(ctx, 'involvement.interest_changed', { person: said.person, consent: said.consent, edition });
    return { ...known, ...facts };
  }
  const made = await ctx.db
    .insertInto('involvement_members')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), person_id: said.person, ...facts },
      ...{ made_person: said.madePerson ?? false, made_by: ctx.actor.id, made_at: ctx.now },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(ctx, 'involvement.interest_added', { person: said.person, consent: said.consent, edition });
  return made;
}

export async function changeRow(
  ctx: Ctx,
  { id }: Pick<MemberRow, 'id'>,
  to: Partial<Omit<MemberRow, 'trust_id' | 'id' | 'version'>>,
) {
  await ctx.db
    .updateTable('involvement_members')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

export type MemberChange = Pick<
  MemberRow,
  'kinds' | 'channel' | 'travel' | 'expenses' | 'dbs' | 'dbs_until' | 'ig_training' | 'ig_until'
>;

/** @throws RuleError somebody changed it meanwhile, or they have stopped it */
export async function changeMember(ctx: Ctx, member: Member, to: MemberChange, version: number) {
  if (member.consent === 'withdrawn')
    throw new RuleError('They have stopped. Ask them first, and put them on the register again.');
  if (to.dbs_until && !to.dbs) throw new RuleError('Choose which DBS check they have', 'dbs');
  if (to.ig_until && !to.ig_training) throw new RuleError('Tick that they did the training', 'ig_training');
  const done = await ctx.db
    .updateTable('involvement_members')
    .set({ ...to, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', member.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('A colleague changed this meanwhile. Look at it again, then save.', 'kinds');
  await record(ctx, 'involvement.interest_changed', { person: member.person_id });
}

/** What is kept of one person under each of their records, the oldest first: every sign-up on the web makes a record. */
export async function listRowsOf(ctx: Ctx, personId: string): Promise<MemberRow[]> {
  return (await readRows(ctx, [personId])).get(personId) ?? [];
}

/** By the id of any of their records. */
async function readRows(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, MemberRow[]>> {
  const rows = await ctx.db
    .selectFrom('involvement_members as m')
    .innerJoin(
      sql<{ asked: string; id: string }>`(select s.asked, s.id from ${samePeople(personIds)} s)`.as('same'),
      'same.id',
      'm.person_id',
    )
    .selectAll('m')
    .select('same.asked')
    .where('m.trust_id', '=', ctx.trust.id)
    .orderBy('m.made_at')
    .orderBy('m.id')
    .execute();
  const found = new Map<string, MemberRow[]>();
  for (const { asked, ...row } of rows) found.set(asked, [...(found.get(asked) ?? []), row]);
  return found;
}

const saidAt = ({ consent_at, withdrawn_at }: MemberRow) => Math.max(+consent_at, +(withdrawn_at ?? 0));

/** Whether we may write to somebody is what they said last, under whichever of their records they said it. */
function asSaidLast<Row extends MemberRow>(row: Row, all: readonly MemberRow[]): Row {
  const last = all.reduce((one, other) => (saidAt(other) >= saidAt(one) ? other : one), row);
  const { consent, consent_edition, consent_at, consent_how, withdrawn_at } = last;
  return { ...row, consent, consent_edition, consent_at, consent_how, withdrawn_at };
}

/** Under any of their records. */
export async function maybeMemberOf(ctx: Ctx, personId: string): Promise<MemberRow | undefined> {
  const all = await listRowsOf(ctx, personId);
  return all[0] && asSaidLast(all[0], all);
}

/** @throws NotFound also where the person may not be known */
export async function findMember(ctx: Ctx, id: string): Promise<Member> {
  const row = isId(id) ? await ofTrust(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  const [member] = row ? await withPeople(ctx, [row]) : [];
  if (!member) throw new NotFound('This person');
  return member;
}

export async function membersByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map();
  const rows = await ofTrust(ctx).where('id', '=', anyOf(ids)).execute();
  return new Map((await withPeople(ctx, rows)).map((member) => [member.id, member]));
}

async function withPeople(ctx: Ctx, rows: readonly MemberRow[]): Promise<Member[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ person_id }) => person_id);
  const [people, said] = await Promise.all([peopleByIds(ctx, ids), readRows(ctx, ids)]);
  return rows.flatMap((row) => {
    const person = people.get(row.person_id);
    return person ? [{ ...asSaidLast(row, said.get(row.person_id) ?? []), person }] : [];
  });
}

export const mayBeTold = ({ consent, person }: Pick<Member, 'consent' | 'person'>): boolean =>
  consent !== 'withdrawn' && !person.died;

export type RegisterView = { kind: Kind | undefined; state: 'here' | 'withdrawn'; page: number };
export const PER_PAGE = 50;

/**
 * The register, the newest first: each person once, as they stand now, whatever was written down under any of their
 * records.
 */
export async function listMembers(
  ctx: Ctx,
  { kind, state, page }: RegisterView,
): Promise<{ members: Member[]; total: number }> {
  const ids = sql`select person_id from involvement_members where trust_id = ${ctx.trust.id}`;
  const wanted = sql<{ id: string; made_at: Date }>`(select id, made_at
    from (select m.id, m.made_at,
        row_number() over (partition by s.root order by m.made_at, m.id) as nth,
        first_value(m.consent) over (partition by s.root
          order by greatest(m.consent_at, m.withdrawn_at) desc, m.made_at desc, m.id desc) as said_last,
        bool_or(${kind ?? null}::text is null or ${kind ?? null} = any(m.kinds)) over (partition by s.root) as wants
      from involvement_members m
      join (select distinct asked, root from same_people(array(${ids}))) s on s.asked = m.person_id
      where m.trust_id = ${ctx.trust.id}) said
    where nth = 1 and wants and (said_last = 'withdrawn') = ${state === 'withdrawn'})`.as('wanted');
  const [rows, { total }] = await Promise.all([
    ctx.db
      .selectFrom('involvement_members as m')
      .innerJoin(wanted, 'wanted.id', 'm.id')
      .selectAll('m')
      .where('m.trust_id', '=', ctx.trust.id)
      .orderBy('m.made_at', 'desc')
      .orderBy('m.id', 'desc')
      .limit(PER_PAGE)
      .offset((page - 1) * PER_PAGE)
      .execute(),
    ctx.db
      .selectFrom(wanted)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  const members = await withPeople(ctx, rows);
  const said = await readRows(
    ctx,
    members.map(({ person_id }) => person_id),
  );
  const kindsOf = ({ person_id, kinds }: MemberRow) => said.get(person_id)?.flatMap((row) => row.kinds) ?? kinds;
  return { members: members.map((member) => ({ ...member, kinds: [...new Set(kindsOf(member))] })), total };
}

/** Everybody who agreed to hear of new ways to take part and is interested in this kind, the first who asked first. */
export async function listInterested(ctx: Ctx, kind: Kind): Promise<Member[]> {
  const rows = await ofTrust(ctx)
    .where('consent', '=', 'yes')
    .where(sql<boolean>`(${kind} = any(kinds) or kinds = '{}')`)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return (await withPeople(ctx, rows)).filter(({ consent }) => consent === 'yes');
}
