import { listCodes } from '../codes/index.ts';
import { listPlaces, listSites } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { listCards } from './cards.ts';
import { type Found, findInNotes, type Known } from './suggestions.rules.ts';

/** What the notes mention of this trust's wards, of subjects, relations and dangers: at most six offers. */
export async function suggest(ctx: Ctx, notes: string): Promise<Found[]> {
  return notes.trim() === '' ? [] : findInNotes(notes, await loadKnown(ctx));
}

async function loadKnown(ctx: Ctx): Promise<Known> {
  const places = await listPlaces(ctx);
  const sites = new Map((await listSites(ctx)).map((site) => [site.id, site.name]));
  return {
    places: places.map(({ id, name, aliases, site_id }) => ({ id, name, aliases, site: sites.get(site_id) ?? '' })),
    subjects: await listCodes(ctx, 'subjects'),
    relations: await listCodes(ctx, 'relations'),
    cards: await listCards(ctx),
    today: localDate(ctx.now),
  };
}
