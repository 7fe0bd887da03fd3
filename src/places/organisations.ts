import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { ownFirst } from '../platform/shipped.ts';
import { localDate } from '../platform/time.ts';
import { KIND_WORDS } from './organisations.rules.ts';
import { placesLike } from './places.ts';
import type { OrganisationTable } from './tables.ts';

export type Organisation = Selectable<OrganisationTable>;

/** Organisations outside this trust, by name; those that were taken out are not among them. */
export async function listOrganisations(ctx: Ctx): Promise<Organisation[]> {
  return (await listAllOrganisations(ctx)).filter((row) => row.ended_at === null);
}

/** Those that were taken out, by name. */
export async function listRemovedOrganisations(ctx: Ctx): Promise<Organisation[]> {
  return (await listAllOrganisations(ctx)).filter((row) => row.ended_at !== null);
}

/** Those that were taken out, too: what names one of them goes on saying who it was. */
export async function listAllOrganisations(ctx: Ctx): Promise<Organisation[]> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .execute();
  return ownFirst(rows).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** @throws NotFound also when it was taken out of the directory */
export async function findOrganisation(ctx: Ctx, code: string): Promise<Organisation> {
  const found = (await listOrganisations(ctx)).find((row) => row.code === code);
  if (!found) throw new NotFound('This organisation');
  return found;
}

const MOST_SUGGESTED = 6;

/** For a field that asks whom it is for: at most six, with what they are and their number. */
export async function suggestOrganisations(ctx: Ctx, q: string) {
  const typed = q.replaceAll('\0', '').trim().slice(0, 100);
  if (typed === '') return [];
  return placesLike(await listOrganisations(ctx), typed, MOST_SUGGESTED).map(({ code, name, kind, phone: number }) => ({
    id: code,
    label: name,
    detail: [KIND_WORDS[kind], number].filter(Boolean).join(' – '),
  }));
}

export type OrganisationDetails = Pick<
  Organisation,
  'name' | 'kind' | 'aliases' | 'phone' | 'email' | 'website' | 'takes'
>;

/** @throws RuleError an organisation of this name is in the directory already */
export async function createOrganisation(ctx: Ctx, details: OrganisationDetails): Promise<string> {
  const code = newId(ctx.now);
  await refuseSameName(ctx, details.name, code);
  await keepOwn(ctx, code, 0, { ...details, checked_on: localDate(ctx.now) });
  await record(ctx, 'organisation.created', { organisation: code });
  return code;
}

/** Changes the details; that they were looked at today is kept with them. Details as they are change nothing. */
export async function changeOrganisation(ctx: Ctx, known: Organisation, details: OrganisationDetails, version: number) {
  if (isSame(known, details)) return;
  await refuseSameName(ctx, details.name, known.code);
  await keepOwn(ctx, known.code, version, { ...details, checked_on: localDate(ctx.now) });
  await keepEarlier(ctx, 'organisation', known.code, detailsOf(known));
  await record(ctx, 'organisation.changed', { organisation: known.code });
}

/** What was known of it before, the newest first. */
export function listEarlierOrganisations(ctx: Ctx, { code }: Organisation): Promise<Earlier<OrganisationDetails>[]> {
  return listEarlier(ctx, 'organisation', code);
}

/** Details that were changed are used again. @throws NotFound, RuleError its name is taken */
export async function bringBackOrganisation(ctx: Ctx, known: Organisation, earlier: string) {
  const found = await maybeEarlier<OrganisationDetails>(ctx, 'organisation', known.code, earlier);
  if (!found) throw new NotFound('What it said before');
  await changeOrganisation(ctx, known, { ...detailsOf(known), ...found.held }, known.version);
}

/** Somebody looked at the details and they are right: they count as fresh from today. */
export async function confirmOrganisation(ctx: Ctx, known: Organisation) {
  if (known.checked_on === localDate(ctx.now)) return;
  await keepOwn(ctx, known.code, known.version, { ...detailsOf(known), checked_on: localDate(ctx.now) });
  await record(ctx, 'organisation.checked', { organisation: known.code });
}

/** It does not exist any more, or this trust sends nobody there: it is offered no more. */
export async function removeOrganisation(ctx: Ctx, known: Organisation) {
  await keepOwn(ctx, known.code, known.version, {
    ...detailsOf(known),
    checked_on: known.checked_on,
    ended_at: ctx.now,
  });
  await record(ctx, 'organisation.removed', { organisation: known.code });
}

/** It was taken out by mistake. @throws NotFound, RuleError another one has its name */
export async function restoreOrganisation(ctx: Ctx, code: string) {
  if ((await listOrganisations(ctx)).some((row) => row.code === code)) return;
  const gone = (await listRemovedOrganisations(ctx)).find((row) => row.code === code);
  if (!gone) throw new NotFound('This organisation');
  await refuseSameName(ctx, gone.name, code);
  await keepOwn(ctx, code, gone.version, { ...detailsOf(gone), checked_on: gone.checked_on });
  await record(ctx, 'organisation.restored', { organisation: code });
}

type Own = OrganisationDetails & Pick<Organisation, 'checked_on'> & { ended_at?: Date };

/**
 * The trust's own row, in place of one that ships if there is one. `version` is the one that was looked at.
 * @throws RuleError somebody else changed it meanwhile
 */
async function keepOwn(ctx: Ctx, code: string, version: number, own: Own) {
  const set = { ended_at: null, ...own, version: version + 1 };
  const done = await ctx.db
    .insertInto('organisations')
    .values({ trust_id: ctx.trust.id, code, ...set })
    .onConflict((same) =>
      same
        .expression(sql`coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code`)
        .doUpdateSet(set)
        .where('organisations.version', '=', version),
    )
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 0n)
    throw new RuleError('Somebody changed this organisation while you had it open. Look at it again, then change it.');
}

async function refuseSameName(ctx: Ctx, name: string, code: string) {
  const same = (row: Organisation) => row.code !== code && row.name.toLowerCase() === name.toLowerCase();
  if ((await listOrganisations(ctx)).some(same))
    throw new RuleError('An organisation of this name is in the directory already', 'name');
}

function detailsOf({ name, kind, aliases, phone, email, website, takes }: Organisation): OrganisationDetails {
  return { name, kind, aliases, phone, email, website, takes };
}
