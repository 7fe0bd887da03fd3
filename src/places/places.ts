import type { Selectable } from 'kysely';
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import { type Ctx, keep } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { localDate } from '../platform/time.ts';
import { listSites } from './sites.ts';
import type { PlaceTable } from './tables.ts';

export type Place = Selectable<PlaceTable>;
/** All that there are or were, by name. */
function allPlaces(ctx: Ctx): Promise<Place[]> {
  return keep(ctx, { what: 'places', from: ['places'] }, () =>
    ctx.db
      .selectFrom('places')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  );
}

/** All wards and services in use (some hundred), by name. */
export async function listPlaces(ctx: Ctx): Promise<Place[]> {
  return (await allPlaces(ctx)).filter((place) => place.ended_at === null);
}

/** Places by id, also those that have closed since, in no order. */
export async function placesByIds(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, Place>> {
  const wanted = new Set(ids.filter((id) => id !== null));
  if (wanted.size === 0) return new Map();
  const found = (await allPlaces(ctx)).filter(({ id }) => wanted.has(id));
  return new Map(found.map((place) => [place.id, place]));
}

/** A place by id, also one that has closed since. @throws NotFound */
export async function findPlace(ctx: Ctx, id: string): Promise<Place> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('places')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This ward or service');
  return found;
}

export type PlaceDetails = Pick<
  Place,
  'site_id' | 'kind' | 'name' | 'aliases' | 'phone' | 'email' | 'lead' | 'answers_pals' | 'visiting'
> &
  Partial<NextAsked>;

/** Who is asked next, where nobody answers. */
type NextAsked = Pick<Place, 'lead_email' | 'deputy' | 'deputy_email'>;

/** @throws RuleError a place of this name is on the site already */
export async function createPlace(ctx: Ctx, details: PlaceDetails): Promise<string> {
  await refuseSameName(ctx, details);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('places')
    .values({ trust_id: ctx.trust.id, id, ...details, checked_on: localDate(ctx.now), ended_at: null })
    .execute();
  await record(ctx, 'place.created', { place: id });
  return id;
}

/** Changes the details; that they were looked at today is kept with them. Details as they are change nothing. */
export async function changePlace(ctx: Ctx, place: Place, details: PlaceDetails, version = place.version) {
  if (isSame(place, details)) return;
  await refuseSameName(ctx, details, place.id);
  const done = await ctx.db
    .updateTable('places')
    .set({ ...details, checked_on: localDate(ctx.now), version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', place.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this place while you had it open. Look at it again, then change it.');
  await keepEarlier(ctx, 'place', place.id, detailsOf(place));
  await record(ctx, 'place.changed', { place: place.id });
}

function detailsOf(place: Place): PlaceDetails {
  const { site_id, kind, name, aliases, phone, email, lead, answers_pals, visiting } = place;
  const { lead_email, deputy, deputy_email } = place;
  return { site_id, kind, name, aliases, phone, email, lead, answers_pals, visiting, lead_email, deputy, deputy_email };
}

/** What was known of it before, the newest first. */
export function listEarlierPlaces(ctx: Ctx, place: Place): Promise<Earlier<PlaceDetails>[]> {
  return listEarlier(ctx, 'place', place.id);
}

/** Details that were changed are used again. @throws NotFound, RuleError its name is taken, its site is closed */
export async function bringBackPlace(ctx: Ctx, place: Place, earlier: string) {
  const found = await maybeEarlier<PlaceDetails>(ctx, 'place', place.id, earlier);
  if (!found) throw new NotFound('What it said before');
  await refuseClosedSite(ctx, found.held);
  await changePlace(ctx, place, { ...detailsOf(place), ...found.held });
}

async function refuseClosedSite(ctx: Ctx, { site_id }: Pick<Place, 'site_id'>) {
  if (!(await listSites(ctx)).some(({ id }) => id === site_id))
    throw new RuleError('Its site is closed. Put the site back first.', 'site_id');
}

async function refuseSameName(ctx: Ctx, details: Pick<Place, 'site_id' | 'name'>, except?: string) {
  const same = (await listPlaces(ctx)).find(
    (place) =>
      place.site_id === details.site_id &&
      place.name.toLowerCase() === details.name.toLowerCase() &&
      place.id !== except,
  );
  if (same) throw new RuleError('A ward or service of this name is on this site already', 'name');
}

type Named = Pick<Place, 'name' | 'aliases' | 'phone'> & { takes?: string };

/** Wards and services, or other organisations, whose name, alias or phone fits what was typed, best first. */
export function placesLike<T extends Named>(places: readonly T[], typed: string, most: number): T[] {
  const q = typed.trim().toLowerCase();
  if (q === '') return places.slice(0, most);
  return places
    .map((place) => ({ place, fit: fitOf(place, q) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.place.name.localeCompare(b.place.name, 'en'))
    .slice(0, most)
    .map(({ place }) => place);
}

function fitOf(place: Named, q: string): number {
  const names = [place.name, ...place.aliases].map((name) => name.toLowerCase());
  if (names.includes(q)) return 4;
  if (names.some((name) => name.startsWith(q))) return 3;
  if (names.some((name) => name.split(/\s+/).some((word) => word.startsWith(q)))) return 2;
  return names.some((name) => name.includes(q)) ||
    place.takes?.toLowerCase().includes(q) ||
    (/^\d{3,}$/.test(q) && place.phone.replace(/\D/g, '').endsWith(q))
    ? 1
    : 0;
}

/** Somebody looked at the details and they are right: they count as fresh from today. */
export async function confirmPlace(ctx: Ctx, place: Place) {
  if (place.checked_on === localDate(ctx.now)) return;
  await ctx.db
    .updateTable('places')
    .set({ checked_on: localDate(ctx.now) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', place.id)
    .execute();
  await record(ctx, 'place.checked', { place: place.id });
}

/** A ward or service that has closed: it is offered no more, and stays with the cases that name it. */
export async function closePlace(ctx: Ctx, place: Place) {
  if (place.ended_at) return;
  await ctx.db
    .updateTable('places')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', place.id)
    .execute();
  await record(ctx, 'place.closed', { place: place.id });
}

/** Those that have closed, by name. */
export async function listClosedPlaces(ctx: Ctx): Promise<Place[]> {
  return (await allPlaces(ctx)).filter((place) => place.ended_at !== null);
}

/** It was closed by mistake, or opens again. @throws RuleError another one has its name, or its site is closed */
export async function reopenPlace(ctx: Ctx, place: Place) {
  if (!place.ended_at) return;
  await refuseClosedSite(ctx, place);
  await refuseSameName(ctx, place, place.id);
  await ctx.db
    .updateTable('places')
    .set({ ended_at: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', place.id)
    .execute();
  await record(ctx, 'place.reopened', { place: place.id });
}
