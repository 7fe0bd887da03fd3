import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { namedCodes } from '../codes/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { addDays, localDate } from '../platform/time.ts';
import { together } from '../platform/together.ts';
import { needWords, RULE_NEEDS } from './channels.rules.ts';
import { samePeople } from './same-people.ts';
import type { PersonTable } from './tables.ts';

type PersonRow = Omit<Selectable<PersonTable>, 'name_words' | 'sound'>;
/** With their needs as this trust calls them today, but for those that are rules of contact. */
export type Person = PersonRow & { need_words: readonly string[] };
const COLUMNS = [
  'trust_id',
  'id',
  'name',
  'call_me',
  'say_it',
  'nhs_number',
  'born_on',
  'died',
  'contact_rule',
  'needs',
  'needs_detail',
  'needs_review_on',
  'needs_asked_on',
  'needs_asked_by',
  'need_details',
  'language',
  'interpreter_gender',
  'needs_share',
  'adjustments',
  'flags',
  'unsafe',
  'safe_way',
  'safe_times',
  'code_word',
  'no_messages',
  'access',
  'holds',
  'merged_into',
  'version',
  'created_at',
  'created_by',
] as const;

/** Access needs are asked again after a year (Accessible Information Standard: review). */
const REVIEW_DAYS = 365;

/** What may be said of a person when they are first recorded, and changed afterwards. */
type Facts = Pick<PersonRow, Exclude<(typeof COLUMNS)[number], Kept>>;
type Kept = 'trust_id' | 'id' | 'access' | 'holds' | 'merged_into' | 'version' | 'created_at' | 'created_by';

export type NewPerson = { name: string } & Partial<Facts>;

export async function createPerson(ctx: Ctx, input: NewPerson): Promise<Person> {
  const person = await ctx.db
    .insertInto('people')
    .values({
      nhs_number: null,
      born_on: null,
      needs_review_on: null,
      needs_asked_on: null,
      needs_asked_by: null,
      ...(input.needs?.length ? asked(ctx, input.needs) : {}),
      ...asRow(input),
      name: input.name,
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      merged_into: null,
      created_at: ctx.now,
      created_by: ctx.actor.id,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await learnWords(ctx, person.id);
  await record(ctx, 'person.created', { person: person.id });
  return withWords(ctx, person);
}

/** The words of the name become findable, also misspelt. */
async function learnWords(ctx: Ctx, personId: string) {
  const words = sql`insert into name_words (trust_id, word)
    select trust_id, unnest(name_words) from people where trust_id = ${ctx.trust.id} and id = ${personId}
    on conflict do nothing`;
  await sendOnly(ctx, words.execute(ctx.db));
}

/**
 * These people are known from a case that not everybody may open. From now on only those who may open one of their
 * cases find them; whoever has another case of theirs goes on as before.
 */
export async function hidePeople(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return;
  const hidden = await ctx.db
    .updateTable('people')
    .set({ access: 'restricted' })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', 'in', sql<string>`(select same.id from ${samePeople(ids)} same)`)
    .where('access', '=', 'open')
    .returning('id')
    .execute();
  for (const { id } of hidden) await record(ctx, 'person.hidden', { person: id });
}

/** The person by id; where two records were merged, the one that stays. @throws NotFound */
export async function findPerson(ctx: Ctx, id: string): Promise<Person> {
  const found = isId(id) ? (await peopleByIds(ctx, [id])).get(id) : undefined;
  if (!found) throw new NotFound('This person');
  return found;
}

/** People by the id asked for. A merged record gives the person who stays, with an id of their own. */
export async function peopleByIds(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, Person>> {
  const found = await recordsByIds(ctx, ids);
  const known = new Map(found);
  let ahead = leadingOn(known);
  while (ahead.length > 0) {
    const next = await recordsByIds(ctx, ahead);
    for (const [id, row] of next) known.set(id, row);
    ahead = leadingOn(known).filter((id) => next.size > 0 && !ahead.includes(id));
  }
  return new Map([...found].map(([id, row]) => [id, survivor(row, known)]));
}

function leadingOn(known: ReadonlyMap<string, Person>): string[] {
  return [...known.values()].flatMap(({ merged_into: into }) => (into && !known.has(into) ? into : []));
}

/** Who may not be known is not followed to. A merge never goes round in a circle (refused by its verb). */
function survivor(row: Person, known: ReadonlyMap<string, Person>): Person {
  const next = row.merged_into ? known.get(row.merged_into) : undefined;
  return next ? survivor(next, known) : row;
}

/** The records themselves, merged or not: for merging and for taking it back. */
export async function recordsByIds(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, Person>> {
  return together(
    ctx,
    'people',
    ids.filter((id) => id !== null),
    (wanted) => readRecords(ctx, wanted),
  );
}

async function readRecords(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await ctx.db
    .selectFrom('people')
    .select(COLUMNS)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await withWords(ctx, row)] as const)));
}

/** The list of needs is kept between requests, so this asks the database nothing as a rule. */
async function withWords(ctx: Ctx, row: PersonRow): Promise<Person> {
  const needs = row.needs.filter((need) => !RULE_NEEDS.includes(need));
  if (needs.length === 0) return { ...row, need_words: [] };
  const labels = new Map((await namedCodes(ctx, 'needs')).map(({ code, label }) => [code, label]));
  return { ...row, need_words: needs.map((need) => needWords(labels.get(need) ?? need, row, need)) };
}

/**
 * Living people whose needs are due to be asked about again, the longest due first, but for those who are waiting for it
 * already.
 */
export async function listNeedsDue(
  ctx: Ctx,
  { most, except }: { most: number; except: readonly string[] },
): Promise<Person[]> {
  const rows = await ctx.db
    .selectFrom('people')
    .select(COLUMNS)
    .where('trust_id', '=', ctx.trust.id)
    .where('needs_review_on', '<=', localDate(ctx.now))
    .where('died', '=', false)
    .where('merged_into', 'is', null)
    .where('id', '<>', sql<string>`all(${except}::uuid[])`)
    .orderBy('needs_review_on')
    .limit(most)
    .execute();
  return Promise.all(rows.map((row) => withWords(ctx, row)));
}

export type PersonChange = Partial<Facts>;

/** Who was asked about their needs was asked today, by whoever writes it down, and is asked again in a year. */
function asked(ctx: Ctx, needs: readonly string[]) {
  const today = localDate(ctx.now);
  return {
    needs_asked_on: today,
    needs_asked_by: ctx.actor.id,
    needs_review_on: needs.length > 0 ? addDays(today, REVIEW_DAYS) : null,
  };
}

/** JSON goes into the row as text. */
function asRow<T extends PersonChange>({ need_details, ...facts }: T) {
  return { ...facts, ...(need_details ? { need_details: JSON.stringify(need_details) } : {}) };
}

/** @throws RuleError somebody else changed the person meanwhile */
export async function changePerson(ctx: Ctx, person: Person, change: PersonChange, version = person.version) {
  const done = await ctx.db
    .updateTable('people')
    .set({
      ...(change.needs ? asked(ctx, change.needs) : {}),
      ...asRow(change),
      version: version + 1,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', person.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError(
      'Somebody changed these details while you had them open. Look at them again, then change them.',
    );
  if (change.name !== undefined || change.call_me !== undefined) await learnWords(ctx, person.id);
  await record(ctx, 'person.changed', { person: person.id, fields: Object.keys(change) });
}

/** What we call her: the name to use in speech. */
export function calledName(person: Pick<Person, 'name' | 'call_me'>): string {
  return person.call_me || (person.name.split(' ')[0] ?? person.name);
}
