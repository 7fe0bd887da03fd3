import {
  type Case,
  type CaseMerge,
  listCaseMerges,
  listCasePeople,
  listOpenPromises,
  mergeCases,
  openableCase,
  rowsByIds,
} from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { localDate } from '../platform/time.ts';
import { type MergeTold, toldOf } from './merge-lines.ts';

/** One of two cases, as the page before a merge shows it. */
export type CaseSide = { kase: Case; people: string[]; owner: string; promised: number };

export async function loadCaseSide(ctx: Ctx, kase: Case): Promise<CaseSide> {
  const parts = await listCasePeople(ctx, kase.id);
  const people = await peopleByIds(
    ctx,
    parts.map(({ person_id }) => person_id),
  );
  return {
    kase,
    people: [...new Set([...people.values()].map(({ name }) => name))],
    owner: (await staffNames(ctx)).get(kase.owner_id ?? '') ?? 'Nobody yet',
    promised: (await listOpenPromises(ctx, kase.id)).length,
  };
}

/** The other case, by what somebody typed. @throws RuleError there is none that this person may open */
export async function findOtherCase(ctx: Ctx, typed: string): Promise<Case> {
  for (const ref of refsOf(typed, ctx.now)) {
    try {
      return await openableCase(ctx, ref);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  throw new RuleError('No case has this number. Check it, or search for the person.', 'ref');
}

/** "412" is of this year, else of the last one. */
function refsOf(typed: string, now: Date): string[] {
  const number = typed.trim();
  if (!/^\d{1,6}$/.test(number)) return [number];
  const year = Number(localDate(now).slice(2, 4));
  return [year, year - 1].map((of) => `PAL-${String(of).padStart(2, '0')}-${number}`);
}

export const seenCases = (into: Case, goes: Case) => `${into.version} ${goes.version}`;

export type MergingCases = { into: Case; goes: Case; reason: string; seen: string };

/** @throws RuleError somebody changed one of the two since they were looked at */
export async function mergeCasesSeen(ctx: Ctx, { into, goes, reason, seen }: MergingCases) {
  if (into.id === goes.id) return; // the second press: its number leads here already
  if (seen !== seenCases(into, goes))
    throw new RuleError('Somebody changed one of these cases while you looked. Look at both again.', 'ref');
  await mergeCases(ctx, into, goes, reason);
}

export type CaseMergeLine = MergeTold & { ref: string; reason: string };

/** The merges into a case and out of it, newest first. */
export async function caseMergesOf(ctx: Ctx, kase: Case): Promise<CaseMergeLine[]> {
  const merges = await listCaseMerges(ctx, kase);
  if (merges.length === 0) return [];
  const staff = await staffNames(ctx);
  const rows = await rowsByIds(
    ctx,
    merges.flatMap(({ case_id, into_id }) => [case_id, into_id]),
  );
  return merges.map((merge) => ({
    ...toldOf(merge, staff),
    ref: rows.get(merge.case_id === kase.id ? merge.into_id : merge.case_id)?.ref ?? 'Another case',
    reason: merge.reason,
  }));
}

/** A merge of this case. @throws NotFound */
export async function findCaseMerge(ctx: Ctx, kase: Case, id: string): Promise<CaseMerge> {
  const merge = (await listCaseMerges(ctx, kase)).find((one) => one.id === id);
  if (!merge) throw new NotFound('This merge');
  return merge;
}
