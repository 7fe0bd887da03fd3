// Help as a trust keeps it: added, changed, checked, hidden, taken out, and each of these taken back.
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import {
  confirmOrganisation,
  listAllOrganisations,
  listHelpNumbers,
  listOrganisations,
  setHelpNumber,
} from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { localDate } from '../platform/time.ts';
import { newEdition } from './editions.ts';
import { reviewOn } from './help.rules.ts';
import { type EntryRow, findHelp, type Help, type HelpPlace, maybeNumberOf } from './help.ts';
import { fedOf, writtenOver } from './imports.rules.ts';
import { indexHelp, unindexHelp } from './indexing.ts';
import { settleAnswered } from './links.ts';
import type { PlaceTyped } from './words.rules.ts';

type Kept =
  | 'name'
  | 'summary'
  | 'more'
  | 'needs'
  | 'audience'
  | 'phone'
  | 'other_ways'
  | 'email'
  | 'website'
  | 'hours'
  | 'cost'
  | 'languages'
  | 'access'
  | 'area'
  | 'how'
  | 'note'
  | 'crisis'
  | 'shown'
  | 'owner_id'
  | 'valid_to'
  | 'successor_id';

/** What is written of an entry. `organisation` is a name: of one in the list of other organisations, or any other. */
export type HelpDetails = Pick<EntryRow, Kept> & { organisation: string; places: PlaceTyped[] };

function detailsOf(help: Help): HelpDetails {
  const { name, summary, more, needs, audience, phone, other_ways, email, website, hours, cost, languages } = help;
  const { access, area, how, note, crisis, shown, owner_id, valid_to, successor_id } = help;
  return {
    ...{ name, summary, more, needs, audience, phone, other_ways, email, website, hours, cost, languages },
    ...{ access, area, how, note, crisis, shown, owner_id, valid_to, successor_id },
    organisation: help.organisation.name,
    places: help.places.map(({ id: _, ...place }) => place),
  };
}

/** @throws RuleError it is there already. @throws NotFound no such colleague to own it */
export async function addHelp(ctx: Ctx, details: HelpDetails): Promise<string> {
  if (details.owner_id) await findColleague(ctx, details.owner_id);
  const id = await insertHelp(ctx, details, null);
  await record(ctx, 'help.added', { help: id });
  return id;
}

/**
 * Changes what is said; that it was looked at today is kept with it. Of one that ships, this trust's own row is made.
 * @throws RuleError somebody else changed it meanwhile; a crisis line is taken out by Settings alone
 */
export async function changeHelp(ctx: Ctx, help: Help, details: HelpDetails, version = help.version): Promise<string> {
  guardCrisis(ctx, help, details);
  if (details.owner_id && details.owner_id !== help.owner_id) await findColleague(ctx, details.owner_id);
  if (!help.own) {
    const id = await insertHelp(ctx, details, help.national);
    await record(ctx, 'help.added', { help: id });
    return id;
  }
  if (isSame(detailsOf(help), details) && !help.ended_at) return help.id;
  await keepRow(ctx, help, details, version);
  await keepEarlier(ctx, 'help_entry', help.id, detailsOf(help));
  await record(ctx, 'help.changed', { help: help.id });
  return help.id;
}

/** Somebody looked and it is right: it counts as fresh from today. A second press of a day changes nothing. */
export async function confirmHelp(ctx: Ctx, help: Help): Promise<string> {
  if (help.ended_at) throw new RuleError('It is taken out of the directory. Put it back first.');
  if (help.organisation.ended_at)
    throw new RuleError('Its organisation is taken out. Put that back, or edit this and name another one.');
  if (help.checked_on === localDate(ctx.now)) return help.id;
  await confirmListed(ctx, help);
  if (!help.own) {
    const id = await insertHelp(ctx, detailsOf(help), help.national);
    await record(ctx, 'help.checked', { help: id });
    return id;
  }
  await change(ctx, help, checkedNow(ctx, help.crisis));
  await newEdition(ctx);
  await record(ctx, 'help.checked', { help: help.id });
  return help.id;
}

/** This trust sends nobody there; what it said stays, and can be taken back. */
export async function hideHelp(ctx: Ctx, help: Help): Promise<string> {
  return changeHelp(ctx, help, { ...detailsOf(help), shown: 'hidden' });
}

/**
 * What this trust said of one that ships is taken back: it stands as it ships, unchecked, and the public does not find it.
 * @throws RuleError a crisis line, by somebody without Settings
 */
export async function takeBackHelp(ctx: Ctx, help: Help) {
  if (!help.own || help.ended_at) return;
  if (!help.national) throw new RuleError('This is the trust’s own. Take it out of the directory instead.');
  guardCrisis(ctx, help, { crisis: false, shown: 'hidden' });
  await end(ctx, help, 'help.taken_back');
}

/** It is no more, or this trust sends nobody there. @throws RuleError a crisis line, by somebody without Settings */
export async function removeHelp(ctx: Ctx, help: Help) {
  if (help.ended_at) return;
  if (help.national) throw new RuleError('It is known in all of England. Hide it instead.');
  guardCrisis(ctx, help, { crisis: false, shown: 'hidden' });
  await end(ctx, help, 'help.removed');
}

async function end(ctx: Ctx, help: Help, event: 'help.taken_back' | 'help.removed') {
  const written_over = help.source ? [...new Set([...help.written_over, 'ended_at'])] : help.written_over;
  await change(ctx, help, { ended_at: ctx.now, written_over });
  await settleAnswered(ctx, [help.id]);
  await unindexHelp(ctx, help.id);
  await newEdition(ctx);
  await record(ctx, event, { help: help.id });
}

/** It was taken out by mistake. @throws RuleError another one has taken its place */
export async function restoreHelp(ctx: Ctx, help: Help) {
  if (!help.ended_at) return;
  if (help.national && (await findHelp(ctx, help.national)).own)
    throw new RuleError('This trust says something else of it now. Change that instead.');
  await refuseSameName(ctx, detailsOf(help), help.id, help.organisation.id ?? '');
  await change(ctx, help, { ended_at: null, written_over: help.written_over.filter((field) => field !== 'ended_at') });
  await indexHelp(ctx, { ...help, ended_at: null });
  await record(ctx, 'help.restored', { help: help.id });
}

export function listEarlierHelp(ctx: Ctx, help: Help): Promise<Earlier<HelpDetails>[]> {
  return listEarlier(ctx, 'help_entry', help.id);
}

/** What it said before is said again, and counts as checked today. @throws NotFound, RuleError as for a change */
export async function bringBackHelp(ctx: Ctx, help: Help, earlier: string) {
  const found = await maybeEarlier<HelpDetails>(ctx, 'help_entry', help.id, earlier);
  if (!found) throw new NotFound('What it said before');
  await changeHelp(ctx, help, { ...detailsOf(help), ...found.held });
}

/** A crisis line stays pinned and shown, whoever edits it: only Settings takes it out. */
function guardCrisis(ctx: Ctx, help: Help, to: Pick<HelpDetails, 'crisis' | 'shown'> & { valid_to?: string | null }) {
  if (!help.crisis || mayDo(ctx.actor, 'settings.write')) return;
  if (!to.crisis || to.shown !== 'public' || to.valid_to)
    throw new RuleError('This is a crisis line. Only a PALS manager takes it out.', 'shown');
}

const checkedNow = (ctx: Ctx, crisis: boolean) => {
  const checked_on = localDate(ctx.now);
  return { checked_on, checked_by: ctx.actor.id, review_on: reviewOn(checked_on, crisis) };
};

async function insertHelp(ctx: Ctx, details: HelpDetails, national: string | null): Promise<string> {
  const { organisation, places, ...rest } = details;
  const organisation_id = await organisationCalled(ctx, organisation || details.name);
  await refuseSuccessor(ctx, details, '');
  const id = newId(ctx.now);
  await refuseSameName(ctx, details, id, organisation_id);
  const times = { made_at: ctx.now, changed_at: ctx.now, ended_at: null };
  await ctx.db
    .insertInto('help_entries')
    .values({
      trust_id: ctx.trust.id,
      id,
      organisation_id,
      national,
      ...rest,
      ...checkedNow(ctx, details.crisis),
      ...times,
    })
    .execute();
  await keepPlaces(ctx, id, [], places);
  await indexHelp(ctx, await findHelp(ctx, id));
  return id;
}

async function keepRow(ctx: Ctx, help: Help, details: HelpDetails, version: number) {
  const { organisation, places, ...rest } = details;
  const organisation_id = await organisationCalled(ctx, organisation || details.name);
  await refuseSuccessor(ctx, details, help.id);
  await refuseSameName(ctx, details, help.id, organisation_id);
  const written_over = help.source
    ? [...new Set([...help.written_over, ...writtenOver(fedOf(help), fedOf(details))])]
    : help.written_over;
  await change(
    ctx,
    { ...help, version },
    { ...rest, written_over, organisation_id, ...checkedNow(ctx, details.crisis) },
  );
  if (!isSame(detailsOf(help), { places })) await keepPlaces(ctx, help.id, help.places, places);
  await settleAnswered(ctx, [help.id]);
  await indexHelp(ctx, await findHelp(ctx, help.id));
}

type Change = Partial<Omit<EntryRow, 'trust_id' | 'id'>>;

/** @throws RuleError somebody else changed it meanwhile */
async function change(ctx: Ctx, { id, version }: Pick<Help, 'id' | 'version'>, set: Change) {
  const done = await ctx.db
    .updateTable('help_entries')
    .set({ ...set, changed_at: ctx.now, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this while you had it open. Look at it again, then change it.');
}

/** Places in their order. One that says the same keeps its id: others may have kept a link to it. */
async function keepPlaces(ctx: Ctx, entry_id: string, before: readonly HelpPlace[], places: readonly PlaceTyped[]) {
  const left = [...before];
  const sameAs = (place: PlaceTyped) => left.splice(left.findIndex((one) => isSame(one, place)) >>> 0, 1)[0];
  const rows = places.map((place, position) => ({
    ...{ trust_id: ctx.trust.id, id: sameAs(place)?.id ?? newId(ctx.now), entry_id, position, ended_at: null },
    ...place,
  }));
  for (const { id } of left) await endPlace(ctx, id);
  for (const row of rows)
    await ctx.db
      .insertInto('help_places')
      .values(row)
      .onConflict((same) => same.columns(['trust_id', 'id']).doUpdateSet({ position: row.position }))
      .execute();
}

async function endPlace(ctx: Ctx, id: string) {
  await ctx.db
    .updateTable('help_places')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/**
 * The organisation of this name: in the list of other organisations, known to help already, or new. The name of one that
 * was taken out goes on meaning that one, so that a change of something else does not bring its help back.
 */
async function organisationCalled(ctx: Ctx, typed: string): Promise<string> {
  const name = typed.trim();
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const called = (await listAllOrganisations(ctx)).filter((one) => same(one.name) || one.aliases.some(same));
  const listed = called.find(({ ended_at }) => !ended_at) ?? called[0];
  const known = await ctx.db
    .selectFrom('help_organisations')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) =>
      listed
        ? eb('code', '=', listed.code)
        : eb.and([eb('code', 'is', null), eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase())]),
    )
    .orderBy('id')
    .executeTakeFirst();
  if (known) return known.id;
  const id = newId(ctx.now);
  const what = listed ? { code: listed.code, name: '' } : { code: null, name };
  await ctx.db
    .insertInto('help_organisations')
    .values({ trust_id: ctx.trust.id, id, ...what, made_at: ctx.now, changed_at: ctx.now })
    .execute();
  return id;
}

/** The phone and the website of one that ships are those of its organisation, or a crisis number: they were looked at as well. */
async function confirmListed(ctx: Ctx, help: Help) {
  const { code } = help.organisation;
  const known = await maybeNumberOf(ctx, help);
  const number = known && !help.phone && (await listHelpNumbers(ctx)).find((one) => one.code === known);
  if (number) await setHelpNumber(ctx, number.code, number);
  const listed = code && (await listOrganisations(ctx)).find((one) => one.code === code);
  if (listed) await confirmOrganisation(ctx, listed);
}

async function refuseSameName(ctx: Ctx, { name, area }: HelpDetails, id: string, organisation_id: string) {
  const other = await ctx.db
    .selectFrom('help_entries')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.trim().toLowerCase()))
    .where('organisation_id', '=', organisation_id)
    .where('area', '=', area)
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (other) throw new RuleError('Help of this name is in the directory already', 'name');
}

/** Who does it now is another entry, and does not lead back here. */
async function refuseSuccessor(ctx: Ctx, { successor_id }: HelpDetails, id: string) {
  const seen = new Set([id]);
  for (let next = successor_id; next; ) {
    if (seen.has(next))
      throw new RuleError('Who does this now would lead back to here. Choose another one.', 'successor');
    seen.add(next);
    next = (await successorOf(ctx, next)) ?? null;
  }
}

async function successorOf(ctx: Ctx, id: string): Promise<string | null | undefined> {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('help_entries')
        .select('successor_id')
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new RuleError('Choose who does this now from the list', 'successor');
  return row.successor_id;
}
