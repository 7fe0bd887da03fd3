// What a trust sets from a day on: what held before keeps its days, what was planned for later gives way, and a change
// that begins today or later can be taken back.
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from './context.ts';
import { type Dated, heldOn, holdsAlready, plannedFrom } from './dated.rules.ts';
import { NotFound, RuleError } from './errors.ts';
import { addDays, type Day, localDate } from './time.ts';

/** The statements of a module on its own rows of one thing that is set: one weight, one aim, one ladder. */
export type DatedStore<V extends object> = {
  /** Whose rows they are and of what: never those of another trust or of another weight. */
  of: { trust_id: string; [column: string]: string };
  /** All that ever held or is planned; with what ships, if a change to the same is none. */
  list: () => Promise<readonly (V & Dated)[]>;
  /** Deletes what begins on a day or later. */
  drop: (which: Which) => Promise<unknown>;
  /** Gives what holds on a day another last day, or none. */
  end: (which: Which, valid_to: Day | null) => Promise<unknown>;
  add: (rows: (V & { valid_from: Day; valid_to: null })[]) => Promise<unknown>;
};

/** The condition of a statement. */
type Which = RawBuilder<boolean>;

/** @throws RuleError the day is past */
export function refusePast(ctx: Ctx, from: Day, why = 'Enter today or a later day') {
  if (from < localDate(ctx.now)) throw new RuleError(why, 'from');
}

/** For what has happened already. @throws RuleError it is dated after today */
export function refuseFuture(ctx: Ctx, day: Day | null, field: string) {
  if (day && day > localDate(ctx.now)) throw new RuleError('Enter a day that is not after today', field);
}

/** What is wanted, from a day on. Returns what would have held on that day; undefined if that is the same, for ever. */
export async function changeFrom<V extends object>(store: DatedStore<V>, wanted: readonly V[], from: Day) {
  const rows = await store.list();
  if (holdsAlready(rows, wanted, from)) return undefined;
  const dayBefore = addDays(from, -1);
  await store.drop(beginning(store, from));
  await store.end(holding(store, dayBefore), dayBefore);
  await store.add(wanted.map((one) => ({ ...one, valid_from: from, valid_to: null })));
  return heldOn(rows, from);
}

/** Takes back a change that begins today or later: what held before goes on. @throws NotFound there is no such change */
export async function takeBack<V extends object>(ctx: Ctx, store: DatedStore<V>, from: string) {
  const found = plannedFrom(await store.list(), localDate(ctx.now)).find(({ valid_from }) => valid_from === from);
  if (!found) throw new NotFound('This change');
  await store.drop(beginning(store, found.valid_from));
  await store.end(holding(store, addDays(found.valid_from, -1)), null);
}

type Whose = Pick<DatedStore<object>, 'of'>;

const beginning = (store: Whose, from: Day): Which => sql<boolean>`(${own(store)} and valid_from >= ${from})`;

const holding = (store: Whose, day: Day): Which =>
  sql<boolean>`(${own(store)} and valid_from <= ${day} and (valid_to is null or valid_to >= ${day}))`;

const own = ({ of }: Whose) =>
  sql.join(
    Object.entries(of).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  );
