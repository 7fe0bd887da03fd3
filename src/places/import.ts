import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Lines, readLines } from '../platform/lines.ts';
import { COLUMNS, type Reading, readPlaceLines } from './import.rules.ts';
import { changePlace, createPlace, listPlaces } from './places.ts';
import { listSites } from './sites.ts';

export type PlaceImport = Reading | Extract<Lines, { unreadable: string }>;

/** What the lines would do, line by line; nothing is changed. */
export async function readPlaceImport(ctx: Ctx, typed: string): Promise<PlaceImport> {
  const read = readLines(typed, COLUMNS);
  if ('unreadable' in read) return read;
  if (!read.columns.includes('name'))
    return { unreadable: 'The first line names the columns, and one of them is “Name”. Copy that line, too.' };
  const [sites, places] = await Promise.all([listSites(ctx), listPlaces(ctx)]);
  return { ...readPlaceLines(read.lines, read.columns, { sites, places }), ignored: read.ignored };
}

/** Does what the lines say, all in one transaction; lines that were refused are left out. */
export async function importPlaces(ctx: Ctx, typed: string): Promise<PlaceImport> {
  const reading = await readPlaceImport(ctx, typed);
  if ('unreadable' in reading) return reading;
  const sites = new Map((await listSites(ctx)).map(({ id, name }) => [name, id]));
  for (const { site, details } of reading.added) await createPlace(ctx, { ...details, site_id: sites.get(site) ?? '' });
  for (const { before, details } of reading.changed)
    if (before) await changePlace(ctx, before, { ...details, site_id: before.site_id });
  const { added, changed, refused } = reading;
  if (added.length + changed.length > 0)
    await record(ctx, 'places.imported', { added: added.length, changed: changed.length, refused: refused.length });
  return reading;
}
