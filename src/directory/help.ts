import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { listAllOrganisations, listHelpNumbers, listRemovedOrganisations } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { localDate } from '../platform/time.ts';
import type { Certainty, HelpEntryTable, HelpPlaceTable, NationalHelpTable } from './tables.ts';

export type EntryRow = Selectable<HelpEntryTable>;
export type National = Selectable<NationalHelpTable>;
export type HelpPlace = Pick<Selectable<HelpPlaceTable>, 'id' | 'name' | 'address' | 'postcode' | 'times'>;

export type HelpOrganisation = {
  /** Undefined for one that ships and of which this trust has said nothing. */
  id: string | undefined;
  code: string | null;
  name: string;
  about: string;
  phone: string;
  email: string;
  website: string;
  /** It was taken out of the list of other organisations: what it offers is held back. */
  ended_at: Date | null;
};

/** One service that somebody can be told of: this trust's own row, or one that ships and nobody here has checked. */
export type Help = Omit<EntryRow, 'trust_id' | 'organisation_id' | 'version' | 'made_at' | 'changed_at'> & {
  /** In addresses: its id, or the code of one that ships. */
  key: string;
  /** False: it ships, and this trust has said nothing of it. */
  own: boolean;
  version: number;
  changed_at: Date | null;
  certainty: Certainty | null;
  organisation: HelpOrganisation;
  places: HelpPlace[];
};

/** What ships changes by migrations only, so it is read once and kept while the desk runs. */
let shipped: readonly National[] | undefined;

async function nationals(ctx: Ctx): Promise<readonly National[]> {
  shipped ??= await ctx.db.selectFrom('national_help').selectAll().orderBy('position').execute();
  return shipped;
}

/** What ships and this trust has neither confirmed nor hidden, in its order. */
export async function listUndecided(ctx: Ctx): Promise<Help[]> {
  const [all, decided] = await Promise.all([nationals(ctx), decidedCodes(ctx)]);
  return nationalHelp(
    ctx,
    all.filter(({ code }) => !decided.has(code)),
  );
}

async function decidedCodes(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('help_entries')
    .select('national')
    .where('trust_id', '=', ctx.trust.id)
    .where('national', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.flatMap(({ national }) => national ?? []));
}

const NOTHING = { more: '', email: '', cost: '', languages: '', access: '', area: '', how: '' };
const UNDECIDED = { checked_on: null, checked_by: null, review_on: null, owner_id: null, valid_to: null };

async function nationalHelp(ctx: Ctx, rows: readonly National[]): Promise<Help[]> {
  const [known, numbers] = await Promise.all([organisationsByCode(ctx), numbersOf(ctx, rows)]);
  return rows.map(({ position: _, organisation: of, number, ...row }) => ({
    ...{
      ...row,
      ...NOTHING,
      ...UNDECIDED,
      id: '',
      key: row.code,
      own: false,
      national: row.code,
      shown: 'public' as const,
    },
    ...{
      successor_id: null,
      source: null,
      their_id: null,
      written_over: [],
      ended_at: null,
      version: 0,
      changed_at: null,
      places: [],
    },
    organisation: (of && known.get(of)) || { ...NOBODY, name: row.name, phone: numbers.get(number ?? '') ?? '' },
  }));
}

const NOBODY = { id: undefined, code: null, about: '', phone: '', email: '', website: '', ended_at: null };

/** The crisis numbers that these stand for, by their code. */
async function numbersOf(ctx: Ctx, rows: readonly Pick<National, 'number'>[]): Promise<Map<string, string>> {
  if (!rows.some(({ number }) => number)) return new Map();
  return new Map((await listHelpNumbers(ctx)).map(({ code, number }) => [code, number]));
}

/** The code of the crisis number that is its phone, where it has one. */
export async function maybeNumberOf(ctx: Ctx, { national }: Pick<Help, 'national'>): Promise<string | undefined> {
  return (await nationals(ctx)).find(({ code }) => code === national)?.number ?? undefined;
}

/** The other organisations of this trust, as they stand for help; those that were taken out keep their names. */
async function organisationsByCode(ctx: Ctx): Promise<Map<string, HelpOrganisation>> {
  const rows = await listAllOrganisations(ctx);
  return new Map(
    rows.map(({ code, name, takes, phone, email, website, ended_at }) => [
      code,
      { id: undefined, code, name, about: takes, phone, email, website, ended_at },
    ]),
  );
}

/** Of those that offer help, the ids of those that were taken out of the list of other organisations. */
export async function endedOrganisations(ctx: Ctx): Promise<string[]> {
  const codes = (await listRemovedOrganisations(ctx)).map(({ code }) => code);
  if (codes.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('help_organisations')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('code', 'in', codes)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** By its id, or the code of one that ships: what this trust says of it, if it has said anything. @throws NotFound */
export async function findHelp(ctx: Ctx, key: string): Promise<Help> {
  const [found] = isId(key) ? await helpByIds(ctx, [key]) : await helpOfNational(ctx, key);
  if (!found) throw new NotFound('This help');
  return found;
}

async function helpOfNational(ctx: Ctx, code: string): Promise<Help[]> {
  const ships = (await nationals(ctx)).find((one) => one.code === code);
  if (!ships) return [];
  const row = await ofTrust(ctx).where('national', '=', code).where('ended_at', 'is', null).executeTakeFirst();
  return row ? shape(ctx, [row]) : nationalHelp(ctx, [ships]);
}

export const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('help_entries').selectAll().where('trust_id', '=', ctx.trust.id);

/** In the order of the ids; those that are no more of this trust are left out. */
export async function helpByIds(ctx: Ctx, ids: readonly string[]): Promise<Help[]> {
  if (ids.length === 0) return [];
  const rows = await ofTrust(ctx).where('id', '=', anyOf(ids)).execute();
  const order = new Map(ids.map((id, at) => [id, at]));
  rows.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return shape(ctx, rows);
}

/** Rows with who offers them and where. */
export async function shape(ctx: Ctx, rows: readonly EntryRow[]): Promise<Help[]> {
  if (rows.length === 0) return [];
  const beside = await besideOf(ctx, rows);
  return rows.map((row) => withBeside(row, beside));
}

type Beside = {
  organisations: Map<string, HelpOrganisation>;
  places: Map<string, HelpPlace[]>;
  certainty: Map<string, Certainty>;
  /** Of those that ship, the crisis number that is their phone. */
  phones: Map<string, string>;
};

async function besideOf(ctx: Ctx, rows: readonly EntryRow[]): Promise<Beside> {
  const ids = rows.map(({ id }) => id);
  const said = new Set(rows.map(({ national }) => national));
  const national = (await nationals(ctx)).filter(({ code }) => said.has(code));
  const [organisations, places, numbers] = await Promise.all([
    organisationsOf(ctx, ids),
    placesOf(ctx, ids),
    numbersOf(ctx, national),
  ]);
  const phones = national.flatMap(({ code, number }) => (number ? [[code, numbers.get(number) ?? ''] as const] : []));
  const certainty = new Map(national.map((one) => [one.code, one.certainty]));
  return { organisations, places, certainty, phones: new Map(phones) };
}

function withBeside(row: EntryRow, { organisations, places, certainty, phones }: Beside): Help {
  const { trust_id: _, organisation_id, made_at: __, ...own } = row;
  const organisation = organisations.get(organisation_id) ?? { ...NOBODY, id: organisation_id, name: '' };
  const phone = phones.get(row.national ?? '') ?? organisation.phone;
  return {
    ...{ ...own, key: row.id, own: true, places: places.get(row.id) ?? [] },
    certainty: certainty.get(row.national ?? '') ?? null,
    organisation: { ...organisation, phone },
  };
}

/** Who offers these, by id; what the list of other organisations holds is taken from there. */
async function organisationsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, HelpOrganisation>> {
  const trust = ctx.trust.id;
  const rows = await ctx.db
    .selectFrom('help_organisations')
    .select(['id', 'code', 'name', 'about', 'email', 'website'])
    .where('trust_id', '=', trust)
    .where('id', 'in', ofTrust(ctx).clearSelect().select('organisation_id').where('id', '=', anyOf(ids)))
    .execute();
  const known = rows.some(({ code }) => code) ? await organisationsByCode(ctx) : new Map<string, HelpOrganisation>();
  return new Map(
    rows.map((row) => {
      const listed = row.code ? known.get(row.code) : undefined;
      return [row.id, listed ? { ...listed, id: row.id } : { ...row, phone: '', ended_at: null }];
    }),
  );
}

async function placesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, HelpPlace[]>> {
  const rows = await ctx.db
    .selectFrom('help_places')
    .select(['id', 'entry_id', 'name', 'address', 'postcode', 'times'])
    .where('trust_id', '=', ctx.trust.id)
    .where('entry_id', '=', anyOf(ids))
    .where('ended_at', 'is', null)
    .orderBy('entry_id')
    .orderBy('position')
    .execute();
  const found = new Map<string, HelpPlace[]>();
  for (const { entry_id, ...place } of rows) found.set(entry_id, [...(found.get(entry_id) ?? []), place]);
  return found;
}

/** Where a row stands for the public today: checked in time, shown, not ended, its organisation not taken out (`ended`). */
export function isPublic(ctx: Ctx, ended: readonly string[]) {
  const today = localDate(ctx.now);
  return sql<boolean>`(e.shown = 'public' and e.ended_at is null and e.review_on > ${today}
    and (e.valid_to is null or e.valid_to >= ${today}) and e.organisation_id <> all(${[...ended]}::uuid[]))`;
}
