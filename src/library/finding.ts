// Guides found while somebody talks: the words of all of them are kept in memory until one changes.
import { sql } from 'kysely';
import { namedCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { fitsExactly, fitsNotes, fitsTyped, type Indexed, wordsOfGuide } from './finding.rules.ts';
import { heldBack } from './guides.rules.ts';
import { type Guide, listGuides, listPassed } from './guides.ts';

const LONGEST_TYPED = 100;
const LONGEST_NOTES = 20_000;

export const asTyped = (typed: string) => typed.replaceAll('\0', '').trim().slice(0, LONGEST_TYPED);

/** Of what was passed, the words that were passed: a draft is found by nobody outside. */
type Kept = { of: string; guides: (Guide & Indexed)[]; passed: (Guide & Indexed)[] };
const keptOf = new Map<string, Kept>();

/** Those in use with their words; read again when one was changed, or a subject is called something else. */
async function indexed(ctx: Ctx): Promise<Kept> {
  const subjects = await namedCodes(ctx, 'subjects');
  const { rows } = await sql<{ of: string }>`
    select count(*) || ' ' || coalesce(max(changed_at)::text, '') || ' ' || coalesce(sum(edition), 0) || ' ' ||
      coalesce(sum(public_edition), 0) as of
    from guides where trust_id = ${ctx.trust.id} and ended_at is null`.execute(ctx.db);
  const of = `${rows[0]?.of} ${subjects.map(({ code, label }) => `${code}=${label}`).join()}`;
  const known = keptOf.get(ctx.trust.id);
  if (ctx.reading && known?.of === of) return known;
  const called = new Map(subjects.map(({ code, label, words }) => [code, [label, ...words]]));
  const wordsOf = (guide: Guide) =>
    wordsOfGuide({ ...guide, subjects: guide.subjects.flatMap((code) => called.get(code) ?? []) });
  const withWords = (guides: readonly Guide[]) => guides.map((guide) => ({ ...guide, words: wordsOf(guide) }));
  const kept = { of, guides: withWords(await listGuides(ctx)), passed: withWords(await listPassed(ctx)) };
  // Another transaction may see what this one wrote and has not kept yet: only what was read alone is kept.
  if (ctx.reading) keptOf.set(ctx.trust.id, kept);
  return kept;
}

/** What fits what was typed, the best first. Nothing typed: none. */
export async function searchGuides(ctx: Ctx, typed: string): Promise<Guide[]> {
  const q = asTyped(typed);
  if (q === '') return [];
  const { guides } = await indexed(ctx);
  return bestOf(guides, fitsTyped(q, guides));
}

/** What the public reads today and fits what they typed, in the words that were passed. */
export async function searchPassed(ctx: Ctx, typed: string): Promise<Guide[]> {
  const q = asTyped(typed);
  if (q === '') return [];
  const today = localDate(ctx.now);
  const passed = (await indexed(ctx)).passed.filter((guide) => !heldBack(guide, today));
  return bestOf(passed, fitsTyped(q, passed));
}

/** For the one search of the desk. */
export async function guidesBeside(ctx: Ctx, typed: string): Promise<Guide[]> {
  const q = asTyped(typed);
  if (q === '') return [];
  const { guides } = await indexed(ctx);
  return bestOf(guides, fitsExactly(q, guides)).slice(0, MOST_OFFERED);
}

const MOST_OFFERED = 5;
/** What fits far worse than the best is no help to somebody who listens. */
const NEAR_ENOUGH = 0.4;

/** What fits the notes of a call. */
export async function guidesForNotes(ctx: Ctx, notes: string): Promise<Guide[]> {
  const { guides } = await indexed(ctx);
  const fits = fitsNotes(notes.slice(0, LONGEST_NOTES), guides);
  const least = Math.max(...fits, 0) * NEAR_ENOUGH;
  return bestOf(
    guides,
    fits.map((fit) => (fit >= least ? fit : 0)),
  ).slice(0, MOST_OFFERED);
}

function bestOf(guides: readonly Guide[], scores: readonly number[]): Guide[] {
  return guides
    .map((guide, at) => ({ guide, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.guide.title.localeCompare(b.guide.title, 'en'))
    .map(({ guide }) => guide);
}
