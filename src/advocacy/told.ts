// Whom of a case we told of independent help, with the words as they stood then.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, listCasePeople, wholeCase } from '../cases/index.ts';
import { listWays, type Person, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { refuseUnseen } from '../platform/seen.ts';
import { localDate } from '../platform/time.ts';
import { isDue, wordsTold } from './advocates.rules.ts';
import { type AdvocateRow, maybeAdvocate } from './advocates.ts';
import { type Council, type Meant, sureOf } from './councils.rules.ts';
import { type Lookup, lookUpPostcode, maybePostcodes } from './councils.ts';
import { postcodeIn } from './postcodes.rules.ts';
import type { AdvocateToldTable, ToldHow } from './tables.ts';

export type AdvocateTold = Selectable<AdvocateToldTable>;

/** The newest first. */
export async function listAdvocatesTold(ctx: Ctx, kase: CaseAtHand): Promise<AdvocateTold[]> {
  if (!mayHold(ctx, kase, 'advocates_told')) return [];
  return ctx.db
    .selectFrom('advocates_told')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** People of a case who can be told: the caller first. */
export async function listTellable(ctx: Ctx, kase: Case): Promise<Person[]> {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const found = await peopleByIds(ctx, ids);
  const people = [...new Map([...ids.flatMap((id) => found.get(id ?? '') ?? [])].map((one) => [one.id, one])).values()];
  return people.filter(({ died }) => !died);
}

/** The council of somebody's address, or the several that may be. Of a county that ended no postcode says which. */
export async function livesUnder(
  ctx: Ctx,
  person: Pick<Person, 'id'> | undefined,
): Promise<{ council?: Council; meant: readonly Meant[] }> {
  const place = await placeOf(ctx, person);
  const meant = place && 'meant' in place ? place.meant : [];
  const council = sureOf(meant);
  return council ? { council, meant: [] } : { meant };
}

/** Where somebody lives, by the newest address of theirs that ends with a postcode; undefined where none does. */
async function placeOf(ctx: Ctx, person: Pick<Person, 'id'> | undefined): Promise<Lookup | undefined> {
  if (!person || !(await maybePostcodes(ctx))) return undefined;
  const ways = await listWays(ctx, [person.id]);
  const key = ways.flatMap(({ kind, value }) => (kind === 'address' ? (postcodeIn(value) ?? []) : [])).at(-1);
  return key ? lookUpPostcode(ctx, key) : undefined;
}

/** Who helps this person, as far as their address says, where somebody has looked at it in time. */
export async function advocateFor(ctx: Ctx, person: Pick<Person, 'id'>): Promise<AdvocateRow | undefined> {
  const { council } = await livesUnder(ctx, person);
  const advocate = council && (await maybeAdvocate(ctx, council.code, 'public'));
  return advocate && isDue(advocate, localDate(ctx.now)) ? undefined : advocate;
}

export type Telling = {
  /** Null: they gave no name. */
  person: string | null;
  how: ToldHow;
  council: Council | undefined;
  /** The words that whoever told them looked at (`sumOf`). */
  seen?: string;
};

/**
 * Keeps that they were told, as it stands now. A second press gives the first.
 * @throws RuleError they are not of this case, it is not checked, or it changed since they looked
 */
export async function tellOfAdvocate(ctx: Ctx, kase: Case, telling: Telling): Promise<AdvocateTold> {
  const { person, how, council, seen } = telling;
  const since = await sincePress(ctx, 'advocate');
  const people = await listTellable(ctx, kase);
  if (person === null ? people.length > 0 : !people.some(({ id }) => id === person))
    throw new RuleError('Choose whom you told', 'person');
  if (person === null && how === 'written')
    throw new RuleError('To write to somebody, add them to the case first. Or hand it over on paper.', 'how');
  const advocate = council && (await maybeAdvocate(ctx, council.code, 'desk'));
  if (how !== 'spoken' && advocate && isDue(advocate, localDate(ctx.now)))
    throw new RuleError('It is not checked. Look at its details first, then give it in writing.', 'how');
  const words = wordsTold(advocate, council);
  refuseUnseen(seen, { name: advocate?.name || 'Who gives this help', words }, 'how');
  const same = (await listAdvocatesTold(ctx, kase)).find(
    (one) => one.made_at >= since && one.person_id === person && one.how === how && one.words === words,
  );
  if (same) return same;
  const row = {
    ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: kase.id, person_id: person, how },
    ...{ council: council?.code ?? '', name: advocate?.name ?? '', words, made_by: actorId(ctx), made_at: ctx.now },
  };
  await ctx.db.insertInto('advocates_told').values(row).execute();
  await record(ctx, 'advocate.told', { case: kase.id, person, told: row.id, how });
  return row;
}
